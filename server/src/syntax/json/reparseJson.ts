import { isSameList } from '../../base/equality.ts';
import { ownCopy } from '../../base/ownCopy.ts';
import type { TextRange } from '../../base/range.ts';
import { type Edit, editBetween } from '../edit.ts';
import { moveEntry, moveNode } from '../moveNode.ts';
import { moveProblem } from '../moveProblem.ts';
import type { Node, SequenceNode, SyntaxDocument, SyntaxProblem } from '../tree.ts';
import { type Collection, lastBefore, type Step, stepsTo } from '../wayTo.ts';
import { jsonDepth, type Nesting, nestingOf } from './jsonDepth.ts';
import { maximumDepth, maximumProblems, parseJsonSteps } from './parseJsonDocument.ts';
import { type Reread, rereadItems } from './rereadItems.ts';
import { splitValues } from './splitValues.ts';

/**
 * The tree of an edited text, made from the tree before the edit: of the lists and objects around it the smallest that is
 * whole by itself is parsed, or of a list the items that the edit touches; what stands before them is taken over, what stands
 * behind them is moved. JSON has no context: a text that is one whole value means the same wherever it stands. Where a
 * mistake is or was, see `rereadItems`.
 * In steps, for the part may be long.
 * @returns undefined where the edit reaches further; then all must be parsed
 */
export function* reparseJson(
  before: SyntaxDocument,
  text: string,
): Generator<undefined, SyntaxDocument | undefined> {
  const found = yield* reparsed(before, text);
  if (found === undefined) return undefined;
  const { after, range } = found;
  const isLocal = ![before, after].some(hasMistakes) || !tellsFromAllOfIt(before.text, text, range);
  return isLocal ? after : undefined;
}

/** Whether a text with mistakes may be read otherwise for what stands far from the part of it that was read again. */
function tellsFromAllOfIt(before: string, text: string, { start, end }: TextRange): boolean {
  // Comments with "#" are looked for first, by texts that may be open.
  if (before.includes('#') || text.includes('#')) return true;
  const old = nestingOf(before.slice(start, end));
  const fresh = nestingOf(text.slice(start, end + text.length - before.length));
  if (isNestedAlike(old, fresh)) return false;
  return jsonDepth(text) > maximumDepth || splitValues(text).length > 1;
}

/** Whether brackets around two pieces of text, the second in place of the first, belong together as before and go no deeper. */
function isNestedAlike(old: Nesting, fresh: Nesting): boolean {
  if (old.closesOthers || fresh.closesOthers) return false;
  return fresh.deepest <= old.deepest && isSameList(old.open, fresh.open);
}

function hasMistakes({ problems }: SyntaxDocument): boolean {
  return problems.some(({ code }) => !harmless.has(code));
}

/** @returns with where the part that was read again stood before */
function* reparsed(
  before: SyntaxDocument,
  text: string,
): Generator<undefined, { readonly after: SyntaxDocument; readonly range: TextRange } | undefined> {
  const { problems } = before;
  const edit = editBetween(before.text, text);
  if (before.root === undefined || edit === undefined || problems.length >= maximumProblems) return undefined;
  // Between whose brackets the edit lies.
  const steps = stepsTo(
    before.root,
    edit.start,
    ({ range }) => edit.start > range.start && edit.end < range.end,
  );
  for (let depth = steps.length - 1; depth > 0; depth--) {
    const step = steps[depth];
    const reread = step && (yield* rereadAt(before, text, step, edit, depth));
    if (reread === undefined) continue;
    const { node, range } = reread;
    const outside = problemsAround(problems, range, edit.growth);
    const all = [...reread.problems, ...outside].sort((left, right) => left.range.start - right.range.start);
    if (all.length >= maximumProblems) return undefined;
    const root = replaced(steps.slice(0, depth), node, edit.growth);
    return { after: { text, root, problems: all }, range };
  }
  return undefined;
}

/** What a collection around an edit has become, by the way that reads the least. */
function* rereadAt(
  before: SyntaxDocument,
  text: string,
  step: Step,
  edit: Edit,
  depth: number,
): Generator<undefined, Reread | undefined> {
  const { problems } = before;
  const isWhole = isUndisturbed(step.collection, problems);
  const items = isWhole ? yield* itemsAround(text, step, problems, edit, depth) : undefined;
  const reread = items ?? (yield* rereadItems(before, text, step, edit));
  return reread ?? (isWhole ? yield* wholeValue(text, step.collection, edit.growth, depth) : undefined);
}

/** Whether the parser did not have to guess around a part: what it recovers from may reach into what stands near. */
function isUndisturbed({ range }: Collection, problems: readonly SyntaxProblem[]): boolean {
  return problems.every(
    ({ code, range: at }) => harmless.has(code) || (at.start > range.start && at.end < range.end),
  );
}

const harmless: ReadonlySet<string> = new Set(['json-comment', 'json-trailing-comma', 'duplicate-key']);

/**
 * The list after an edit that leaves some of its items alone: those before it are taken over, those behind it are moved, and
 * what stands between them now is parsed between two items that stand for them.
 * @returns undefined for an object, and where a mistake was or is in the list
 */
function* itemsAround(
  text: string,
  { collection, index }: Step,
  problems: readonly SyntaxProblem[],
  { start, end, growth }: Edit,
  depth: number,
): Generator<undefined, Reread | undefined> {
  const { kind, range } = collection;
  if (kind !== 'sequence' || problems.some((problem) => touches(problem.range, range))) return undefined;
  const { items } = collection;
  const isTouched = (items[index]?.range.end ?? 0) >= start;
  const before = items.slice(0, isTouched ? index : index + 1);
  const behind = items.slice(lastBefore(items, end + 1) + 1);
  if (before.length + behind.length === 0) return undefined;
  const from = before.at(-1)?.range.end ?? range.start + 1;
  const to = behind[0]?.range.start ?? range.end - 1;
  const [left, right] = [before.length > 0 ? '[0' : '[', behind.length > 0 ? '0]' : ']'];
  const between = `${left}${text.slice(from, to + growth)}${right}`;
  if (depth + jsonDepth(between) > maximumDepth) return undefined;
  const { root, problems: mistakes } = yield* parseJsonSteps(between);
  if (root?.kind !== 'sequence' || mistakes.length > 0) return undefined;
  const fresh = root.items.slice(left.length - 1, root.items.length - (right.length - 1));
  const node: SequenceNode = {
    kind: 'sequence',
    range: { start: range.start, end: range.end + growth },
    items: [
      ...before,
      ...fresh.map((item) => moveNode(item, from - left.length)),
      ...behind.map((item) => moveNode(item, growth)),
    ],
  };
  return { node, range, problems: [] };
}

function touches(one: TextRange, other: TextRange): boolean {
  return one.start <= other.end && other.start <= one.end;
}

/** Problems that stand outside a part, where they stand after it has grown. */
function problemsAround(
  problems: readonly SyntaxProblem[],
  { start, end }: TextRange,
  growth: number,
): readonly SyntaxProblem[] {
  const outside = problems.filter(({ range }) => range.start < start || range.start >= end);
  return outside.map((problem) => (problem.range.start < start ? problem : moveProblem(problem, growth)));
}

/** What stands now between the brackets of a part, and they with it, where they still belong together. */
function* wholeValue(
  text: string,
  { kind, range }: Collection,
  growth: number,
  depth: number,
): Generator<undefined, Reread | undefined> {
  const part = ownCopy(text.slice(range.start, range.end + growth));
  if (depth + jsonDepth(part) > maximumDepth) return undefined;
  const { root, problems } = yield* parseJsonSteps(part);
  const isWhole = root?.kind === kind && root.range.start === 0 && root.range.end === part.length;
  if (!isWhole || problems.some((problem) => problem.range.start >= part.length)) return undefined;
  yield undefined;
  return {
    node: moveNode(root, range.start),
    range,
    problems: problems.map((problem) => moveProblem(problem, range.start)),
  };
}

/** The root with another node at the end of a way. */
function replaced(steps: readonly Step[], node: Node, growth: number): Node {
  return steps.reduceRight<Node>((inner, { collection, index }) => {
    const range = { start: collection.range.start, end: collection.range.end + growth };
    if (collection.kind === 'sequence') {
      const items = collection.items.map((item, at) =>
        at < index ? item : at === index ? inner : moveNode(item, growth),
      );
      return { kind: 'sequence', range, items };
    }
    const entries = collection.entries.map((entry, at) => {
      if (at !== index) return at < index ? entry : moveEntry(entry, growth);
      return {
        key: entry.key,
        value: inner,
        range: { start: entry.range.start, end: entry.range.end + growth },
      };
    });
    return { kind: 'mapping', range, entries };
  }, node);
}
