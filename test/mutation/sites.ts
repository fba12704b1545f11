import {
  isCollection,
  isMap,
  isPair,
  isScalar,
  isSeq,
  type Node,
  parseAllDocuments,
  type YAMLMap,
} from 'yaml';

/** A place in a text at which a mistake can be planted: an entry of a mapping or an item of a list. */
export interface Site {
  /** From the object on: `spec.ingress[0].ports[1].port`; an item of a list ends with its index. */
  readonly path: string;
  /** The path without indexes: `spec.ingress[].ports[].port`. */
  readonly pattern: string;
  /** Undefined for an item of a list. */
  readonly key: Range | undefined;
  readonly value: Range;
  /** A scalar's value; undefined for mappings and lists. */
  readonly scalar: unknown;
  /** What stands around it is written in braces or brackets, as in JSON. */
  readonly isFlow: boolean;
  /** The sites beside it, itself among them. */
  readonly siblings: readonly Site[];
}

export interface Range {
  readonly start: number;
  readonly end: number;
}

/** An object of a text, as `kind` calls it. */
export interface PlacedObject {
  readonly kind: string;
  readonly apiVersion: string;
  readonly sites: readonly Site[];
}

/**
 * The objects of a YAML or JSON text that can be read, items of lists by themselves. Read with a library, not with the
 * product, which is what is under test.
 */
export function objectsIn(text: string): readonly PlacedObject[] {
  return parseAllDocuments(text, { logLevel: 'silent' }).flatMap((document) =>
    document.errors.length === 0 && isMap(document.contents) ? objectsOf(document.contents, text) : [],
  );
}

function objectsOf(map: YAMLMap<unknown, unknown>, text: string): readonly PlacedObject[] {
  const kind = String(map.get('kind'));
  const items = map.get('items', true);
  if (kind.endsWith('List') && isSeq(items))
    return items.items.flatMap((item) => (isMap(item) ? objectsOf(item, text) : []));
  const sites: Site[] = [];
  collect(map, '', text, sites);
  return [{ kind, apiVersion: String(map.get('apiVersion')), sites }];
}

function collect(node: Node, path: string, text: string, sites: Site[]): void {
  if (!isCollection(node)) return;
  const siblings: Site[] = [];
  const isFlow = node.flow === true;
  for (const [index, item] of node.items.entries()) {
    const keyNode = isPair(item) ? item.key : undefined;
    const valueNode: unknown = isPair(item) ? item.value : item;
    const value = rangeOf(valueNode, text);
    if (value === undefined) continue;
    const name = isScalar(keyNode) ? String(keyNode.value) : '';
    const own = isSeq(node) ? `${path}[${index}]` : path === '' ? name : `${path}.${name}`;
    const key = rangeOf(keyNode, text);
    const scalar = isScalar(valueNode) ? valueNode.value : undefined;
    siblings.push({
      path: own,
      pattern: own.replace(/\[\d+\]/g, '[]'),
      key,
      value,
      scalar,
      isFlow,
      siblings,
    });
    collect(valueNode as Node, own, text, sites);
  }
  sites.push(...siblings);
}

/** Without the line break that a list or mapping of lines ends with. */
function rangeOf(node: unknown, text: string): Range | undefined {
  if (!(isScalar(node) || isCollection(node)) || !node.range) return undefined;
  const [start, end] = node.range;
  return { start, end: start + text.slice(start, end).trimEnd().length };
}
