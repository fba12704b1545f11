import type { Node, ScalarNode } from '../../../syntax/tree.ts';
import { compareBytes, goFloat, goQuote } from '../goText.ts';

/** A decoded YAML value as `%#v` prints it: maps in the order of their keys, of duplicates the last. */
export function goSyntax(node: Node | undefined): string {
  switch (node?.kind) {
    case 'mapping': {
      const last = new Map(node.entries.map((entry) => [goScalar(entry.key), entry]));
      const entries = [...last.values()]
        .sort((left, right) => compareKeys(left.key, right.key))
        .map(({ key, value }) => `${element(key)}:${element(value)}`);
      return `map[interface {}]interface {}{${entries.join(', ')}}`;
    }
    case 'sequence':
      return `[]interface {}{${node.items.map(element).join(', ')}}`;
    case 'scalar':
      return goScalar(node);
    case 'alias':
      return goSyntax(node.target);
    default:
      return '<nil>';
  }
}

function element(node: Node): string {
  const text = goSyntax(node);
  return text === '<nil>' ? 'interface {}(nil)' : text;
}

/** Text before numbers, each in its own order; Go leaves open how types compare. */
function compareKeys({ value: left }: ScalarNode, { value: right }: ScalarNode): number {
  if (typeof left === 'string' && typeof right === 'string') return compareBytes(left, right);
  if (typeof left === 'string' || typeof right === 'string') return typeof left === 'string' ? -1 : 1;
  return Number(left) - Number(right);
}

/** What is beyond it is an unsigned integer to Go. */
export const largestSigned = 2n ** 63n - 1n;

/** A scalar as `%#v` prints it. */
export function goScalar({ value, source }: ScalarNode): string {
  if (value === null) return '<nil>';
  if (typeof value === 'string') return goQuote(value);
  if (typeof value === 'bigint' && value > largestSigned) return `0x${value.toString(16)}`;
  if (typeof value === 'number' && isFloat(value, source)) return goFloat(value);
  return String(value);
}

/** Whether YAML reads a number as a float: written with a point or an exponent, or too large for 64 bits. */
function isFloat(value: number, source: string): boolean {
  return !Number.isSafeInteger(value) || (/[.eE]/.test(source) && !/^[-+]?0[xX]/.test(source));
}
