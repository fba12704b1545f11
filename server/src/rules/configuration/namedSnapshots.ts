import { clusterFileOf } from '../../assembly/clusters/named.ts';
import { resolvePath } from '../../assembly/kustomize/path.ts';
import { wordValue } from '../../assembly/words.ts';
import { nearest } from '../../base/nearest.ts';
import { folderOf } from '../../base/uri.ts';
import { child, type Field, listItems } from '../../manifests/field.ts';
import { yamlText } from '../../syntax/yaml/yamlText.ts';
import type { WorkspaceFile } from '../../workspace/file.ts';
import type { Finding } from '../finding.ts';
import type { Workbench } from '../workbench.ts';

/** What `snapshots:` of a configuration names and is not there; silent while the workspace is still being read. */
export function* namedSnapshots(
  { snapshot, assembly }: Workbench,
  { uri, documents }: WorkspaceFile,
): Generator<Finding> {
  if (snapshot.unread.size > 0) return;
  const root: Field = { node: documents[0]?.syntax?.root, path: '' };
  const names = assembly.environments.map(({ name }) => name);
  for (const entry of listItems(child(root, 'snapshots'))) {
    const file = child(entry, 'file');
    const path = wordValue(file);
    if (path !== undefined && path !== '') {
      const message = fileMessage(snapshot, folderOf(uri), path);
      if (message !== undefined) yield at(file, message);
    }
    for (const item of listItems(child(entry, 'environments'))) {
      const name = wordValue(item);
      if (name !== undefined && !names.includes(name)) yield unknownEnvironment(item, name, names);
    }
  }
}

function fileMessage(snapshot: Workbench['snapshot'], folder: string, path: string): string | undefined {
  const uri = resolvePath(folder, path);
  const found = uri === undefined ? 'absent' : clusterFileOf(snapshot, uri);
  if (found === 'absent') {
    return `There is no file ${path}, so it completes nothing. “Policy Lens: Complete This Environment” gives the command that makes it.`;
  }
  if (found !== 'unreadable') return undefined;
  return `${path} can’t be read as a snapshot of a cluster, so nothing counts as complete where it is meant to be. It must be a list of objects in the workspace, as kubectl get -A -o yaml prints it.`;
}

function at({ node }: Field, message: string): Finding {
  const range = node?.range ?? { start: 0, end: 0 };
  return { message, place: { kind: 'text', range } };
}

function unknownEnvironment(item: Field, name: string, names: readonly string[]): Finding {
  const meant = nearest(name, names);
  const advice = meant === undefined ? `There are ${names.join(', ')}.` : `Did you mean ${meant}?`;
  const finding = at(item, `There is no environment ${name}, so it is not completed. ${advice}`);
  if (meant === undefined) return finding;
  const edits = [{ place: finding.place, newText: yamlText(meant) }];
  return { ...finding, fixes: [{ title: `Change to ${meant}`, safe: true, edits }] };
}
