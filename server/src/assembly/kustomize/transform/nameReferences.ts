import { groupBy } from '../../../base/groupBy.ts';
import type { Report } from '../problem.ts';
import { isClusterScoped, isSelected } from '../resource/gvk.ts';
import { effectiveNamespace, idText } from '../resource/id.ts';
import {
  currentId,
  nameOf,
  namespaceOf,
  originalId,
  previousIds,
  type Resource,
  withRoot,
} from '../resource/resource.ts';
import type { NameReferences } from '../tables/nameReferences.ts';
import {
  type Built,
  type BuiltMapping,
  descend,
  field,
  inPlaceOf,
  itemsOf,
  scalar,
  textOf,
  withField,
} from '../tree/built.ts';
import { type FieldSpec, writeField } from './fieldSpec.ts';
import type { Transformer } from './transformer.ts';

interface Reference {
  readonly target: NameReferences['target'];
  readonly spec: FieldSpec;
}

/** The references by the kind of the objects that hold them. */
function referencesByKind(references: readonly NameReferences[]): ReadonlyMap<string, readonly Reference[]> {
  const all = references.flatMap(({ target, referrers }) =>
    referrers.flatMap(({ kinds, paths }) =>
      kinds.flatMap((type) => {
        const [group = '', version = '', kind = ''] = type.split('/');
        return paths.map((path) => ({ target, spec: { group, version, kind, path, create: false } }));
      }),
    ),
  );
  return groupBy(all, ({ spec }) => spec.kind);
}

const tables = new WeakMap<readonly NameReferences[], ReadonlyMap<string, readonly Reference[]>>();

/**
 * Lets names in objects follow the objects that bear them, where those were renamed
 * (sigs.k8s.io/kustomize/api/filters/nameref/nameref.go).
 */
export function followNames(references: readonly NameReferences[]): Transformer {
  const byKind = tables.get(references) ?? referencesByKind(references);
  tables.set(references, byKind);
  return (resources, report) => {
    const byName = namedBefore(resources);
    if (byName.size === 0) return resources;
    let current = resources;
    for (const [index, resource] of resources.entries()) {
      const followed = followIn(resource, byKind, byName, report);
      if (followed !== resource) current = current.with(index, followed);
    }
    return current;
  };
}

/** Objects that were renamed or moved, by each name that they had. */
function namedBefore(resources: readonly Resource[]): ReadonlyMap<string, readonly Resource[]> {
  const byName = new Map<string, Resource[]>();
  for (const resource of resources) {
    for (const name of new Set(resource.previous.map((previous) => previous.name))) {
      const list = byName.get(name);
      if (list === undefined) byName.set(name, [resource]);
      else list.push(resource);
    }
  }
  return byName;
}

function followIn(
  referrer: Resource,
  byKind: ReadonlyMap<string, readonly Reference[]>,
  byName: ReadonlyMap<string, readonly Resource[]>,
  report: Report,
): Resource {
  const original = originalId(referrer);
  let { root } = referrer;
  for (const { target, spec } of byKind.get(original.kind) ?? []) {
    if (!isSelected(original, spec)) continue;
    const find = new Search(referrer, spec, target, byName, report);
    const anyKind = { ...spec, group: '', version: '', kind: '' };
    root = writeField(root, anyKind, {
      set: (node) => find.followed(node),
      create: undefined,
      place: root.place,
      report,
    });
  }
  return withRoot(referrer, root);
}

/** What one field of one object may name. */
class Search {
  readonly #referrer: Resource;
  readonly #spec: FieldSpec;
  readonly #target: NameReferences['target'];
  readonly #byName: ReadonlyMap<string, readonly Resource[]>;
  readonly #report: Report;

  constructor(
    referrer: Resource,
    spec: FieldSpec,
    target: NameReferences['target'],
    byName: ReadonlyMap<string, readonly Resource[]>,
    report: Report,
  ) {
    this.#referrer = referrer;
    this.#spec = spec;
    this.#target = target;
    this.#byName = byName;
    this.#report = report;
  }

  followed(node: Built): Built | undefined {
    if (node.kind === 'sequence')
      return { ...node, items: node.items.map((item) => this.followed(item) ?? item) };
    if (node.kind === 'mapping') return this.#followedMapping(node);
    if (node.kind !== 'scalar' || node.value === null) return undefined;
    const found = this.#select(textOf(node), this.#candidates(textOf(node)), nameOf, node);
    return found === undefined || nameOf(found) === textOf(node) ? undefined : renamed(node, found);
  }

  /** A reference that says the namespace beside the name. */
  #followedMapping(node: BuiltMapping): Built | undefined {
    const name = field(node, 'name');
    if (name === undefined) {
      this.#report('kustomize looks for a name here, and there is none.', node.place);
      return undefined;
    }
    const old = textOf(name);
    const namespace = field(node, 'namespace');
    const candidates = this.#inNamespace(this.#candidates(old), namespace);
    const found = this.#select(old, candidates, (one) => `${nameOf(one)} ${namespaceOf(one)}`, name);
    if (found === undefined || (nameOf(found) === old && namespaceOf(found) === '')) return undefined;
    const named = withField(node, 'name', renamed(name, found));
    if (namespaceOf(found) === '') return named;
    const moved = scalar(
      namespaceOf(found),
      (descend(found.root, 'metadata', 'namespace') ?? found.root).place,
    );
    return withField(named, 'namespace', inPlaceOf(moved, namespace));
  }

  #inNamespace(candidates: readonly Resource[], namespace: Built | undefined): readonly Resource[] {
    if (namespace === undefined) return candidates;
    const name = textOf(namespace);
    const original = candidates.filter((one) => effectiveNamespace(originalId(one)) === name);
    return original.length > 0
      ? original
      : candidates.filter((one) => effectiveNamespace(currentId(one)) === name);
  }

  /** The objects that once had the name and that this object may refer to at all. */
  #candidates(name: string): readonly Resource[] {
    const own = currentId(this.#referrer);
    const namespaces = subjectNamespaces(this.#referrer);
    return (this.#byName.get(name) ?? []).filter((one) => {
      const id = currentId(one);
      if (isClusterScoped(own) || isClusterScoped(id)) return true;
      return effectiveNamespace(id) === effectiveNamespace(own) || namespaces.has(id.namespace);
    });
  }

  #select(
    name: string,
    candidates: readonly Resource[],
    meaning: (resource: Resource) => string,
    node: Built,
  ): Resource | undefined {
    let left = candidates.filter((one) => this.#isOfKind(one) && this.#isOfRole(one) && this.#isInReach(one));
    if (left.length > 1) left = left.filter((one) => haveSameAffixes(one, this.#referrer, true));
    if (left.length > 1) left = left.filter((one) => haveSameAffixes(one, this.#referrer, false));
    const [first] = left;
    if (first !== undefined && new Set(left.map(meaning)).size > 1) {
      const ids = left.map((one) => idText(currentId(one))).join(', ');
      this.#report(`${name} may mean several objects: ${ids}. kustomize does not choose.`, node.place);
      return undefined;
    }
    return first;
  }

  #isOfKind(resource: Resource): boolean {
    return previousIds(resource).some((id) => isSelected(id, this.#target));
  }

  #isOfRole(resource: Resource): boolean {
    const role = field(this.#referrer.root, 'roleRef');
    if (!this.#spec.path.endsWith('roleRef/name') || role === undefined) return true;
    const [group, kind] = [textOf(field(role, 'apiGroup')), textOf(field(role, 'kind'))];
    if (field(role, 'apiGroup') === undefined || field(role, 'kind') === undefined) return true;
    return previousIds(resource).some((id) => isSelected(id, { group, version: '', kind }));
  }

  #isInReach(resource: Resource): boolean {
    const own = currentId(this.#referrer);
    const id = currentId(resource);
    if (isClusterScoped(own) || isClusterScoped(id) || id.kind === 'ServiceAccount') return true;
    return effectiveNamespace(own) === effectiveNamespace(id);
  }
}

/** Role bindings may name service accounts of other namespaces. */
function subjectNamespaces({ root }: Resource): ReadonlySet<string> {
  if (textOf(field(root, 'kind')) !== 'RoleBinding') return new Set();
  const accounts = itemsOf(field(root, 'subjects')).filter(
    (subject) => textOf(field(subject, 'kind')) === 'ServiceAccount',
  );
  return new Set(accounts.map((subject) => textOf(field(subject, 'namespace'))));
}

function haveSameAffixes(left: Resource, right: Resource, mayLack: boolean): boolean {
  const isSame = (one: readonly string[], other: readonly string[]): boolean =>
    (mayLack && (one.length === 0 || other.length === 0)) || endsAlike(one, other);
  return isSame(left.prefixes, right.prefixes) && isSame(left.suffixes, right.suffixes);
}

/** Whether the shorter list is the end of the longer one. */
function endsAlike(left: readonly string[], right: readonly string[]): boolean {
  const length = Math.min(left.length, right.length);
  if (length === 0) return left.length === right.length;
  return left
    .slice(left.length - length)
    .every((text, index) => text === right[right.length - length + index]);
}

/** The text stays where it is written; the new name stands behind it as what has changed it. */
function renamed(node: Built, found: Resource): Built {
  const name = descend(found.root, 'metadata', 'name') ?? found.root;
  const value = scalar(nameOf(found), node.place);
  return { ...value, behind: [...(node.behind ?? []), name.place, ...(name.behind ?? [])] };
}
