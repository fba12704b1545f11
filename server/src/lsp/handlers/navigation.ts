import {
  type Definition,
  type DefinitionParams,
  type DocumentHighlight,
  DocumentHighlightKind,
  type DocumentHighlightParams,
  type Location,
  type ReferenceParams,
} from 'vscode-languageserver';
import { environmentFor } from '../../assembly/inUse.ts';
import { resolveOrigin } from '../../assembly/resolveOrigin.ts';
import { normalizeUri } from '../../base/uri.ts';
import { profileLinks } from '../../features/links/profileLinks.ts';
import { definitionsAt } from '../../features/names/definitionsAt.ts';
import { namedAt } from '../../features/names/namedAt.ts';
import { type OccurrencePlace, placeKey, placeOf } from '../../features/names/occurrence.ts';
import { type Reference, referencesOf } from '../../features/names/references.ts';
import { callNames } from '../../features/navigation/callNames.ts';
import { profileUses } from '../../features/navigation/profileUses.ts';
import { profileAt } from '../../features/seccomp/lens/profileAt.ts';
import type { ServerContext } from '../context.ts';
import { runInSlices } from '../slices.ts';
import { handler } from '../wrap.ts';

/**
 * From what names a seccomp profile to the profile, from the profile to what uses it, and among the rules of one call; from
 * selectors, ports and names to what they find, and from labels, ports, workloads and namespaces to all that is about them.
 */
export function registerNavigation(context: ServerContext): void {
  const { connection, state, documents, host } = context;
  /** What is about the word at an offset; undefined where it names nothing. */
  const find = async (
    uri: string,
    offset: number,
    isCancelled: () => boolean,
  ): Promise<readonly Reference[] | undefined> => {
    const { workbench } = state;
    const named = namedAt(workbench, uri, offset);
    return named && runInSlices(referencesOf(workbench, named), host, isCancelled);
  };
  connection.onDefinition(
    handler<DefinitionParams, Definition>(context, 'definition', [], async ({ textDocument, position }) => {
      const uri = normalizeUri(textDocument.uri);
      const file = await documents.settled(uri);
      const offset = file?.lines.offsetAt(position) ?? 0;
      if (file === undefined) return [];
      const { workbench } = state;
      const profiles = profileLinks(workbench, uri)
        .filter(({ range }) => range.start <= offset && offset <= range.end)
        .map(({ target: { uri: target, line } }) => {
          const start = { line, character: 0 };
          return { uri: target, range: { start, end: start } };
        });
      if (profiles.length > 0) return profiles;
      return locations(definitionsAt(workbench, uri, offset).map((one) => placeOf(workbench, one)));
    }),
  );
  connection.onReferences(
    handler<ReferenceParams, Location[]>(
      context,
      'references',
      [],
      async ({ textDocument, position, context: { includeDeclaration } }, isCancelled) => {
        const uri = normalizeUri(textDocument.uri);
        const file = await documents.settled(uri);
        const { workbench } = state;
        const offset = file?.lines.offsetAt(position) ?? 0;
        const references = await find(uri, offset, isCancelled);
        if (references !== undefined) {
          const wanted = references.filter((one) => includeDeclaration || !one.isDefinition);
          return locations(wanted.map((one) => placeOf(workbench, one)));
        }
        const profile = file && profileAt(workbench, uri, offset);
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
      async ({ textDocument, position }, isCancelled) => {
        const uri = normalizeUri(textDocument.uri);
        const file = await documents.settled(uri);
        if (file === undefined) return [];
        const offset = file.lines.offsetAt(position);
        const calls = callNames(file, offset);
        if (calls.length > 0) return calls.map((range) => ({ range: file.lines.rangeOf(range) }));
        const { workbench } = state;
        const references = (await find(uri, offset, isCancelled)) ?? [];
        return references.flatMap((one): DocumentHighlight[] => {
          const place = placeOf(workbench, one);
          const kind = one.isDefinition ? DocumentHighlightKind.Write : DocumentHighlightKind.Read;
          return place?.uri === uri ? [{ range: place.range, kind }] : [];
        });
      },
    ),
  );
}

/** Each place once: a line of a kustomization or a base is part of many objects. */
function locations(places: readonly (OccurrencePlace | undefined)[]): Location[] {
  const found = new Map<string, Location>();
  for (const place of places) {
    if (place !== undefined) found.set(placeKey(place), { uri: place.uri, range: place.range });
  }
  return [...found.values()];
}
