import { globMatcher } from '../../base/globs.ts';
import { readApplication } from './argo.ts';
import type { Deployment } from './deployment.ts';
import { at, listAt, textAt } from './plainValue.ts';

type Parameters = ReadonlyMap<string, string>;

/**
 * The Applications that an ApplicationSet makes by lists and by the directories of the repository
 * (argo-cd:docs/operator-manual/applicationset). What other generators make is not known.
 * @param folders of the repository, from its root
 */
export function readApplicationSet(
  set: unknown,
  uri: string,
  folders: readonly string[],
): readonly Deployment[] {
  const template = at(set, 'spec', 'template');
  return listAt(set, 'spec', 'generators')
    .flatMap((generator) => [...ofList(generator), ...ofDirectories(generator, folders)])
    .map((parameters) => readApplication(filled(template, parameters), uri));
}

function ofList(generator: unknown): readonly Parameters[] {
  return listAt(generator, 'list', 'elements').map((element) => new Map(flattened(element, '')));
}

/** Nested values are named by the way to them. */
function* flattened(value: unknown, name: string): Generator<readonly [string, string]> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    for (const [key, inner] of Object.entries(value)) {
      yield* flattened(inner, name === '' ? key : `${name}.${key}`);
    }
  } else if (value !== null && value !== undefined) yield [name, String(value)];
}

function ofDirectories(generator: unknown, folders: readonly string[]): readonly Parameters[] {
  const directories = listAt(generator, 'git', 'directories');
  const pathsOf = (isExcluded: boolean): readonly string[] =>
    directories
      .filter((directory) => (at(directory, 'exclude') === true) === isExcluded)
      .map((directory) => textAt(directory, 'path'));
  const isWanted = globMatcher(pathsOf(false));
  const isLeftOut = globMatcher(pathsOf(true));
  return folders.filter((folder) => isWanted(folder) && !isLeftOut(folder)).map(directoryParameters);
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

/** The template with its parameters put in; what they do not fill stays as it is. */
function filled(value: unknown, parameters: Parameters): unknown {
  if (typeof value === 'string') {
    return value.replace(
      /\{\{-?\s*(?:index\s+\.path\.segments\s+(\d+)|\.?([\w.[\]-]+?))\s*-?\}\}/g,
      (whole, segment: string | undefined, name: string | undefined) =>
        parameters.get(segment === undefined ? (name ?? '') : `path.segments.${segment}`) ?? whole,
    );
  }
  if (Array.isArray(value)) return value.map((item) => filled(item, parameters));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, filled(inner, parameters)]));
}
