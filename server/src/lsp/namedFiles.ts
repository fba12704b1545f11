import type { Workbench } from '../rules/workbench.ts';
import { folderHolding, type NamedText, namedText, withTexts } from '../workspace/snapshot.ts';
import type { Host } from './host.ts';
import type { ServerState } from './state.ts';
import { WantedFiles } from './wantedFiles.ts';

/** The files that kustomizations name. */
export function namedFiles(state: ServerState, host: Host): WantedFiles<NamedText> {
  return new WantedFiles(state, host, {
    wanted: (workbench) => [...workbench.assembly.wanted, ...onlyOpen(workbench)],
    known: ({ texts }) => texts.keys(),
    read: (uris) => namedTexts(state, host, uris),
    accept: withTexts,
  });
}

/** The texts of some files of the workspace, or why there are none. */
export function namedTexts(
  state: ServerState,
  host: Host,
  uris: readonly string[],
): Promise<readonly (readonly [uri: string, text: NamedText])[]> {
  return Promise.all(uris.map(async (uri) => [uri, await textOf(state, host, uri)] as const));
}

/** What builds have from an editor alone: without it, as when it is closed, they would have to wait. */
function onlyOpen({ snapshot, assembly }: Workbench): readonly string[] {
  const { open, apart, disk, texts } = snapshot;
  return [...open.keys()].filter(
    (uri) =>
      !apart.has(uri) &&
      !texts.has(uri) &&
      disk.get(uri)?.source === undefined &&
      assembly.loaded(uri) !== undefined,
  );
}

/** Nothing is read outside of the workspace. */
async function textOf(state: ServerState, host: Host, uri: string): Promise<NamedText> {
  const { folders, settings } = state.snapshot;
  if (folderHolding(folders, uri) === undefined) return 'unreadable';
  const result = await host.readText(uri, settings.largeFileLimit);
  if (result.kind === 'text') return namedText(result.text);
  return result.kind === 'gone' ? 'absent' : 'unreadable';
}
