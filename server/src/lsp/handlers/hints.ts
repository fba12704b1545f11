import {
  type InlayHint,
  type InlayHintParams,
  InlayHintRefreshRequest,
  MarkupKind,
} from 'vscode-languageserver';
import { normalizeUri } from '../../base/uri.ts';
import { hintsIn } from '../../features/hints/hintsIn.ts';
import type { ServerContext } from '../context.ts';
import { runInSlices } from '../slices.ts';
import { handler } from '../wrap.ts';

/** Answers with the hints of the lines that are seen; asks for them anew where the settings show others. */
export function registerHints(context: ServerContext): void {
  const { connection, state, documents, host } = context;
  connection.languages.inlayHint.on(
    handler<InlayHintParams, InlayHint[]>(
      context,
      'hints',
      [],
      async ({ textDocument, range }, isCancelled) => {
        const uri = normalizeUri(textDocument.uri);
        const file = await documents.settled(uri);
        if (file === undefined || isCancelled()) return [];
        const within = { start: file.lines.offsetAt(range.start), end: file.lines.offsetAt(range.end) };
        const hints = await runInSlices(hintsIn(state.snapshot, uri, within), host, isCancelled);
        return (hints ?? []).map(({ offset, text, tooltip }) => ({
          position: file.lines.positionAt(offset),
          label: text,
          paddingLeft: true,
          ...(tooltip === undefined ? {} : { tooltip: { kind: MarkupKind.Markdown, value: tooltip } }),
        }));
      },
    ),
  );
  let shown = state.snapshot.settings.shown;
  state.onChange(() => {
    const before = shown;
    shown = state.snapshot.settings.shown;
    if (shown === before || context.client.capabilities.workspace?.inlayHint?.refreshSupport !== true) return;
    connection.sendRequest(InlayHintRefreshRequest.type).catch(() => undefined);
  });
}
