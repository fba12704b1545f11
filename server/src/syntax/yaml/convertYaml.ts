import {
  isAlias,
  isMap,
  isPair,
  isScalar,
  isSeq,
  type Pair,
  Scalar,
  type YAMLMap,
  type YAMLSeq,
  type Node as YamlNode,
} from 'yaml';
import type { MappingEntry, Node, ScalarNode, ScalarStyle, SyntaxProblem } from '../tree.ts';
import { keyOf } from './keyOf.ts';
import { aliasCycle, reportEscapes } from './refusals.ts';
import type { Repair } from './repair.ts';
import { resolveScalar } from './resolveScalar.ts';

/** What one conversion collects while it walks the library's tree. */
interface Conversion {
  readonly text: string;
  readonly anchors: Map<string, Node | undefined>;
  readonly problems: SyntaxProblem[];
  readonly repairs: ReadonlyMap<number, Repair>;
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
 * @param text the text as written
 * @param root what the library read, from the text with its repairs
 * @param repairs what stood in for unfinished text; the tree holds the text as written again
 * @param problems receives what is wrong with keys, tags and aliases
 */
export function convertYaml(
  text: string,
  root: YamlNode,
  repairs: readonly Repair[],
  problems: SyntaxProblem[],
): Node {
  const byStart = new Map(repairs.map((repair) => [repair.range.start, repair]));
  return convertNode(root, { text, anchors: new Map(), problems, repairs: byStart });
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
    const items = node.items.map((item) =>
      convertItem(item as YamlNode | Pair<YamlNode, YamlNode>, node, conversion),
    );
    const [start, end] = collectionRange(node.range, node.flow === true, items.at(-1)?.range.end, conversion);
    return { kind: 'sequence', range: { start, end }, items };
  }
  if (isAlias(node)) return convertAlias(node.source, node.range, conversion);
  return isScalar(node) ? convertScalar(node, conversion) : emptyScalar(0);
}

/** The library holds the items of `!!omap` and `!!pairs` as bare pairs; they are mappings of one entry. */
function convertItem(
  item: YamlNode | Pair<YamlNode, YamlNode>,
  sequence: YAMLSeq,
  conversion: Conversion,
): Node {
  if (!isPair(item)) {
    return convertNode(item, conversion);
  }
  const entry = convertPair(item, sequence, conversion);
  return { kind: 'mapping', range: entry.range, entries: [entry] };
}

function convertAlias(name: string, range: YamlNode['range'], { anchors, problems }: Conversion): Node {
  const [start, end] = range ?? [0, 0];
  const target = anchors.get(name);
  if (target === undefined) {
    problems.push(
      anchors.has(name)
        ? aliasCycle(name, { start, end })
        : {
            code: 'alias-without-anchor',
            message: `No anchor "&${name}" comes before this alias in the document. Define it above, or write the value out here.`,
            range: { start, end },
          },
    );
  }
  return { kind: 'alias', range: { start, end }, name, target };
}

function convertScalar(node: Scalar, { text, problems, repairs }: Conversion): ScalarNode {
  const [start, rawEnd] = node.range ?? [0, 0];
  const repair = repairs.get(start);
  if (repair !== undefined && rawEnd >= repair.range.end - 1) return unfinishedScalar(text, repair);
  const end = trimmedEnd(text, start, rawEnd);
  const range = { start, end };
  const style = styles[node.type ?? Scalar.PLAIN] ?? 'plain';
  const resolved = resolveScalar(node.source ?? '', style === 'plain', node.tag);
  const scalar: ScalarNode = { kind: 'scalar', range, style, source: text.slice(start, end), ...resolved };
  reportEscapes(scalar, problems);
  return scalar;
}

function convertMapping(map: YAMLMap, conversion: Conversion): Node {
  const entries = map.items.map((pair) =>
    convertPair(pair as Pair<YamlNode | null, YamlNode | null>, map, conversion),
  );
  const [start, end] = collectionRange(map.range, map.flow === true, entries.at(-1)?.range.end, conversion);
  const first = entries[0]?.range.start ?? start;
  return { kind: 'mapping', range: { start: Math.min(start, first), end }, entries };
}

function convertPair(
  pair: Pair<YamlNode | null, YamlNode | null>,
  within: YAMLMap | YAMLSeq,
  conversion: Conversion,
): MappingEntry {
  const { text, repairs } = conversion;
  const { key, ...written } =
    pair.key === null ? { key: emptyScalar(within.range?.[0] ?? 0) } : convertKey(pair.key, conversion);
  const isUnfinished = repairs.get(key.range.start)?.kind === 'key';
  const colon = isUnfinished ? undefined : colonAfter(text, key.range.end);
  const at = colon ?? key.range.end;
  let value: Node = pair.value === null ? emptyScalar(at) : convertNode(pair.value, conversion);
  if (value.kind === 'scalar' && value.range.start === value.range.end) {
    // `{ a, b }` and `? a` are whole without a colon; a line of a block mapping is not.
    const isWhole = colon !== undefined || within.flow === true || isExplicitKey(text, key.range.start);
    value = isWhole
      ? { ...value, range: { start: at, end: at } }
      : { kind: 'hole', range: { start: at, end: at }, source: '' };
  }
  const range = { start: key.range.start, end: Math.max(key.range.end, value.range.end) };
  return { key, ...written, value, range };
}

function isExplicitKey(text: string, keyStart: number): boolean {
  return /\?[ \t\r\n]+$/.test(text.slice(Math.max(0, keyStart - 50), keyStart));
}

/** The scalar as written where a stand-in was parsed: of an unclosed quote, what stands after the quote. */
function unfinishedScalar(text: string, { kind, range }: Repair): ScalarNode {
  const source = text.slice(range.start, range.end);
  const isQuoted = source.startsWith('"') || source.startsWith("'");
  const value = isQuoted ? source.slice(1) : source;
  if (kind !== 'quote') return { kind: 'scalar', range, style: 'plain', source, value };
  return {
    kind: 'scalar',
    range,
    style: source.startsWith('"') ? 'double-quoted' : 'single-quoted',
    source,
    value,
  };
}

function convertKey(node: YamlNode, conversion: Conversion): Pick<MappingEntry, 'key' | 'writtenKey'> {
  return keyOf(convertNode(node, conversion), conversion.text);
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
