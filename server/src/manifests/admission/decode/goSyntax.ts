import type { Node, ScalarNode } from '../../../syntax/tree.ts';
import { goFloat, goQuote } from '../goText.ts';

/** A decoded YAML value as `%#v` prints it. Maps print in the order of their keys, which is not followed here. */
export function goSyntax(node: Node | undefined): string {
  switch (node?.kind) {
    case 'mapping': {
      const entries = node.entries.map(({ key, value }) => `${element(key)}:${element(value)}`);
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

/** A scalar as `%#v` prints it. */
export function goScalar({ value }: ScalarNode): string {
  if (value === null) return '<nil>';
  if (typeof value === 'string') return goQuote(value);
  if (typeof value === 'number' && !Number.isInteger(value)) return goFloat(value);
  return String(value);
}
