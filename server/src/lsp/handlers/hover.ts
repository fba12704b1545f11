import { type Hover, type HoverParams, MarkupKind } from 'vscode-languageserver';
import { fileProfile } from '../../assembly/seccomp/profileFiles.ts';
import { normalizeUri } from '../../base/uri.ts';
import { hoverAt } from '../../features/hover/hoverAt.ts';
import { plainText } from '../../features/hover/markdown.ts';
import type { ServerContext } from '../context.ts';
import { toRange } from '../convert.ts';
import { handler } from '../wrap.ts';

/** Answers with what is to be said about the place under the pointer. */
export function registerHover(context: ServerContext): void {
  const { connection, state, documents, firstReading } = context;
  connection.onHover(
    handler<HoverParams, Hover | null>(
      context,
      'hover',
      null,
      async ({ textDocument, position }, isCancelled) => {
        const uri = normalizeUri(textDocument.uri);
        // What runs and what may be reached is said by all files together; a profile speaks for itself.
        const open = await documents.settled(uri);
        if (open !== undefined && fileProfile(open) === undefined) await firstReading;
        const file = await documents.settled(uri);
        if (file === undefined || isCancelled()) return null;
        const { workbench } = state;
        if (!workbench.snapshot.settings.shown.hover.enabled) return null;
        const found = hoverAt(workbench, uri, file.lines.offsetAt(position));
        const range = found && toRange(workbench.snapshot, uri, found.range);
        if (found === undefined || range === undefined) return null;
        const formats = context.client.capabilities.textDocument?.hover?.contentFormat;
        const isPlain = formats !== undefined && !formats.includes(MarkupKind.Markdown);
        return isPlain
          ? { contents: { kind: MarkupKind.PlainText, value: plainText(found.markdown) }, range }
          : { contents: { kind: MarkupKind.Markdown, value: found.markdown }, range };
      },
    ),
  );
}
