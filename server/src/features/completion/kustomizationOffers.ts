import type { PathKind, Shape } from '../../assembly/kustomize/kustomization/shape.ts';
import { kustomizationPlaceAt } from '../keys/kustomization.ts';
import type { Path } from '../keys/place.ts';
import type { NameablePaths } from '../links/kustomizationPaths.ts';
import type { Offer } from './offer.ts';
import { keysBeside, nodeAt, type Place } from './place.ts';
import { blank, list, open, scalar, type Template } from './template.ts';
import { plain } from './valueOffers.ts';

/** What may be written at a place of a kustomization. */
export function kustomizationOffers(place: Place, paths: NameablePaths): readonly Offer[] {
  const found = kustomizationPlaceAt(place.path);
  if (found === undefined) return [];
  const { shape } = found;
  if (place.position === 'value') return values(shape, place, place.path, paths);
  const beside = new Set(keysBeside(place));
  if (shape.kind === 'mapping') return keys(shape, beside);
  if (beside.size > 0) return [];
  if (shape.kind === 'list') return values(shape.items, place, [...place.path, 0], paths);
  return values(shape, place, place.path, paths);
}

/** Those that are to go come last. */
function keys(shape: Shape & { readonly kind: 'mapping' }, beside: ReadonlySet<string>): readonly Offer[] {
  return Object.entries(shape.keys)
    .filter(([key]) => !beside.has(key))
    .map(([key, { documentation, deprecated, shape: value }], index) => ({
      label: key,
      kind: 'key',
      detail: deprecated && `write ${deprecated} instead`,
      documentation,
      rank: index / 100 + (deprecated === undefined ? 0 : 10),
      content: { kind: 'entry', key, value: templateOf(value) },
      leadsOn: true,
    }));
}

function templateOf({ kind }: Shape): Template {
  if (kind === 'list') return list(blank);
  return kind === 'mapping' || kind === 'texts' ? open : blank;
}

function values(shape: Shape, place: Place, path: Path, paths: NameablePaths): readonly Offer[] {
  if (shape.kind === 'boolean') {
    return [true, false].map((value, index) => ({
      label: String(value),
      kind: 'value',
      rank: index,
      content: { kind: 'value', value: scalar(value) },
    }));
  }
  if (shape.kind !== 'text') return [];
  const { allowed = [], leadsTo } = shape;
  if (leadsTo === undefined) return allowed.map((text, index) => plain(text, 'value', index));
  const listed = new Set(listedBeside(place, path));
  return pathsFor(leadsTo, path, paths)
    .filter((text) => !listed.has(text))
    .map((text) => plain(text, 'value'));
}

function pathsFor(leadsTo: PathKind, path: Path, paths: NameablePaths): readonly string[] {
  if (path[0] === 'components') return paths.components;
  if (leadsTo === 'folder') return paths.folders;
  return leadsTo === 'file' ? paths.files : [...paths.files, ...paths.folders];
}

/** The paths that the same list names already. */
function listedBeside({ object }: Place, path: Path): readonly string[] {
  const list = typeof path.at(-1) === 'number' ? nodeAt(object, path.slice(0, -1)) : undefined;
  if (list?.kind !== 'sequence') return [];
  return list.items.flatMap((item) =>
    item.kind === 'scalar' && typeof item.value === 'string' ? [item.value] : [],
  );
}
