import { gvkOf } from '../../assembly/kustomize/resource/gvk.ts';
import { splitImage } from '../../assembly/kustomize/transform/images.ts';
import {
  type Built,
  descend,
  entriesOf,
  field,
  itemsOf,
  textOf,
} from '../../assembly/kustomize/tree/built.ts';
import type { Path } from '../keys/place.ts';
import { nodeAt, type Place } from './place.ts';

/** What tells an object, in a target and its like. */
const identities: Readonly<Record<string, (object: Built) => string>> = {
  group: (object) => gvkOf(object).group,
  version: (object) => gvkOf(object).version,
  kind: (object) => gvkOf(object).kind,
  name: (object) => textOf(descend(object, 'metadata', 'name')),
  namespace: (object) => textOf(descend(object, 'metadata', 'namespace')),
};

/** Mappings of a kustomization that select objects; `reject` is a list of such. */
const selecting: ReadonlySet<string | number> = new Set(['target', 'source', 'select', 'reject']);

/** Whose `spec.replicas` the field `replicas` sets. */
const scaled: ReadonlySet<string> = new Set([
  'Deployment',
  'ReplicationController',
  'ReplicaSet',
  'StatefulSet',
]);

/**
 * What the objects of a kustomization have where it names one: the parts of targets that fit what stands beside them, the
 * names of workloads, images.
 * @param objects that it brings together
 */
export function namesFor(place: Place, path: Path, objects: () => readonly Built[]): readonly string[] {
  const key = path.at(-1);
  if (typeof key !== 'string') return [];
  const holder = path.at(-2);
  const around = typeof holder === 'number' ? path.at(-3) : holder;
  if (around === undefined) return [];
  if (around === 'replicas' && key === 'name') {
    return distinct(
      objects().filter((object) => scaled.has(gvkOf(object).kind)),
      identities['name'],
    );
  }
  if (around === 'images' && key === 'name') return [...new Set(objects().flatMap(imagesOf))].sort();
  const identity = identities[key];
  if (identity === undefined || !selecting.has(around)) return [];
  const selector = nodeAt(place.object, path.slice(0, -1));
  return distinct(
    objects().filter((object) => fits(object, selector, key)),
    identity,
  );
}

/** Whether an object has what is written beside the key. */
function fits(object: Built, selector: ReturnType<typeof nodeAt>, key: string): boolean {
  if (selector?.kind !== 'mapping') return true;
  return selector.entries.every(({ key: other, value }) => {
    const name = String(other.value);
    const identity = name === key ? undefined : identities[name];
    const written = value.kind === 'scalar' ? value.value : undefined;
    return identity === undefined || typeof written !== 'string' || identity(object) === written;
  });
}

function distinct(
  objects: readonly Built[],
  identity: ((object: Built) => string) | undefined,
): readonly string[] {
  const texts = identity === undefined ? [] : objects.map(identity);
  return [...new Set(texts.filter((text) => text !== ''))].sort();
}

/** The images of all containers, without tag and digest. */
function imagesOf(node: Built): readonly string[] {
  if (node.kind === 'sequence') return node.items.flatMap(imagesOf);
  return entriesOf(node).flatMap(({ key, value }) => {
    const isList = ['containers', 'initContainers'].includes(String(key.value));
    const own = isList ? itemsOf(value).map((container) => textOf(field(container, 'image'))) : [];
    return [
      ...own.filter((image) => image !== '').map((image) => splitImage(image).name),
      ...imagesOf(value),
    ];
  });
}
