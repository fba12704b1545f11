import { globMatcher } from '../../base/globs.ts';
import type { LoadedDocument } from '../kustomize/files.ts';
import { type Built, entriesOf, keyOf, type Place } from '../kustomize/tree/built.ts';
import { plainOf } from '../kustomize/tree/plain.ts';
import { readApplication } from './argo.ts';
import type { Deployment } from './deployment.ts';
import { at, isTrueAt, listAt, textAt } from './valueAt.ts';

type Parameters = ReadonlyMap<string, string>;

/**
 * The Applications that an ApplicationSet makes by lists and by the directories of the repository
 * (argo-cd:docs/operator-manual/applicationset). What other generators make is not known.
 * @param document that says it
 * @param folders of the repository, from its root
 */
export function readApplicationSet(
  set: Built,
  document: LoadedDocument,
  folders: readonly string[],
): readonly Deployment[] {
  const template = at(set, 'spec', 'template');
  if (template === undefined) return [];
  const generators = listAt(set, 'spec', 'generators');
  const own = `ApplicationSet ${textAt(set, 'metadata', 'name')}`;
  const { destination } = readApplication(template, document);
  const open = (what: string, place: Place): Deployment => {
    const { uri } = document.source;
    const unknown = { what, place };
    return { name: own, uri, saidIn: [uri], document, destination, sources: [], unknown };
  };
  const ofUnknown = generators.flatMap((generator) => {
    const generated = unknownGenerator(generator);
    return generated === undefined
      ? []
      : [open(`what the generator ${generated} of ${own} deploys`, generator.place)];
  });
  const made = generators
    .filter((generator) => at(generator, 'selector') === undefined)
    .flatMap((generator) => [...ofList(generator), ...ofDirectories(generator, folders)])
    .map((parameters) => readApplication(filled(template, parameters), document));
  // what functions of a template make is not known
  const unfilled = new Map(
    made
      .flatMap(({ sources }) => sources)
      .filter(({ path }) => path?.includes('{{'))
      .map(({ path, place }) => [path, open(`what ${own} deploys from ${path}`, place)]),
  );
  const patch = at(set, 'spec', 'templatePatch');
  const patched = patch === undefined ? [] : [open(`what templatePatch of ${own} changes`, patch.place)];
  return [...made, ...ofUnknown, ...unfilled.values(), ...patched];
}

/** The name of a generator of which it is not known what it makes. */
function unknownGenerator(generator: Built): string | undefined {
  if (at(generator, 'list', 'elementsYaml') !== undefined) return 'list with elementsYaml';
  if (at(generator, 'git', 'files') !== undefined) return 'git by files';
  if (at(generator, 'selector') !== undefined) return 'with a selector';
  const others = entriesOf(generator).map(keyOf);
  return others.find((key) => key !== 'list' && key !== 'git');
}

function ofList(generator: Built): readonly Parameters[] {
  return listAt(generator, 'list', 'elements').map((element) => new Map(flattened(plainOf(element), '')));
}

/** Nested values are named by the way to them. */
function* flattened(value: unknown, name: string): Generator<readonly [string, string]> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    for (const [key, inner] of Object.entries(value)) {
      yield* flattened(inner, name === '' ? key : `${name}.${key}`);
    }
  } else if (value !== null && value !== undefined) yield [name, String(value)];
}

function ofDirectories(generator: Built, folders: readonly string[]): readonly Parameters[] {
  const directories = listAt(generator, 'git', 'directories');
  const pathsOf = (isExcluded: boolean): readonly string[] =>
    directories
      .filter((directory) => isTrueAt(directory, 'exclude') === isExcluded)
      // as Go's path.Match, to which two stars are one
      .map((directory) => textAt(directory, 'path').replace(/\*+/g, '*'));
  const isWanted = globMatcher(pathsOf(false));
  const isLeftOut = globMatcher(pathsOf(true));
  return folders
    .filter((folder) => isWanted(folder) && !isLeftOut(folder) && !isHidden(folder))
    .map(directoryParameters);
}

/** Argo CD looks into no folder whose name begins with a dot. */
function isHidden(folder: string): boolean {
  return folder.split('/').some((name) => name.startsWith('.'));
}

function directoryParameters(path: string): Parameters {
  const names = path.split('/');
  const basename = names.at(-1) ?? '';
  const normalized = basename.toLowerCase().replace(/[^a-z0-9.-]/g, '-');
  return new Map([
    // without goTemplate `path` is the path, with it `path.path`
    ['path', path],
    ['path.path', path],
    ['path.basename', basename],
    ['path.basenameNormalized', normalized],
    ...names.map((name, index) => [`path[${index}]`, name] as const),
    ...names.map((name, index) => [`path.segments.${index}`, name] as const),
  ]);
}

/** The template with its parameters put in, each value staying where it is written; what they do not fill stays as it is. */
function filled(node: Built, parameters: Parameters): Built {
  switch (node.kind) {
    case 'mapping': {
      const entries = node.entries.map((entry) => ({ ...entry, value: filled(entry.value, parameters) }));
      return { ...node, entries };
    }
    case 'sequence':
      return { ...node, items: node.items.map((item) => filled(item, parameters)) };
    case 'scalar':
      return typeof node.value === 'string' ? { ...node, value: filledText(node.value, parameters) } : node;
    case 'hole':
      return node;
  }
}

function filledText(text: string, parameters: Parameters): string {
  return text.replace(
    /\{\{-?\s*(?:index\s+\.path\.segments\s+(\d+)|\.?([\w.[\]-]+?))\s*-?\}\}/g,
    (whole, segment: string | undefined, name: string | undefined) =>
      parameters.get(segment === undefined ? (name ?? '') : `path.segments.${segment}`) ?? whole,
  );
}
