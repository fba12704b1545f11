import { lineStartAt } from '../../base/lines.ts';
import type { TextRange } from '../../base/range.ts';
import { type Edit, editBetween } from '../edit.ts';
import { smallestSplitLength } from '../listParts.ts';
import { moveNode } from '../moveNode.ts';
import { moveProblem } from '../moveProblem.ts';
import type { SyntaxDocument } from '../tree.ts';
import { elementsOf, type Step } from '../wayTo.ts';
import { isAtFault } from './libyaml/parser.ts';
import { depthBound, isTooDeep, maximumDepth } from './nesting.ts';
import { withProblems } from './parseYamlDocument.ts';
import { readDamagedList } from './readDamaged.ts';
import { endOfItem } from './simple/readSimple.ts';
import { hasOwnDash, reparseSimple, replaced, stepsAt } from './simple/reparseSimple.ts';

/** What a text that an unfinished item keeps from being simple was before that item was begun. */
const simpleBefore = new WeakMap<SyntaxDocument, SyntaxDocument>();

/**
 * The tree of an edited text, made from the tree before the edit where that was of the simple form, or has been until an
 * item was damaged that is still written at.
 * @returns undefined where all must be parsed
 */
export function reparseYaml(before: SyntaxDocument, text: string): SyntaxDocument | undefined {
  const simple = before.isSimple === true ? before : simpleBefore.get(before);
  if (simple === undefined) return undefined;
  const whole = reparseSimple(simple, text);
  if (whole !== undefined) return whole;
  const damaged = reparseDamaged(simple, text);
  if (damaged !== undefined) simpleBefore.set(damaged, simple);
  return damaged;
}

/** The same as `readDamaged` of all of it, where the edit has damaged one item. */
function reparseDamaged(simple: SyntaxDocument, text: string): SyntaxDocument | undefined {
  const { text: before, root } = simple;
  const edit = editBetween(before, text);
  if (edit === undefined || root === undefined || text.length < smallestSplitLength) return undefined;
  // A root that is indented may end before the text does.
  if (lineStartAt(before, root.range.start) !== root.range.start) return undefined;
  const steps = stepsAt(root, edit.start);
  for (let depth = steps.length - 1; depth > 0; depth--) {
    const way = steps.slice(0, depth + 1);
    const lines = linesAround(before, text, steps[depth], edit);
    if (lines === undefined) continue;
    const written = text.slice(lines.start, lines.end);
    const read = readDamagedList(written, depth);
    if (read?.root?.kind !== 'sequence') continue;
    if (hasMarker.test(written) || mayBeTooDeep(simple, written, text)) return undefined;
    if (!isAtFault(text, linesOnTheWay(before, way, lines.start), lines.start)) return undefined;
    const items = read.root.items.map((item) => moveNode(item, lines.start));
    const problems = read.problems.map((one) => moveProblem(one, lines.start));
    return withProblems({ text, root: replaced(way, items, edit.growth) }, items, problems);
  }
  return undefined;
}

const knownBound = new WeakMap<SyntaxDocument, number>();

/** @param lines what stands in the text that did not before */
function mayBeTooDeep(before: SyntaxDocument, lines: string, text: string): boolean {
  const bound = knownBound.get(before) ?? depthBound(before.text);
  knownBound.set(before, bound);
  return bound + depthBound(lines) > maximumDepth && isTooDeep(text);
}

/** What stands at the start of a line may end a document, and what can't be read is told by itself. */
const hasMarker = /^(?:---|\.\.\.|%)|[^\n\x20-\x7e]/m;

/** Where the lines of an item stand that an edit has touched behind its dash, whatever they are now. */
function linesAround(
  before: string,
  text: string,
  step: Step | undefined,
  edit: Edit,
): TextRange | undefined {
  const item = step?.collection.kind === 'sequence' ? step.collection.items[step.index] : undefined;
  if (item === undefined || !hasOwnDash(before, item)) return undefined;
  const start = lineStartAt(before, item.range.start);
  const dash = before.indexOf('-', start);
  const oldEnd = endOfItem(before, dash, dash - start);
  if (edit.start <= dash || edit.end > oldEnd) return undefined;
  const end = oldEnd + edit.growth;
  return end === text.length || text[end - 1] === '\n' ? { start, end } : undefined;
}

/** The lines before an item on which the elements around it begin. */
function linesOnTheWay(text: string, steps: readonly Step[], until: number): readonly TextRange[] {
  const starts = steps.map(({ collection, index }) => {
    return lineStartAt(text, elementsOf(collection)[index]?.range.start ?? 0);
  });
  return [...new Set(starts)]
    .filter((start) => start < until)
    .map((start) => ({ start, end: text.indexOf('\n', start) + 1 }));
}
