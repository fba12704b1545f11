import type { Report } from '../problem.ts';
import { idText, isSameId } from '../resource/id.ts';
import { anyIds, currentId, nameOf, namespaceOf, type Resource } from '../resource/resource.ts';
import {
  type BuiltMapping,
  entriesOf,
  field,
  keyOf,
  mapping,
  scalar,
  textOf,
  withField,
} from '../tree/built.ts';

/** Adds what a generator made, or merges it into what is there (sigs.k8s.io/kustomize/api/resmap, appendReplaceOrMerge). */
export function absorb(resources: readonly Resource[], made: Resource, report: Report): readonly Resource[] {
  const id = currentId(made);
  const matches = resources.filter((resource) => anyIds(resource).some((other) => isSameId(other, id)));
  const [old] = matches;
  if (old === undefined) {
    if (made.behavior === 'create') return [...resources, made];
    report(`There is no ${idText(id)} yet that could be ${made.behavior}d.`, made.root.place);
    return resources;
  }
  if (matches.length > 1 || made.behavior === 'create') {
    const what = matches.length > 1 ? 'several' : 'already one';
    report(`There is ${what} ${idText(id)}; behavior must be merge or replace.`, made.root.place);
    return resources;
  }
  return resources.map((resource) => (resource === old ? merged(old, made) : resource));
}

/** The new object under the old one's names and notes. */
function merged(old: Resource, made: Resource): Resource {
  const metadata = field(made.root, 'metadata');
  let names = metadata?.kind === 'mapping' ? metadata : mapping(made.root.place);
  names = withField(names, 'name', scalar(nameOf(old), old.root.place));
  if (namespaceOf(old) !== '')
    names = withField(names, 'namespace', scalar(namespaceOf(old), old.root.place));
  for (const part of ['labels', 'annotations'])
    names = withBoth(names, part, field(old.root, 'metadata'), names);
  let root = withField(made.root, 'metadata', names);
  if (made.behavior === 'merge') {
    for (const part of ['data', 'binaryData']) root = withBoth(root, part, old.root, made.root);
  }
  // a hash is added only where both ask for it
  return { ...old, root, needsHash: old.needsHash && made.needsHash };
}

/** Entries of both, the newer going before the older. */
function withBoth(
  target: BuiltMapping,
  key: string,
  older: ReturnType<typeof field>,
  newer: BuiltMapping,
): BuiltMapping {
  const entries = [...entriesOf(field(older, key)), ...entriesOf(field(newer, key))];
  if (entries.length === 0) return target;
  const map = entries.reduce(
    (all, entry) => withField(all, keyOf(entry), scalar(textOf(entry.value), entry.value.place)),
    mapping(target.place),
  );
  return withField(target, key, map);
}
