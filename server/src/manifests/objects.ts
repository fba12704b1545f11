import { KeptWith } from '../base/keptWith.ts';
import { resolveAlias } from '../syntax/navigate.ts';
import type { Node, SyntaxDocument } from '../syntax/tree.ts';
import { child, descend, type Field, listItems, nameOf, namespaceOf, textValue } from './field.ts';
import { definition, isConverted } from './lowerCallers.ts';
import { isListKind, isRead, profileFormOf } from './recognise.ts';
import { bareProfile } from './seccomp/bareProfile.ts';
import type { ProfilePlace } from './seccomp/profilePlace.ts';
import { mayHoldProfile } from './seccomp/scan.ts';

/** An object as written, before it is given a meaning. */
export interface WrittenObject {
  /** '' for a seccomp profile that is a file of its own. */
  readonly apiVersion: string;
  readonly kind: string;
  readonly namespace: string | undefined;
  readonly name: string | undefined;
  readonly node: Node;
  /** What holds its metadata: itself, but for the profile of one container among others. */
  readonly owner: Node;
  /** Where a seccomp profile stands in it; undefined for all other kinds. */
  readonly profile: ProfilePlace | undefined;
  /** `Kind/namespace/name`, not yet unique within the file. */
  readonly label: string;
}

/** Nested lists are followed this deep; the API server's clients do not nest them at all. */
export const maximumListDepth = 4;

/**
 * What the items of a list are that do not say so themselves: the API server's own lists (`kind: PodList`) leave it out,
 * and kubectl puts it in (k8s.io/apimachinery/pkg/apis/meta/v1/unstructured/helpers.go, decodeToList).
 */
export interface ItemType {
  readonly apiVersion: string;
  readonly kind: string;
}

/** The objects of a document that Policy Lens reads, lists expanded, in source order. */
export function objectsOf(document: SyntaxDocument, listed?: ItemType): readonly WrittenObject[] {
  const cached = cache.get(document) ?? new Map<string, readonly WrittenObject[]>();
  cache.set(document, cached);
  const key = listed === undefined ? '' : `${listed.apiVersion} ${listed.kind}`;
  const known = cached.get(key);
  if (known !== undefined) return known;
  const { root } = document;
  const objects = root === undefined ? [] : [...collect({ node: root, path: '' }, 0, listed)];
  if (root !== undefined && objects.length === 0 && listed === undefined && mayHoldProfile(document.text)) {
    objects.push(...bareObject(root));
  }
  cached.set(key, objects);
  return objects;
}

const cache = new KeptWith<SyntaxDocument, Map<string, readonly WrittenObject[]>>();

/** What a document with `items`, of which only the frame may be here, is to Policy Lens. */
export interface ListType {
  /** Whether its items are objects that we read; other kinds have `items`, too. */
  readonly isList: boolean;
  /** What it says of its items; undefined where it says nothing. */
  readonly itemType: ItemType | undefined;
}

export function listTypeOf(frame: SyntaxDocument): ListType {
  const root: Field = { node: frame.root, path: '' };
  const apiVersion = textValue(child(root, 'apiVersion'));
  const kind = textValue(child(root, 'kind'));
  if (apiVersion === undefined || kind === undefined || !isListKind(apiVersion, kind)) {
    return { isList: false, itemType: undefined };
  }
  return { isList: true, itemType: kind === 'List' ? undefined : { apiVersion, kind: kind.slice(0, -4) } };
}

/** The objects that a tree holds which no text is written for, as a build makes it. */
export function objectsIn(node: Node): readonly WrittenObject[] {
  return [...collect({ node, path: '' }, 0)];
}

function* collect(field: Field, depth: number, listed?: ItemType): Generator<WrittenObject> {
  if (field.node === undefined || resolveAlias(field.node)?.kind !== 'mapping') return;
  const apiVersion = textValue(child(field, 'apiVersion')) ?? listed?.apiVersion;
  const kind = textValue(child(field, 'kind')) ?? listed?.kind;
  if (apiVersion === undefined || kind === undefined) return;
  if (isListKind(apiVersion, kind)) {
    if (depth >= maximumListDepth) return;
    const items = kind === 'List' ? undefined : { apiVersion, kind: kind.slice(0, -4) };
    for (const item of listItems(child(field, 'items')))
      yield* collect({ node: item.node, path: '' }, depth + 1, items);
    return;
  }
  if (!isRead(apiVersion, kind) || (kind === definition && !isConverted(field))) return;
  const namespace = namespaceOf(field);
  const name = nameOf(field);
  const label = `${kind}/${namespace ?? ''}/${name ?? ''}`;
  const form = profileFormOf(apiVersion, kind);
  const { node } = field;
  const profile: ProfilePlace | undefined = form && { form, path: 'spec' };
  const object = { apiVersion, kind, namespace, name, node, owner: node, profile, label };
  if (form === 'kubescape') yield* containerProfiles(field, object);
  else yield object;
}

/** Kubescape keeps a profile for each container of a workload in one object. */
function* containerProfiles(field: Field, object: WrittenObject): Generator<WrittenObject> {
  for (const list of ['containers', 'initContainers', 'ephemeralContainers']) {
    for (const container of listItems(descend(field, 'spec', list))) {
      if (container.node === undefined) continue;
      const name = textValue(child(container, 'name')) ?? '';
      yield { ...object, node: container.node, label: `${object.label}/${list}/${name}` };
    }
  }
}

/** A profile that is a file of its own has neither kind nor metadata. */
function bareObject(root: Node): readonly WrittenObject[] {
  const found = bareProfile(root);
  if (found === undefined) return [];
  const { node, form } = found;
  const names = { apiVersion: '', kind: 'SeccompProfile', namespace: undefined, name: undefined };
  return [{ ...names, node, owner: root, profile: { form, path: '' }, label: 'SeccompProfile//' }];
}
