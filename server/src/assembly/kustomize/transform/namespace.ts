import type { Report } from '../problem.ts';
import { apiVersionOf, isClusterScoped } from '../resource/gvk.ts';
import { idKey, idText } from '../resource/id.ts';
import { currentId, type Resource, resourceGvk, withPreviousId, withRoot } from '../resource/resource.ts';
import { type Built, type BuiltMapping, field, type Place, textOf, withField } from '../tree/built.ts';
import { type FieldSpec, specsFor, writeField } from './fieldSpec.ts';
import { setScalar } from './setters.ts';
import type { Transformer } from './transformer.ts';

export interface NamespaceOptions {
  /** Only objects without a namespace get one. */
  readonly unsetOnly: boolean;
  /** Which subjects of role bindings are moved too. */
  readonly subjects: 'defaultOnly' | 'allServiceAccounts' | 'none';
}

export const usualOptions: NamespaceOptions = { unsetOnly: false, subjects: 'defaultOnly' };

/** Where every object of a namespace has it. */
const own: FieldSpec = { group: '', version: '', kind: '', path: 'metadata/namespace', create: true };

/** Moves all objects into one namespace (sigs.k8s.io/kustomize/api/filters/namespace/namespace.go). */
export function setNamespace(
  namespace: string,
  place: Place,
  specs: readonly FieldSpec[],
  options: NamespaceOptions,
): Transformer {
  return (resources, report) => {
    const moved = resources.map((resource) => {
      const known = withPreviousId(resource);
      return withRoot(known, move(known, namespace, place, specs, options, report));
    });
    const taken = new Set<string>();
    for (const resource of moved) {
      const key = idKey(currentId(resource));
      if (taken.has(key)) report(conflict(resource, namespace), place);
      taken.add(key);
    }
    return moved;
  };
}

function conflict(resource: Resource, namespace: string): string {
  const { kind, name } = currentId(resource);
  return (
    `In namespace ${namespace} there would be two objects ${idText({ ...currentId(resource), kind, name, namespace: '' })}: ` +
    'kustomize refuses to move objects of one name from several namespaces into one.'
  );
}

function move(
  resource: Resource,
  namespace: string,
  place: Place,
  specs: readonly FieldSpec[],
  { unsetOnly, subjects }: NamespaceOptions,
  report: Report,
): BuiltMapping {
  const gvk = resourceGvk(resource);
  const set = (node: Built): Built | undefined =>
    unsetOnly && textOf(node) !== '' ? undefined : setScalar(namespace, place, report)(node);
  const writer = { set, create: 'scalar', place, report } as const;
  const isBinding = gvk.kind === 'RoleBinding' || gvk.kind === 'ClusterRoleBinding';
  let root = isClusterScoped(gvk) ? resource.root : writeField(resource.root, own, writer);
  if (isBinding) root = moveSubjects(root, subjects, set, place);
  for (const spec of specsFor(specs, gvk)) {
    const isOwn = spec.path === 'metadata/namespace';
    const isForeignName = spec.path === 'metadata/name' && apiVersionOf(gvk) !== 'v1';
    const isSubject = isBinding && spec.path === 'subjects/namespace';
    if (!isOwn && !isForeignName && !isSubject) root = writeField(root, spec, writer);
  }
  return root;
}

function moveSubjects(
  root: BuiltMapping,
  which: NamespaceOptions['subjects'],
  set: (node: Built) => Built | undefined,
  place: Place,
): BuiltMapping {
  const list = field(root, 'subjects');
  if (list?.kind !== 'sequence' || which === 'none') return root;
  const items = list.items.map((subject) => {
    if (subject.kind !== 'mapping') return subject;
    const isMeant =
      which === 'defaultOnly'
        ? textOf(field(subject, 'name')) === 'default'
        : textOf(field(subject, 'kind')) === 'ServiceAccount';
    const old = field(subject, 'namespace');
    const value = isMeant ? set(old ?? emptyAt(place)) : undefined;
    return value === undefined ? subject : withField(subject, 'namespace', value);
  });
  return withField(root, 'subjects', { ...list, items });
}

function emptyAt(place: Place): Built {
  return { kind: 'scalar', style: 'plain', source: '', value: null, range: place.value, place };
}
