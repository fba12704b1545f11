import { assembleWith } from '../../assembly/assembleWith.ts';
import { finish } from '../../base/steps.ts';
import { normalizeUri } from '../../base/uri.ts';
import type { ReportedFinding } from '../../rules/finding.ts';
import { reportFile } from '../../rules/report.ts';
import { readCluster } from '../../workspace/clusterReader.ts';
import type { WorkspaceFile } from '../../workspace/file.ts';
import { defaultSettings, type Settings } from '../../workspace/settings.ts';
import {
  emptySnapshot,
  type Folder,
  namedText,
  withDiskFiles,
  withFolders,
  withSettings,
} from '../../workspace/snapshot.ts';
import { folderAround } from '../files/folders.ts';
import { parseFile } from '../files/parseFile.ts';

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
    const file = parseFile(normalizeUri(uri), text);
    return [file.uri, file];
  });
  const folders = options.folders ?? [folderAround(read.map(([uri]) => uri))];
  const settings = options.settings ?? defaultSettings;
  const snapshot = withDiskFiles(withSettings(withFolders(emptySnapshot, folders), settings), read);
  const known = new Map(read.map(([uri, file]) => [uri, file.source?.text]));
  const texts = new Map([...files].map(([uri, text]) => [normalizeUri(uri), text]));
  const workbench = assembleWith(snapshot, {
    text: (uri) => {
      const text = known.get(uri);
      return text === undefined ? 'absent' : namedText(text);
    },
    cluster: (uri) => {
      const text = texts.get(uri);
      return text === undefined ? 'absent' : (finish(readCluster(uri, text, true)) ?? 'unreadable');
    },
  });
  return read.flatMap(([, file]) => finish(reportFile(workbench, file))).sort(byPlace);
}

/** By file, then by place, so that the order of listings leaves no trace. */
export function byPlace(left: ReportedFinding, right: ReportedFinding): number {
  if (left.uri !== right.uri) return left.uri < right.uri ? -1 : 1;
  const distance = left.range.start - right.range.start || left.range.end - right.range.end;
  if (distance !== 0) return distance;
  if (left.rule !== right.rule) return left.rule < right.rule ? -1 : 1;
  return left.message < right.message ? -1 : left.message > right.message ? 1 : 0;
}
