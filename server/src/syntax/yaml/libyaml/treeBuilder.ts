import type { MappingEntry, Node, ScalarNode, SyntaxProblem } from '../../tree.ts';
import { keyOf } from '../keyOf.ts';
import { aliasCycle } from '../refusals.ts';
import { resolveScalar } from '../resolveScalar.ts';
import type { Token } from './scanner.ts';

/** What stands before a node: its anchor and its full tag. */
export interface Properties {
  readonly anchor: string | undefined;
  readonly tag: string | undefined;
  /** The offset behind them. */
  readonly end: number;
  /** Whether there are any. */
  readonly isWritten: boolean;
}

/** An anchored node, undefined until it is whole: an alias inside it refers to what contains it. */
interface Holder {
  node: Node | undefined;
}

/** Makes the nodes of our tree out of what the parser reads. */
export class TreeBuilder {
  readonly problems: SyntaxProblem[] = [];
  private readonly anchors = new Map<string, Holder>();

  constructor(private readonly text: string) {}

  hasAnchor(name: string): boolean {
    return this.anchors.has(name);
  }

  anchor(name: string | undefined): Holder {
    const holder: Holder = { node: undefined };
    if (name !== undefined) this.anchors.set(name, holder);
    return holder;
  }

  alias({ name, mark, end }: Token): Node {
    const range = { start: mark.offset, end };
    const target = this.anchors.get(name)?.node;
    if (target === undefined) this.problems.push(aliasCycle(name, range));
    return { kind: 'alias', range, name, target };
  }

  scalar({ mark, end, scalar }: Token, { anchor, tag }: Properties): ScalarNode {
    const { text = '', style = 'plain' } = scalar ?? {};
    const range = { start: mark.offset, end: this.trimmed(mark.offset, end) };
    const source = this.text.slice(range.start, range.end);
    const { value, refused } = resolveScalar(text, style === 'plain', tag);
    const scalarNode: ScalarNode = { kind: 'scalar', range, style, source, value };
    const node = refused === undefined ? scalarNode : { ...scalarNode, refused };
    if (anchor !== undefined) this.anchor(anchor).node = node;
    return node;
  }

  /** A value that is left out. */
  empty(at: number, properties?: Properties): ScalarNode {
    const resolved = resolveScalar('', true, properties?.tag);
    return { kind: 'scalar', range: { start: at, end: at }, style: 'plain', source: '', ...resolved };
  }

  entry(key: Node, value: Node): MappingEntry {
    const range = { start: key.range.start, end: Math.max(key.range.end, value.range.end) };
    if (key.kind === 'scalar') return { key, value, range };
    return { ...keyOf(key, this.text), value, range };
  }

  /** @param end of the brackets; a block ends with its last entry */
  mapping(start: number, end: number | undefined, entries: readonly MappingEntry[]): Node {
    const last = entries.at(-1)?.range.end ?? start;
    return { kind: 'mapping', range: { start, end: end ?? last }, entries };
  }

  sequence(start: number, end: number | undefined, items: readonly Node[]): Node {
    return { kind: 'sequence', range: { start, end: end ?? items.at(-1)?.range.end ?? start }, items };
  }

  private trimmed(start: number, end: number): number {
    let at = end;
    while (at > start && /\s/.test(this.text[at - 1] ?? '')) at -= 1;
    return at;
  }
}
