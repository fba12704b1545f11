import { reportDuplicateKeys } from '../duplicateKeys.ts';
import type { MappingEntry, Node, ScalarNode, ScalarValue, SyntaxProblem } from '../tree.ts';

interface OpenCollection {
  readonly start: number;
  /** Undefined: a sequence. */
  readonly entries: MappingEntry[] | undefined;
  readonly items: Node[];
  /** The key whose value is still to come, with the offset at which a missing value would stand. */
  pending: ScalarNode | undefined;
  valueAt: number;
  /** The offset of a comma after which nothing has come yet. */
  comma: number | undefined;
}

/** Builds a located tree from the events of a JSON parser; holds its own stack of what is open. */
export class JsonTreeBuilder {
  private readonly open: OpenCollection[] = [];
  private root: Node | undefined;
  private lastEnd = 0;

  constructor(
    private readonly text: string,
    private readonly problems: SyntaxProblem[],
  ) {}

  openMapping(start: number): void {
    this.open.push({ start, entries: [], items: [], pending: undefined, valueAt: start, comma: undefined });
  }

  openSequence(start: number): void {
    this.open.push({
      start,
      entries: undefined,
      items: [],
      pending: undefined,
      valueAt: start,
      comma: undefined,
    });
  }

  key(name: string, start: number, length: number): void {
    const top = this.open.at(-1);
    if (top === undefined) return;
    this.settle(top);
    top.comma = undefined;
    top.pending = this.scalar(name, start, length);
    top.valueAt = start + length;
    this.lastEnd = start + length;
  }

  separator(character: string, at: number): void {
    const top = this.open.at(-1);
    if (top === undefined) return;
    this.lastEnd = at + 1;
    if (character === ':') {
      top.valueAt = at + 1;
    } else {
      this.settle(top);
      top.comma = at;
    }
  }

  literal(value: unknown, start: number, length: number): void {
    this.lastEnd = start + length;
    this.add(this.scalar(value, start, length));
  }

  comment(start: number, length: number): void {
    this.problems.push({
      code: 'json-comment',
      message: "Kubernetes' JSON decoder refuses comments. Remove it, or keep this file as YAML.",
      range: { start, end: start + length },
    });
  }

  close(end: number): void {
    const top = this.open.pop();
    if (top === undefined) return;
    this.settle(top);
    if (top.comma !== undefined) {
      this.problems.push({
        code: 'json-trailing-comma',
        message: "Kubernetes' JSON decoder refuses a comma after the last element. Remove it.",
        range: { start: top.comma, end: top.comma + 1 },
      });
    }
    this.lastEnd = end;
    const range = { start: top.start, end };
    if (top.entries === undefined) {
      this.add({ kind: 'sequence', range, items: top.items });
    } else {
      reportDuplicateKeys(top.entries, this.problems);
      this.add({ kind: 'mapping', range, entries: top.entries });
    }
  }

  /** Closes what the text leaves open. */
  finish(): Node | undefined {
    while (this.open.length > 0) {
      const top = this.open.at(-1);
      if (top !== undefined) top.comma = undefined;
      this.close(this.lastEnd);
    }
    return this.root;
  }

  private add(node: Node): void {
    const top = this.open.at(-1);
    if (top === undefined) {
      this.root ??= node;
      return;
    }
    top.comma = undefined;
    if (top.entries === undefined) {
      top.items.push(node);
    } else if (top.pending !== undefined) {
      const key = top.pending;
      top.pending = undefined;
      top.entries.push({ key, value: node, range: { start: key.range.start, end: node.range.end } });
    }
  }

  /** Gives a key that stayed without a value a hole for one. */
  private settle(top: OpenCollection): void {
    if (top.pending === undefined) return;
    const comma = top.comma;
    this.add({ kind: 'hole', range: { start: top.valueAt, end: top.valueAt }, source: '' });
    top.comma = comma;
  }

  private scalar(value: unknown, start: number, length: number): ScalarNode {
    const range = { start, end: start + length };
    const source = this.text.slice(start, start + length);
    const style = source.startsWith('"') ? 'double-quoted' : 'plain';
    return { kind: 'scalar', range, style, source, value: exactValue(value, source) };
  }
}

const wholeNumber = /^-?[0-9]+$/;

/** Whole numbers of 64 bits are read from the source, since a double would round them. */
function exactValue(value: unknown, source: string): ScalarValue {
  if (typeof value === 'number') {
    if (Number.isSafeInteger(value) || !wholeNumber.test(source)) return value;
    const exact = BigInt(source);
    return exact === BigInt.asIntN(64, exact) || exact === BigInt.asUintN(64, exact) ? exact : value;
  }
  return typeof value === 'string' || typeof value === 'boolean' ? value : null;
}
