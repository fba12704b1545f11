import { type Built, type BuiltMapping, descend, field, type Misfit, textOf } from '../tree/built.ts';
import { shareChanges } from '../tree/shared.ts';
import { type Gvk, gvkOf } from './gvk.ts';
import { effectiveNamespace, type ResourceId } from './id.ts';

/** Name, namespace and kind that an object had before a transformer changed them. */
interface PreviousName {
  readonly name: string;
  readonly namespace: string;
  readonly kind: string;
}

/** An object on its way through a build. Immutable: each change makes a new one. */
export interface Resource {
  readonly root: BuiltMapping;
  /** The oldest first. */
  readonly previous: readonly PreviousName[];
  readonly prefixes: readonly string[];
  readonly suffixes: readonly string[];
  /** Of what a generator made: whether its name ends with a hash of its content. */
  readonly needsHash: boolean;
  /** Of what a generator made: what happens where the object is there already. */
  readonly behavior: 'create' | 'merge' | 'replace' | undefined;
  /** Whether one of its values may be a misfit, for which kustomize can't write it as long as it stands there. */
  readonly mayMisfit: boolean;
}

export function resourceOf(root: BuiltMapping): Resource {
  return {
    root,
    previous: [],
    prefixes: [],
    suffixes: [],
    needsHash: false,
    behavior: undefined,
    mayMisfit: false,
  };
}

/** The resource with a changed tree, in which what is one value has changed everywhere. */
export function withRoot(resource: Resource, root: BuiltMapping): Resource {
  return root === resource.root ? resource : { ...resource, root: shareChanges(resource.root, root) };
}

export function nameOf(resource: Resource): string {
  return textOf(descend(resource.root, 'metadata', 'name'));
}

export function namespaceOf(resource: Resource): string {
  return textOf(descend(resource.root, 'metadata', 'namespace'));
}

export function resourceGvk({ root }: Resource): Gvk {
  return gvkOf(root);
}

export function currentId({ root }: Resource): ResourceId {
  const { group, version, kind } = gvkOf(root);
  const metadata = field(root, 'metadata');
  const [name, namespace] = [textOf(field(metadata, 'name')), textOf(field(metadata, 'namespace'))];
  return { group, version, kind, name, namespace };
}

/** The ids that it had, the oldest first, all of its present group and version. */
export function previousIds(resource: Resource): readonly ResourceId[] {
  const { group, version } = resourceGvk(resource);
  return resource.previous.map((previous) => ({ group, version, ...previous }));
}

/** All ids, the present one last. */
export function anyIds(resource: Resource): readonly ResourceId[] {
  return resource.previous.length === 0
    ? [currentId(resource)]
    : [...previousIds(resource), currentId(resource)];
}

export function originalId(resource: Resource): ResourceId {
  return previousIds(resource)[0] ?? currentId(resource);
}

/** Remembers the present id as a previous one, before it is changed. */
export function withPreviousId(resource: Resource): Resource {
  const id = currentId(resource);
  const previous = { name: id.name, namespace: effectiveNamespace(id), kind: id.kind };
  return { ...resource, previous: [...resource.previous, previous] };
}

/** Whether kustomize keeps notes of its own among the object's annotations, which so are there for a JSON patch. */
export function hasNotes({ previous, prefixes, suffixes, needsHash, behavior }: Resource): boolean {
  return (
    previous.length > 0 || prefixes.length > 0 || suffixes.length > 0 || needsHash || behavior !== undefined
  );
}

/** What keeps kustomize from writing the object. */
export function misfitsOf({ root, mayMisfit }: Resource): readonly Misfit[] {
  const find = (node: Built): readonly Misfit[] => {
    if (node.kind === 'mapping') return node.entries.flatMap(({ value }) => find(value));
    if (node.kind === 'sequence') return node.items.flatMap(find);
    return node.kind === 'scalar' && node.misfit !== undefined ? [node.misfit] : [];
  };
  return mayMisfit ? find(root) : [];
}
