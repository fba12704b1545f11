import type { TextRange } from '../../../base/range.ts';
import { isMergeKey, keyText } from '../../../syntax/keyText.ts';
import { type AliasBudget, entriesOf, resolveAlias } from '../../../syntax/navigation/entries.ts';
import type { MappingEntry, MappingNode, Node, ScalarNode } from '../../../syntax/tree.ts';
import type { Built, BuiltEntry, Source } from './built.ts';

/** Deeper nesting is no object of Kubernetes; what lies below is unknown. */
const deepest = 200;

/** How many aliases a document may follow in all. */
const aliasLimit = 10_000;

export interface Dialect {
  /**
   * Whether `yes`, `no`, `on`, `off`, `y` and `n` are texts, as for the library that kustomize reads objects with
   * (go.yaml.in/yaml/v3), and not booleans, as for the API server's and for the reader of kustomization files.
   */
  readonly hasTextualBooleans: boolean;
}

/**
 * A document's tree with its aliases and merge keys carried out, in which each value knows its place.
 * @param shift moves a range of the tree to one of the source
 */
export function loadTree(
  root: Node,
  source: Source,
  { hasTextualBooleans }: Dialect,
  shift: (range: TextRange) => TextRange = (range) => range,
): Built {
  const budget: AliasBudget = { remaining: aliasLimit };
  const load = (node: Node, key: TextRange | undefined, depth: number): Built => {
    const target = resolveAlias(node, budget);
    const value = shift(node.range);
    const place = { source, key: key ?? value, value };
    if (target === undefined || depth > deepest) return { kind: 'hole', source: '', range: value, place };
    if (target.kind === 'mapping') {
      const entries = plainEntries(target, budget).map((entry) => loadEntry(entry, depth));
      return { kind: 'mapping', range: value, entries, place };
    }
    if (target.kind === 'sequence') {
      const items = target.items.map((item) => load(item, undefined, depth + 1));
      return { kind: 'sequence', range: value, items, place };
    }
    if (target.kind === 'hole') return { ...target, range: value, place };
    const read = hasTextualBooleans ? textualBoolean(target) : asJson(target);
    return { ...target, ...read, range: value, place };
  };
  const loadEntry = (entry: MappingEntry, depth: number): BuiltEntry => {
    const range = shift(entry.key.range);
    const text = keyText(entry.key);
    return {
      key: { ...entry.key, value: text, range },
      value: load(entry.value, range, depth + 1),
      range: shift(entry.range),
    };
  };
  return load(root, undefined, 0);
}

function plainEntries(node: MappingNode, budget: AliasBudget): readonly MappingEntry[] {
  const keys = new Set<string>();
  for (const { key } of node.entries) {
    if (isMergeKey(key) || keys.has(keyText(key))) return entriesOf(node, budget);
    keys.add(keyText(key));
  }
  return node.entries;
}

function textualBoolean(node: ScalarNode): Pick<ScalarNode, 'value'> {
  const isWord = node.style === 'plain' && typeof node.value === 'boolean';
  return { value: isWord && !/^(true|false)$/i.test(node.source) ? node.source : node.value };
}

/** `yes` is `true` from then on, and `0x10` is `16`: the API server's library makes JSON of what it reads. */
function asJson({ source, value }: ScalarNode): Pick<ScalarNode, 'source'> {
  return { source: value === null || typeof value === 'string' ? source : String(value) };
}
