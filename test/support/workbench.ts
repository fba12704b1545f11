import { assembleWith, nothingMore } from '../../server/src/assembly/assembleWith.ts';
import type { Environment } from '../../server/src/assembly/environment.ts';
import { finish } from '../../server/src/base/steps.ts';
import type { ReportedFinding } from '../../server/src/rules/finding.ts';
import { reportFile } from '../../server/src/rules/report.ts';
import type { Workbench } from '../../server/src/rules/workbench.ts';
import { readFile } from '../../server/src/workspace/file.ts';
import { defaultSettings, type Settings } from '../../server/src/workspace/settings.ts';
import {
  emptySnapshot,
  withFolders,
  withOpenFile,
  withSettings,
} from '../../server/src/workspace/snapshot.ts';

export const root = 'file:///workspace';

/**
 * A workspace whose files are all open. Names are relative to its one folder.
 * @param before what was read and assembled of other texts, to go on from
 */
export function workbenchOf(
  files: ReadonlyMap<string, string>,
  settings: Settings = defaultSettings,
  before?: Workbench,
): Workbench {
  let snapshot = withSettings(withFolders(emptySnapshot, [{ uri: root, name: 'workspace' }]), settings);
  for (const [name, text] of files) {
    const language = name.endsWith('.json') ? 'json' : 'yaml';
    const uri = `${root}/${name}`;
    const known = before?.snapshot.open.get(uri);
    const isKept = known?.source?.text === text;
    const file = isKept ? known : finish(readFile({ uri, language, version: 1, text }, known));
    snapshot = withOpenFile(snapshot, file, false);
  }
  return assembleWith(snapshot, nothingMore, before?.assembly);
}

export function findingsOf(workbench: Workbench): readonly ReportedFinding[] {
  return [...workbench.snapshot.open.values()].flatMap((file) => finish(reportFile(workbench, file)));
}

/** The policies of an environment that its API server refuses, by name. */
export function refusedIn(environment: Environment | undefined): readonly string[] {
  return (environment?.objects ?? [])
    .filter((object) => object.kind === 'NetworkPolicy')
    .filter((policy) => environment?.refusals.isRefused(policy))
    .map(({ name }) => name);
}
