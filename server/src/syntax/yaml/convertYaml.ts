import { isAlias, isMap, isScalar, isSeq, Scalar, type YAMLMap, type Node as YamlNode } from 'yaml';
import { reportDuplicateKeys } from '../duplicateKeys.ts';
import type { MappingEntry, Node, ScalarNode, ScalarStyle, SyntaxProblem } from '../tree.ts';
import { resolveScalar } from './resolveScalar.ts';

/** What one conversion collects while it walks the library's tree. */
interface Conversion {
  readonly text: string;
  readonly anchors: Map<string, Node | undefined>;
  readonly problems: SyntaxProblem[];
}

const styles: Readonly<Record<string, ScalarStyle>> = {
  [Scalar.PLAIN]: 'plain',
  [Scalar.QUOTE_SINGLE]: 'single-quoted',
  [Scalar.QUOTE_DOUBLE]: 'double-quoted',
  [Scalar.BLOCK_LITERAL]: 'literal',
  [Scalar.BLOCK_FOLDED]: 'folded',
};

/**
 * Turns the library's tree into ours: plain objects with tight ranges, scalars resolved as Kubernetes does.
 * @param problems receives what is wrong with keys, tags and aliases
 */
export function convertYaml(text: string, root: YamlNode, problems: SyntaxProblem[]): Node {
  return convertNode(root, { text, anchors: new Map(), problems });
}

function convertNode(node: YamlNode, conversion: Conversion): Node {
  const anchor = isAlias(node) ? undefined : node.anchor;
  // Until the node is whole, an alias inside it would refer to something that contains it.
  if (anchor !== undefined) conversion.anchors.set(anchor, undefined);
  const converted = convertContent(node, conversion);
  if (anchor !== undefined) conversion.anchors.set(anchor, converted);
  return converted;
}

function convertContent(node: YamlNode, conversion: Conversion): Node {
  if (isMap(node)) return convertMapping(node, conversion);
  if (isSeq(node)) {
    const items = node.items.map((item) => convertNode(item as YamlNode, conversion));
    const [start, end] = collectionRange(node.range, node.flow === true, items.at(-1)?.range.end, conversion);
    return { kind: 'sequence', range: { start, end }, items };
  }
  if (isAlias(node)) return convertAlias(node.source, node.range, conversion);
  return isScalar(node) ? convertScalar(node, conversion) : emptyScalar(0);
}

function convertAlias(name: string, range: YamlNode['range'], { anchors, problems }: Conversion): Node {
  const [start, end] = range ?? [0, 0];
  const target = anchors.get(name);
  if (target === undefined) {
    problems.push(
      anchors.has(name)
        ? {
            code: 'alias-cycle',
            message: `The alias "*${name}" stands inside the very value that it repeats. Write the value out here.`,
            range: { start, end },
          }
        : {
            code: 'alias-without-anchor',
            message: `No anchor "&${name}" comes before this alias in the document. Define it above, or write the value out here.`,
            range: { start, end },
          },
    );
  }
  return { kind: 'alias', range: { start, end }, name, target };
}

function convertScalar(node: Scalar, { text, problems }: Conversion): ScalarNode {
  const [start, rawEnd] = node.range ?? [0, 0];
  const end = trimmedEnd(text, start, rawEnd);
  const range = { start, end };
  const style = styles[node.type ?? Scalar.PLAIN] ?? 'plain';
  const { value, problem } = resolveScalar(node.source ?? '', style === 'plain', node.tag);
  if (problem !== undefined) problems.push({ ...problem, range });
  return { kind: 'scalar', range, style, source: text.slice(start, end), value };
}

function convertMapping(map: YAMLMap, conversion: Conversion): Node {
  const entries = map.items.map((pair): MappingEntry => {
    const key = convertKey(pair.key as YamlNode | null, conversion);
    const value = convertValue(pair.value as YamlNode | null, key.range.end, conversion);
    return { key, value, range: { start: key.range.start, end: Math.max(key.range.end, value.range.end) } };
  });
  reportDuplicateKeys(entries, conversion.problems);
  const [start, end] = collectionRange(map.range, map.flow === true, entries.at(-1)?.range.end, conversion);
  return {
    kind: 'mapping',
    range: { start: Math.min(start, entries[0]?.range.start ?? start), end },
    entries,
  };
}

function convertValue(node: YamlNode | null, keyEnd: number, conversion: Conversion): Node {
  const colon = colonAfter(conversion.text, keyEnd);
  if (node === null) {
    return colon === undefined
      ? { kind: 'hole', range: { start: keyEnd, end: keyEnd }, source: '' }
      : emptyScalar(colon);
  }
  const value = convertNode(node, conversion);
  const isEmpty = value.kind === 'scalar' && value.range.start === value.range.end;
  if (!isEmpty || colon === undefined) return value;
  return { ...value, range: { start: colon, end: colon } };
}

/** A key that is no scalar, which Kubernetes refuses, is kept as its source text. */
function convertKey(node: YamlNode | null, conversion: Conversion): ScalarNode {
  if (node === null) return emptyScalar(0);
  const key = convertNode(node, conversion);
  if (key.kind === 'scalar') return key;
  if (key.kind === 'alias' && key.target?.kind === 'scalar') {
    return { ...key.target, range: key.range, source: `*${key.name}` };
  }
  const source = conversion.text.slice(key.range.start, key.range.end);
  conversion.problems.push({
    code: 'key-not-text',
    message: 'A key must be a plain text here, not a list or a mapping. Write the key as one word.',
    range: key.range,
  });
  return { kind: 'scalar', range: key.range, style: 'plain', source, value: source };
}

/** The offset after the colon that follows a key, if there is one before any other content. */
function colonAfter(text: string, keyEnd: number): number | undefined {
  let at = keyEnd;
  while (at < text.length && isBlank(text.charCodeAt(at))) at += 1;
  return text[at] === ':' ? at + 1 : undefined;
}

function collectionRange(
  range: YamlNode['range'],
  isFlow: boolean,
  lastEnd: number | undefined,
  { text }: Conversion,
): readonly [number, number] {
  const [start, end] = range ?? [0, 0];
  if (!isFlow && lastEnd !== undefined) return [start, lastEnd];
  return [start, Math.max(trimmedEnd(text, start, end), lastEnd ?? start)];
}

function emptyScalar(at: number): ScalarNode {
  return { kind: 'scalar', range: { start: at, end: at }, style: 'plain', source: '', value: null };
}

function trimmedEnd(text: string, start: number, end: number): number {
  let at = Math.min(end, text.length);
  while (at > start && isBlank(text.charCodeAt(at - 1))) at -= 1;
  return at;
}

function isBlank(code: number): boolean {
  return code === 32 || (code >= 9 && code <= 13);
}
