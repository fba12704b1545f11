import { moveNode } from '../moveNode.ts';
import { moveProblem } from '../moveProblem.ts';
import type { Node, SyntaxProblem } from '../tree.ts';
import { readTolerantly, type TolerantReading } from './readTolerantly.ts';
import { type ReadItem, readSimpleAround, readSimpleList } from './simple/readSimple.ts';

/**
 * Reads a text that Kubernetes does not, where all of it but some items of lists is of the simple form: those items alone
 * are read tolerantly, each by itself. So an unfinished line of a long text costs no more than what stands around it, and
 * can't swallow what follows its item.
 * @returns undefined where more than items is wrong, or nothing in them
 */
export function readDamaged(text: string): TolerantReading | undefined {
  return withItems(text, (readItem) => readSimpleAround(text, readItem));
}

/** The same of whole lines that begin with the dash of a list. @param depth how many collections are around the list */
export function readDamagedList(lines: string, depth: number): TolerantReading | undefined {
  return withItems(lines, (readItem) => readSimpleList(lines, depth, readItem));
}

function withItems(
  text: string,
  readAround: (readItem: ReadItem) => Node | undefined,
): TolerantReading | undefined {
  let problems: readonly SyntaxProblem[] = [];
  const root = readAround((start, end): readonly Node[] | undefined => {
    const lines = text.slice(start, end);
    const read = readTolerantly(lines, lines);
    if (read.root?.kind !== 'sequence' || read.problems.length === 0) return undefined;
    // Of items within this one, which have not been enough to read it by.
    problems = [
      ...problems.filter(({ range }) => range.start < start),
      ...read.problems.map((one) => moveProblem(one, start)),
    ];
    return read.root.items.map((item) => moveNode(item, start));
  });
  return root === undefined || problems.length === 0 ? undefined : { root, problems };
}
