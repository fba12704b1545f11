import { resolveAlias } from '../../syntax/navigate.ts';
import type { Node } from '../../syntax/tree.ts';
import { child, type Field, type FieldEntry, listItems, mappingEntries, textValue } from '../field.ts';
import { profileKeys, ruleKeys } from './keys.ts';

/** A profile that is no Kubernetes object, found by what it says. */
export interface BareProfile {
  readonly form: 'profile' | 'runtime-config';
  readonly node: Node;
}

/**
 * The profile that a document is, or that stands in it as `linux.seccomp` of an OCI runtime's config.
 * One that is only begun is taken for a profile where nothing in it is foreign to one; a document that merely has a key
 * of the same name is not.
 */
export function bareProfile(root: Node): BareProfile | undefined {
  const field: Field = { node: root, path: '' };
  const content = resolveAlias(root);
  if (content?.kind === 'sequence') {
    const isOurs = listItems(field).some((item) => isSurelyProfile(item) || isSurelyRule(item));
    return isOurs ? { form: 'profile', node: root } : undefined;
  }
  if (content?.kind !== 'mapping') return undefined;
  if (isSurelyProfile(field) || isBegun(field)) return { form: 'profile', node: root };
  const { node } = child(child(field, 'linux'), 'seccomp');
  if (node === undefined || isEmpty(node)) return undefined;
  const isConfig = child(field, 'ociVersion').node !== undefined || isSurelyProfile({ node, path: '' });
  return isConfig ? { form: 'runtime-config', node } : undefined;
}

/** Something in it is found in seccomp profiles alone. */
function isSurelyProfile(field: Field): boolean {
  return mappingEntries(field).some((entry) => {
    const value: Field = { node: entry.value, path: '' };
    switch (entry.key.toLowerCase()) {
      case 'defaultaction':
        return /^SCMP_|_ACT_/i.test(textValue(value) ?? '');
      case 'architectures':
        return listItems(value).some((item) => /^SCMP_ARCH/i.test(textValue(item) ?? ''));
      case 'archmap':
        return listItems(value).some((item) => /^SCMP_/i.test(textValue(child(item, 'architecture')) ?? ''));
      case 'syscalls':
        return listItems(value).some(isSurelyRule);
      default:
        return false;
    }
  });
}

function isSurelyRule(field: Field): boolean {
  const action = textValue(child(field, 'action'));
  if (action === undefined) return false;
  return /^SCMP_/i.test(action) || listItems(child(field, 'names')).length > 0;
}

/** Nothing is foreign to a profile, one of its two main keys is there, and what is written may still become one. */
function isBegun(field: Field): boolean {
  const entries = mappingEntries(field);
  const isMain = ({ key }: FieldEntry): boolean => key === 'defaultAction' || key === 'syscalls';
  return (
    entries.some(isMain) &&
    entries.every(({ key }) => profileKeys.has(key)) &&
    entries
      .filter(isMain)
      .every(({ key, value }) => (key === 'syscalls' ? mayBeRules(value) : mayBeAction(value)))
  );
}

function mayBeAction(node: Node): boolean {
  return isEmpty(node) || 'SCMP_ACT_'.startsWith(textValue({ node, path: '' }) ?? '-');
}

function mayBeRules(node: Node): boolean {
  if (isEmpty(node)) return true;
  if (resolveAlias(node)?.kind !== 'sequence') return false;
  return listItems({ node, path: '' }).every(({ node: item }) => {
    if (item === undefined || isEmpty(item)) return true;
    const keys = mappingEntries({ node: item, path: '' }).map(({ key }) => key);
    const isRule = keys.length === 0 || keys.includes('names') || keys.includes('action');
    return resolveAlias(item)?.kind === 'mapping' && isRule && keys.every((key) => ruleKeys.has(key));
  });
}

/** Nothing is written there yet. */
function isEmpty(node: Node): boolean {
  const content = resolveAlias(node);
  return (
    content === undefined || content.kind === 'hole' || (content.kind === 'scalar' && content.value === null)
  );
}
