import {
  type InlayHint,
  type InlayHintParams,
  InlayHintRefreshRequest,
  MarkupKind,
} from 'vscode-languageserver';
import { isSameList } from '../../base/equality.ts';
import { normalizeUri } from '../../base/uri.ts';
import { hintsIn } from '../../features/hints/hintsIn.ts';
import type { ServerContext } from '../context.ts';
import { runInSlices } from '../slices.ts';
import { handler } from '../wrap.ts';

/** How long changes are gathered, in milliseconds, before the client is asked to fetch hints anew. */
const refreshDelay = 150;

/** Answers with the hints of the lines that are seen; asks for them anew where the settings, or other files, say otherwise. */
export function registerHints(context: ServerContext): void {
  const { connection, state, documents, host } = context;
  connection.languages.inlayHint.on(
    handler<InlayHintParams, InlayHint[]>(
      context,
      'hints',
      [],
      async ({ textDocument, range }, isCancelled) => {
        const uri = normalizeUri(textDocument.uri);
        await documents.settled(uri);
        await context.pictures.drawn(host);
        const file = await documents.settled(uri);
        if (file === undefined || isCancelled()) return [];
        const within = { start: file.lines.offsetAt(range.start), end: file.lines.offsetAt(range.end) };
        const hints = await runInSlices(hintsIn(state.workbench, uri, within), host, isCancelled);
        return (hints ?? []).map(({ offset, text, tooltip }) => ({
          position: file.lines.positionAt(offset),
          label: text,
          paddingLeft: true,
          ...(tooltip === undefined ? {} : { tooltip: { kind: MarkupKind.Markdown, value: tooltip } }),
        }));
      },
    ),
  );
  let timer: ReturnType<typeof setTimeout> | undefined;
  let shown: readonly unknown[] = [state.snapshot.settings.shown];
  const refresh = async (): Promise<void> => {
    await state.assembled(host);
    const { assembly, snapshot } = state.workbench;
    const now = [snapshot.settings.shown, snapshot.environmentInUse, ...assembly.environments];
    if (isSameList(now, shown)) return;
    shown = now;
    connection.sendRequest(InlayHintRefreshRequest.type).catch(() => undefined);
  };
  state.onChange(() => {
    if (context.client.capabilities.workspace?.inlayHint?.refreshSupport !== true) return;
    clearTimeout(timer);
    timer = setTimeout(() => void refresh(), refreshDelay);
  });
}
