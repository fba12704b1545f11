import { assemble } from '../../assembly/assemble.ts';
import { folderOf, nameOf, normalizeUri } from '../../base/uri.ts';
import type { ReportedFinding } from '../../rules/finding.ts';
import { reportFile } from '../../rules/report.ts';
import { languageByName } from '../../workspace/candidates.ts';
import { finish, readFile, type WorkspaceFile } from '../../workspace/file.ts';
import { defaultSettings, type Settings } from '../../workspace/settings.ts';
import {
  emptySnapshot,
  type Folder,
  withDiskFiles,
  withFolders,
  withSettings,
} from '../../workspace/snapshot.ts';

export interface CheckOptions {
  readonly settings?: Settings;
  /** Each is an environment of its own, unless a `.policy-lens.yaml` names others; by default one holds all files. */
  readonly folders?: readonly Folder[];
}

/**
 * All findings of some texts, as a cold start gives them: ordered by file, then by place.
 * @param files the texts by URI, `.policy-lens.yaml` among them where there is one
 */
export function checkFiles(
  files: ReadonlyMap<string, string>,
  options: CheckOptions = {},
): readonly ReportedFinding[] {
  const read = [...files].map(([uri, text]): [string, WorkspaceFile] => {
    const file = readText(normalizeUri(uri), text);
    return [file.uri, file];
  });
  const folders = options.folders ?? [folderAround(read.map(([uri]) => uri))];
  const settings = options.settings ?? defaultSettings;
  const snapshot = withDiskFiles(withSettings(withFolders(emptySnapshot, folders), settings), read);
  const workbench = { snapshot, assembly: assemble(snapshot) };
  return read.flatMap(([, file]) => finish(reportFile(workbench, file))).sort(byPlace);
}

/** A text with its trees. */
export function readText(uri: string, text: string): WorkspaceFile {
  return finish(readFile({ uri, language: languageByName(uri), version: 0, text }));
}

/** The innermost folder that holds all files. */
export function folderAround(uris: readonly string[]): Folder {
  const [first, ...others] = uris.map((uri) => `${folderOf(uri)}/`);
  let common = first ?? '';
  for (const other of others) {
    while (!other.startsWith(common))
      common = common.slice(0, common.lastIndexOf('/', common.length - 2) + 1);
  }
  const uri = common.replace(/\/$/, '');
  return { uri, name: nameOf(uri) };
}

/** By file, then by place, so that the order of listings leaves no trace. */
export function byPlace(left: ReportedFinding, right: ReportedFinding): number {
  if (left.uri !== right.uri) return left.uri < right.uri ? -1 : 1;
  const distance = left.range.start - right.range.start || left.range.end - right.range.end;
  if (distance !== 0) return distance;
  if (left.rule !== right.rule) return left.rule < right.rule ? -1 : 1;
  return left.message < right.message ? -1 : left.message > right.message ? 1 : 0;
}
