import type { TextRange } from '../base/range.ts';
import type { Node, SyntaxDocument } from './tree.ts';

/** A list document in parts that are parsed by themselves. */
export interface ListParts {
  /** The items' places in the document, in order. */
  readonly items: readonly TextRange[];
  /** The places of what is left out of the frame, in order: the items with what stands between them. */
  readonly gaps: readonly TextRange[];
}

/** In characters. Shorter documents are parsed in one piece, which is fast enough. */
export const smallestSplitLength = 8 * 1024;

/** The document with blanks for its gaps, so that every other offset stays; what ends a line still does. */
export function frameOf(text: string, gaps: readonly TextRange[]): string {
  return between(text, gaps, ({ start, end }) =>
    text[end - 1] === '\n' ? `${' '.repeat(end - start - 1)}\n` : ' '.repeat(end - start),
  );
}

/**
 * Parses what is left of a list without its gaps, which for long lists is little, and puts every range where it is in
 * the frame.
 * @param frame as `frameOf` gives it
 */
export function parseFrame(
  frame: string,
  gaps: readonly TextRange[],
  parse: (text: string) => SyntaxDocument,
): SyntaxDocument {
  const short = withoutGaps(frame, gaps);
  const { root, problems, isFaultless } = parse(short);
  const move = mover(gaps);
  return {
    text: frame,
    withoutBlanks: short,
    ...(isFaultless === true ? { isFaultless } : {}),
    root: root && movedNode(root, move, new Map()),
    problems: problems.map((problem) => ({ ...problem, range: move(problem.range) })),
  };
}

export function withoutGaps(text: string, gaps: readonly TextRange[]): string {
  return between(text, gaps, () => '');
}

function between(text: string, gaps: readonly TextRange[], fill: (gap: TextRange) => string): string {
  let result = '';
  let at = 0;
  for (const gap of gaps) {
    result += text.slice(at, gap.start) + fill(gap);
    at = gap.end;
  }
  return result + text.slice(at);
}

type Move = (range: TextRange) => TextRange;

/** From the text without gaps to the text with them. What ends where a gap stood ends before it. */
function mover(gaps: readonly TextRange[]): Move {
  const shift = (offset: number, isEnd: boolean): number => {
    let moved = offset;
    for (const { start, end } of gaps) {
      if (isEnd ? moved <= start : moved < start) break;
      moved += end - start;
    }
    return moved;
  };
  return ({ start, end }) => {
    if (start === end) return { start: shift(start, true), end: shift(end, true) };
    return { start: shift(start, false), end: shift(end, true) };
  };
}

/** @param known nodes that were moved, for those that aliases share */
function movedNode(node: Node, move: Move, known: Map<Node, Node>): Node {
  const before = known.get(node);
  if (before !== undefined) return before;
  const moved = movedContent(node, move, known);
  known.set(node, moved);
  return moved;
}

function movedContent(node: Node, move: Move, known: Map<Node, Node>): Node {
  const range = move(node.range);
  switch (node.kind) {
    case 'mapping': {
      const entries = node.entries.map((entry) => ({
        key: { ...entry.key, range: move(entry.key.range) },
        value: movedNode(entry.value, move, known),
        range: move(entry.range),
      }));
      return { ...node, range, entries };
    }
    case 'sequence':
      return { ...node, range, items: node.items.map((item) => movedNode(item, move, known)) };
    case 'alias':
      return { ...node, range, target: node.target && movedNode(node.target, move, known) };
    default:
      return { ...node, range };
  }
}
