import { resourceGvk, withRoot } from '../resource/resource.ts';
import { type Built, type BuiltMapping, keyOf, type Place, textInPlaceOf, textOf } from '../tree/built.ts';
import { type FieldSpec, writeField } from './fieldSpec.ts';
import { eachResource, type Transformer } from './transformer.ts';

export interface ImageChange {
  readonly name: string;
  readonly newName: string;
  readonly newTag: string;
  readonly tagSuffix: string;
  readonly digest: string;
}

/** Renames an image wherever containers have it (sigs.k8s.io/kustomize/api/filters/imagetag). */
export function setImage(change: ImageChange, place: Place, specs: readonly FieldSpec[]): Transformer {
  const pattern = imagePattern(change.name);
  return eachResource((resource, report) => {
    const set = (node: Built): Built | undefined => {
      if (node.kind === 'mapping' || node.kind === 'sequence') {
        report('kustomize looks for an image here, and finds a list or a mapping.', node.place);
      }
      const image = textOf(node);
      if (node.kind !== 'scalar' || pattern?.test(image) !== true) return undefined;
      return textInPlaceOf(renamed(image, change), place, node);
    };
    const isDefinition = resourceGvk(resource).kind === 'CustomResourceDefinition';
    const first = isDefinition ? resource.root : everywhere(resource.root, set);
    const root = specs.reduce(
      (built, spec) => writeField(built, spec, { set, create: undefined, place, report }),
      first,
    );
    return withRoot(resource, root);
  });
}

function imagePattern(name: string): RegExp | undefined {
  try {
    return new RegExp(`^${name}(:[a-zA-Z0-9_.{}-]*)?(@sha256:[a-zA-Z0-9_.{}-]*)?$`);
  } catch {
    return undefined;
  }
}

/** In every list of containers, whatever lies around it. */
function everywhere(root: BuiltMapping, set: (node: Built) => Built | undefined): BuiltMapping {
  const walk = (node: Built): Built => {
    if (node.kind === 'sequence') {
      const items = node.items.map(walk);
      return items.every((item, index) => item === node.items[index]) ? node : { ...node, items };
    }
    return node.kind === 'mapping' ? walkMapping(node) : node;
  };
  const walkMapping = (node: BuiltMapping): BuiltMapping => {
    const entries = node.entries.map((entry) => {
      const inner = walk(entry.value);
      const isList = keyOf(entry) === 'containers' || keyOf(entry) === 'initContainers';
      const value =
        isList && inner.kind === 'sequence' ? { ...inner, items: inner.items.map(container) } : inner;
      return value === entry.value ? entry : { ...entry, value };
    });
    return entries.every((entry, index) => entry === node.entries[index]) ? node : { ...node, entries };
  };
  const container = (node: Built): Built => {
    if (node.kind !== 'mapping') return node;
    const entries = node.entries.map((entry) => {
      const value = keyOf(entry) === 'image' ? set(entry.value) : undefined;
      return value === undefined ? entry : { ...entry, value };
    });
    return { ...node, entries };
  };
  return walkMapping(root);
}

function renamed(image: string, { newName, newTag, tagSuffix, digest: newDigest }: ImageChange): string {
  const parts = splitImage(image);
  const name = newName === '' ? parts.name : newName;
  let { tag, digest } = parts;
  if (newTag !== '' || newDigest !== '') [tag, digest] = [newTag, newDigest];
  else if (tagSuffix !== '') [tag, digest] = [tag + tagSuffix, ''];
  return name + (tag === '' ? '' : `:${tag}`) + (digest === '' ? '' : `@${digest}`);
}

/** A colon before the first slash belongs to the registry's address. */
export function splitImage(image: string): {
  readonly name: string;
  readonly tag: string;
  readonly digest: string;
} {
  const from = Math.max(image.indexOf('/'), 0);
  const at = image.indexOf('@', from);
  const colon = image.indexOf(':', from);
  const digest = at < 0 ? '' : image.slice(at + 1);
  const end = at < 0 ? image.length : at;
  if (colon < 0 || colon > end) return { name: image.slice(0, end), tag: '', digest };
  return { name: image.slice(0, colon), tag: image.slice(colon + 1, end), digest };
}
