import type { SyntaxDocument } from '../tree.ts';
import { parseYamlDocument } from './parseYamlDocument.ts';

/** Parses one item of a list, dash included (see `splitList`); the item itself becomes the root. */
export function parseListItem(text: string): SyntaxDocument {
  const document = parseYamlDocument(text);
  const root = document.root?.kind === 'sequence' ? document.root.items[0] : undefined;
  return { ...document, root };
}
