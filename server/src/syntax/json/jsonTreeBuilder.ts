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
    this.lastEnd = start + 1;
    this.open.push({ start, entries: [], items: [], pending: undefined, valueAt: start, comma: undefined });
  }

  openSequence(start: number): void {
    this.lastEnd = start + 1;
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

  /** Ends the innermost collection of a kind; what is still open inside it was never closed in the text. */
  close(kind: 'mapping' | 'sequence', end: number): void {
    while (this.open.length > 0 && (this.open.at(-1)?.entries === undefined) === (kind === 'mapping')) {
      this.closeInnermost(this.lastEnd);
    }
    const comma = this.open.at(-1)?.comma;
    if (comma !== undefined) {
      this.problems.push({
        code: 'json-trailing-comma',
        message: "Kubernetes' JSON decoder refuses a comma after the last element. Remove it.",
        range: { start: comma, end: comma + 1 },
      });
    }
    this.closeInnermost(end);
    this.lastEnd = end;
  }

  /** Closes what the text leaves open. */
  finish(): Node | undefined {
    while (this.open.length > 0) this.closeInnermost(this.lastEnd);
    return this.root;
  }

  private closeInnermost(end: number): void {
    const top = this.open.at(-1);
    if (top === undefined) return;
    this.settle(top);
    this.open.pop();
    const range = { start: top.start, end };
    if (top.entries === undefined) {
      this.add({ kind: 'sequence', range, items: top.items });
    } else {
      reportDuplicateKeys(top.entries, this.problems);
      this.add({ kind: 'mapping', range, entries: top.entries });
    }
  }

  private add(node: Node): void {
    const top = this.open.at(-1);
    if (top === undefined) {
      this.root ??= node;
    } else {
      top.comma = undefined;
      if (top.entries === undefined) top.items.push(node);
      else addValue(top, node);
    }
  }

  /** Gives a key that stayed without a value a hole for one. */
  private settle(top: OpenCollection): void {
    addValue(top, { kind: 'hole', range: { start: top.valueAt, end: top.valueAt }, source: '' });
  }

  private scalar(value: unknown, start: number, length: number): ScalarNode {
    const range = { start, end: start + length };
    const source = this.text.slice(start, start + length);
    const style = source.startsWith('"') ? 'double-quoted' : 'plain';
    return { kind: 'scalar', range, style, source, value: exactValue(value, source) };
  }
}

function addValue(top: OpenCollection, value: Node): void {
  if (top.pending === undefined) return;
  top.entries?.push({
    key: top.pending,
    value,
    range: { start: top.pending.range.start, end: value.range.end },
  });
  top.pending = undefined;
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
