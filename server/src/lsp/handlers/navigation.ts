import type {
  Definition,
  DefinitionParams,
  DocumentHighlight,
  DocumentHighlightParams,
  Location,
  ReferenceParams,
} from 'vscode-languageserver';
import { environmentFor } from '../../assembly/inUse.ts';
import { resolveOrigin } from '../../assembly/resolveOrigin.ts';
import { normalizeUri } from '../../base/uri.ts';
import { profileLinks } from '../../features/links/profileLinks.ts';
import { callNames } from '../../features/navigation/callNames.ts';
import { profileUses } from '../../features/navigation/profileUses.ts';
import { profileAt } from '../../features/seccomp/lens/profileAt.ts';
import type { ServerContext } from '../context.ts';
import { runInSlices } from '../slices.ts';
import { handler } from '../wrap.ts';

/** From what names a seccomp profile to the profile, from the profile to what uses it, and among the rules of one call. */
export function registerNavigation(context: ServerContext): void {
  const { connection, state, documents, host } = context;
  connection.onDefinition(
    handler<DefinitionParams, Definition>(context, 'definition', [], async ({ textDocument, position }) => {
      const uri = normalizeUri(textDocument.uri);
      const file = await documents.settled(uri);
      const offset = file?.lines.offsetAt(position) ?? 0;
      const links = file === undefined ? [] : profileLinks(state.workbench, uri);
      return links
        .filter(({ range }) => range.start <= offset && offset <= range.end)
        .map(({ target: { uri: target, line } }) => {
          const start = { line, character: 0 };
          return { uri: target, range: { start, end: start } };
        });
    }),
  );
  connection.onReferences(
    handler<ReferenceParams, Location[]>(
      context,
      'references',
      [],
      async ({ textDocument, position }, isCancelled) => {
        const uri = normalizeUri(textDocument.uri);
        const file = await documents.settled(uri);
        const { workbench } = state;
        const profile = file && profileAt(workbench, uri, file.lines.offsetAt(position));
        const environment = environmentFor(workbench, uri);
        if (profile === undefined || environment === undefined) return [];
        const uses = await runInSlices(profileUses(workbench, environment, profile), host, isCancelled);
        return (uses ?? []).flatMap((origin) =>
          resolveOrigin(workbench, origin)
            .slice(0, 1)
            .map(({ uri: at, value }) => ({ uri: at, range: value })),
        );
      },
    ),
  );
  connection.onDocumentHighlight(
    handler<DocumentHighlightParams, DocumentHighlight[]>(
      context,
      'highlights',
      [],
      async ({ textDocument, position }) => {
        const file = await documents.settled(normalizeUri(textDocument.uri));
        if (file === undefined) return [];
        return callNames(file, file.lines.offsetAt(position)).map((range) => ({
          range: file.lines.rangeOf(range),
        }));
      },
    ),
  );
}
