import type { PathKind, Shape } from '../../assembly/kustomize/kustomization/shape.ts';
import type { Built } from '../../assembly/kustomize/tree/built.ts';
import { kustomizationPlaceAt } from '../keys/kustomization.ts';
import type { Path } from '../keys/place.ts';
import type { NameablePaths } from '../links/kustomizationPaths.ts';
import { namesFor } from './kustomizationNames.ts';
import type { Offer } from './offer.ts';
import { keysBeside, nodeAt, type Place } from './place.ts';
import { blank, list, open, scalar, type Template } from './template.ts';
import { plain } from './valueOffers.ts';

/** What a kustomization can name. */
export interface InKustomization {
  readonly paths: NameablePaths;
  /** The objects that it brings together. */
  readonly objects: () => readonly Built[];
  readonly namespaces: () => readonly Offer[];
}

/** What may be written at a place of a kustomization. */
export function kustomizationOffers(place: Place, known: InKustomization): readonly Offer[] {
  const found = kustomizationPlaceAt(place.path);
  if (found === undefined) return [];
  const { shape } = found;
  if (place.position === 'value') return values(shape, place, place.path, known);
  const beside = new Set(keysBeside(place));
  if (shape.kind === 'mapping') return keys(shape, beside);
  if (beside.size > 0) return [];
  if (shape.kind === 'list') return values(shape.items, place, [...place.path, 0], known);
  return values(shape, place, place.path, known);
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

function values(shape: Shape, place: Place, path: Path, known: InKustomization): readonly Offer[] {
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
  if (leadsTo === undefined) return [...named(place, path, known), ...allowed.map(offered)];
  const listed = new Set(listedBeside(place, path));
  return pathsFor(leadsTo, path, known.paths)
    .filter((text) => !listed.has(text))
    .map((text) => plain(text, 'value'));
}

function named(place: Place, path: Path, { objects, namespaces }: InKustomization): readonly Offer[] {
  const [key] = path;
  if (path.length === 1 && key === 'namespace') return namespaces();
  if (path.length === 1 && key === 'apiVersion') return apiVersions.map(offered);
  return namesFor(place, path, objects).map(offered);
}

const apiVersions = ['kustomize.config.k8s.io/v1beta1', 'kustomize.config.k8s.io/v1alpha1'];

function offered(text: string, index: number): Offer {
  return plain(text, 'value', index);
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
