import type { DocumentLink, DocumentLinkParams } from 'vscode-languageserver';
import { normalizeUri } from '../../base/uri.ts';
import { kustomizationLinks } from '../../features/links/kustomizationLinks.ts';
import { profileLinks } from '../../features/links/profileLinks.ts';
import type { ServerContext } from '../context.ts';
import { handler } from '../wrap.ts';

/** Answers with the places of a document that name a profile of the workspace, and the paths of a kustomization. */
export function registerLinks(context: ServerContext): void {
  const { connection, state, documents, firstReading } = context;
  connection.onDocumentLinks(
    handler<DocumentLinkParams, DocumentLink[]>(context, 'links', [], async ({ textDocument }) => {
      const uri = normalizeUri(textDocument.uri);
      // Editors ask once per text: a file that is not read yet would stay without its link.
      await firstReading;
      const file = await documents.settled(uri);
      if (file === undefined) return [];
      const paths = kustomizationLinks(state.snapshot, uri).map(({ range, uri: target }) => ({
        range: file.lines.rangeOf(range),
        target,
      }));
      const profiles = profileLinks(state.workbench, uri).map(({ range, target }) => ({
        range: file.lines.rangeOf(range),
        target: `${target.uri}#L${target.line + 1}`,
        tooltip: 'Open the seccomp profile',
      }));
      return [...paths, ...profiles];
    }),
  );
}
