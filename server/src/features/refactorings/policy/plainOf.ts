import type { PlainValue } from '../../../rules/finding.ts';
import { keyText } from '../../../syntax/keyText.ts';
import type { Node } from '../../../syntax/tree.ts';

/** What is written somewhere, whatever its form; undefined where it is more than texts, numbers, lists and mappings. */
export function plainOf(node: Node): PlainValue | undefined {
  if (node.kind === 'scalar') {
    return typeof node.value === 'string' || typeof node.value === 'number' ? node.value : undefined;
  }
  if (node.kind === 'sequence') return allOf(node.items.map(plainOf));
  if (node.kind !== 'mapping') return undefined;
  const values = allOf(node.entries.map(({ value }) => plainOf(value)));
  return (
    values && Object.fromEntries(node.entries.map(({ key }, index) => [keyText(key), values[index] ?? '']))
  );
}

function allOf(values: readonly (PlainValue | undefined)[]): readonly PlainValue[] | undefined {
  const known = values.filter((value) => value !== undefined);
  return known.length === values.length ? known : undefined;
}

/** Whether a key stands twice in some mapping of a node. */
export function hasTwice(node: Node): boolean {
  if (node.kind === 'sequence') return node.items.some(hasTwice);
  if (node.kind !== 'mapping') return false;
  const keys = new Set(node.entries.map(({ key }) => keyText(key)));
  return keys.size < node.entries.length || node.entries.some(({ value }) => hasTwice(value));
}
