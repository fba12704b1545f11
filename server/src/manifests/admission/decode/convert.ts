import { entryPath, itemPath } from '../../../base/origin.ts';
import { isMergeKey, keyText } from '../../../syntax/keyText.ts';
import type { AliasNode, MappingEntry, MappingNode, Node, ScalarNode } from '../../../syntax/tree.ts';
import { compareBytes, goJsonNumber } from '../goText.ts';
import type { Located, LocatedEntry } from '../located.ts';
import { goScalar, goSyntax, largestSigned } from './goSyntax.ts';

/** Why a document has no JSON form. */
interface ConversionError {
  /** As go.yaml.in/yaml/v2 and sigs.k8s.io/yaml say it. */
  readonly text: string;
  readonly node: Node;
  /** In our words, where the tree has them. */
  readonly words?: string;
}

/** A key that is written twice in one mapping; the later value wins. */
export interface DuplicateKey {
  /** In the API's notation, from the converted node on. */
  readonly path: string;
  readonly entry: MappingEntry;
  /** The mapping that holds `entry`. */
  readonly container: MappingNode;
}

export interface Conversion {
  readonly value: Located;
  readonly error: ConversionError | undefined;
  /** In the order in which the decoder meets them, `<<` merges included. */
  readonly duplicates: readonly DuplicateKey[];
}

/** How many values may come from aliases before the rest counts as unknown, so that an alias bomb costs little. */
const aliasBudget = 50_000;

/** How deep a value may lie; no field of a policy lies nearly as deep. */
const deepest = 200;

/**
 * Turns a tree into the JSON that kubectl sends (sigs.k8s.io/yaml, YAMLToJSON): keys become text, `<<` merges, the
 * last of duplicate keys wins, keys are ordered.
 */
export function convert(root: Node): Conversion {
  const converter = new Converter();
  const value = converter.convert(root, '');
  const unsupported = converter.hasUnsupported
    ? (unsupportedKey(value) ?? unsupportedNumber(value))
    : undefined;
  const error = converter.error ?? unsupported;
  return { value, error, duplicates: converter.duplicates };
}

/** What a mapping and what is merged into it hold so far. */
interface Fields {
  readonly entries: Map<string, LocatedEntry>;
  /** The keys as YAML has them: `1` and `"1"` differ there, but not in JSON. */
  readonly keys: Set<string>;
}

class Converter {
  readonly duplicates: DuplicateKey[] = [];
  error: ConversionError | undefined;
  /** Whether a key or number without a form in JSON was met, be it in a value that a later one replaces. */
  hasUnsupported = false;
  private decoded = 0;
  private fromAliases = 0;
  private aliasDepth = 0;
  private depth = 0;

  convert(node: Node, path: string): Located {
    this.count(node);
    if (this.fromAliases > aliasBudget || this.depth > deepest) return { kind: 'unknown', node };
    this.depth += 1;
    const located = this.locate(node, path);
    this.depth -= 1;
    return located;
  }

  private locate(node: Node, path: string): Located {
    switch (node.kind) {
      case 'mapping':
        return this.object(node, path);
      case 'sequence': {
        const items = node.items.map((item, index) => this.convert(item, itemPath(path, index)));
        return { kind: 'array', items, node };
      }
      case 'scalar':
        return this.scalar(node);
      case 'alias': {
        const { target } = node;
        if (target === undefined) return this.cycle(node);
        return { ...this.throughAlias(() => this.convert(target, path)), node };
      }
      case 'hole':
        return { kind: 'unknown', node };
    }
  }

  /** An alias without any anchor is the parser's affair; this one stands inside its own anchor. */
  private cycle(node: AliasNode): Located {
    this.fail(`yaml: anchor '${node.name}' value contains itself`, node);
    return { kind: 'unknown', node };
  }

  private throughAlias<T>(visit: () => T): T {
    this.aliasDepth += 1;
    const result = visit();
    this.aliasDepth -= 1;
    return result;
  }

  /** The limit on aliases of go.yaml.in/yaml/v2 (decode.go, allowedAliasRatio) for up to 400,000 values. */
  private count(node: Node): void {
    this.decoded += 1;
    if (this.aliasDepth > 0) this.fromAliases += 1;
    if (this.fromAliases > 100 && this.decoded > 1000 && this.fromAliases / this.decoded > 0.99) {
      this.fail('yaml: document contains excessive aliasing', node);
    }
  }

  private fail(text: string, node: Node): void {
    this.error ??= { text, node };
  }

  private scalar(node: ScalarNode): Located {
    const { value, refused } = node;
    if (refused !== undefined) {
      this.error ??= { text: `yaml: ${refused.serverText}`, node, words: refused.message };
    }
    if (value === null) return { kind: 'null', node };
    if (typeof value === 'string') return { kind: 'string', value, node };
    if (typeof value === 'boolean') return { kind: 'bool', value, node };
    if (typeof value === 'number' && !Number.isFinite(value)) this.hasUnsupported = true;
    return { kind: 'number', text: goJsonNumber(value), node };
  }

  private object(mapping: MappingNode, path: string): Located {
    const fields: Fields = { entries: new Map(), keys: new Set() };
    const open = this.collect(mapping, fields, path);
    return { kind: 'object', entries: ordered(fields.entries), open, node: mapping, mapping };
  }

  /** @returns whether an entry could not be read */
  private collect(container: MappingNode, into: Fields, path: string): boolean {
    let open = false;
    for (const entry of container.entries) {
      if (isMergeKey(entry.key)) {
        open = this.merge(entry.value, into, path) || open;
        continue;
      }
      this.count(entry.key);
      if (isHoleKey(entry)) {
        open = true;
        continue;
      }
      if (entry.writtenKey !== undefined) {
        this.fail(`yaml: invalid map key: ${goSyntax(entry.writtenKey)}`, entry.key);
      }
      if (typeof entry.key.value !== 'string') this.hasUnsupported = true;
      const key = keyText(entry.key);
      const at = entryPath(path, key);
      const value = this.convert(entry.value, at);
      // Go finds no NaN in a map.
      const identity = Number.isNaN(entry.key.value) ? `NaN ${into.keys.size}` : goScalar(entry.key);
      if (into.keys.has(identity)) this.duplicates.push({ path: at, entry, container });
      into.keys.add(identity);
      into.entries.set(key, { key, value, entry, container });
    }
    return open;
  }

  private merge(value: Node, into: Fields, path: string): boolean {
    if (value.kind === 'sequence') {
      // Earlier mappings take precedence, so they are applied last.
      return value.items
        .toReversed()
        .reduce((open, item) => this.mergeMapping(item, into, path) || open, false);
    }
    return this.mergeMapping(value, into, path);
  }

  private mergeMapping(value: Node, into: Fields, path: string): boolean {
    this.count(value);
    if (value.kind === 'hole' || this.fromAliases > aliasBudget) return true;
    if (value.kind === 'mapping') return this.collect(value, into, path);
    if (value.kind === 'alias') {
      const { target } = value;
      if (target === undefined) this.cycle(value);
      if (target === undefined || target.kind === 'hole') return true;
      if (target.kind === 'mapping') return this.throughAlias(() => this.collect(target, into, path));
    }
    this.fail('yaml: map merge requires map or sequence of maps as the value', value);
    return true;
  }
}

/** A word without a colon: an unfinished line, of which neither key nor value is known. */
function isHoleKey({ value, key }: MappingEntry): boolean {
  return value.kind === 'hole' && value.range.start === key.range.end;
}

function ordered(entries: ReadonlyMap<string, LocatedEntry>): ReadonlyMap<string, LocatedEntry> {
  if (entries.size < 2) return entries;
  return new Map([...entries].sort(([left], [right]) => compareBytes(left, right)));
}

/** sigs.k8s.io/yaml, convertToJSONableObject: of the keys that YAML knows, null and unsigned ones have no JSON form. */
function unsupportedKey(value: Located): ConversionError | undefined {
  return firstIn(value, (_, entry) => {
    if (entry === undefined) return undefined;
    const { value: key } = entry.entry.key;
    const isUnsigned = typeof key === 'bigint' && key > largestSigned;
    if (key !== null && !isUnsigned) return undefined;
    const type = isUnsigned ? 'uint64' : '%!s(<nil>)';
    const shown = goSyntax(entry.entry.value);
    const text = `unsupported map key of type: ${type}, key: ${goScalar(entry.entry.key)}, value: ${shown}`;
    return { text, node: entry.entry.key };
  });
}

/** encoding/json refuses them. */
function unsupportedNumber(value: Located): ConversionError | undefined {
  return firstIn(value, (candidate) => {
    if (candidate.kind !== 'number') return undefined;
    const number = Number(candidate.text);
    if (Number.isFinite(number)) return undefined;
    const name = Number.isNaN(number) ? 'NaN' : number > 0 ? '+Inf' : '-Inf';
    return { text: `json: unsupported value: ${name}`, node: candidate.node };
  });
}

/** The first error among the values that count, in the order of the decoder. */
function firstIn(
  value: Located,
  errorOf: (value: Located, entry: LocatedEntry | undefined) => ConversionError | undefined,
  holder?: LocatedEntry,
): ConversionError | undefined {
  const own = errorOf(value, holder);
  if (own !== undefined) return own;
  const inner: Iterable<readonly [Located, LocatedEntry | undefined]> =
    value.kind === 'object'
      ? [...value.entries.values()].map((entry) => [entry.value, entry] as const)
      : value.kind === 'array'
        ? value.items.map((item) => [item, undefined] as const)
        : [];
  for (const [child, entry] of inner) {
    const error = firstIn(child, errorOf, entry);
    if (error !== undefined) return error;
  }
  return undefined;
}
