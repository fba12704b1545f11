import { shiftRange, type TextRange } from '../../base/range.ts';
import { pathAt } from '../../syntax/navigation/pathAt.ts';
import type { Node } from '../../syntax/tree.ts';
import type { WorkspaceFile } from '../../workspace/file.ts';
import { documentAt } from '../keys/place.ts';

/**
 * What a selection at an offset of a seccomp profile grows to, step by step: a word, its quotes, its entry, its list, its
 * rule, all rules, the profile.
 * @returns ranges in the file's offsets, the innermost first, each inside the next; none where no profile stands
 */
export function selectionRanges(file: WorkspaceFile, offset: number): readonly TextRange[] {
  const document = documentAt(file, offset);
  if (document?.syntax === undefined) return [];
  if (!document.manifests.some(({ model }) => model.kind === 'SeccompProfile')) return [];
  const { syntax, start } = document;
  const ranges: TextRange[] = [];
  for (const step of pathAt(syntax, offset - start)) {
    if (step.kind === 'entry') ranges.push(step.mapping.range, step.entry.range);
    if (step.kind === 'item') ranges.push(step.sequence.range, step.item.range);
    if (step.kind === 'leaf') ranges.push(step.node.range, inner(step.node));
  }
  const growing: TextRange[] = [];
  for (const range of ranges.toReversed().map((one) => shiftRange(one, start))) {
    const last = growing.at(-1);
    const isWider = last === undefined || (range.start <= last.start && last.end <= range.end);
    const isSame = last?.start === range.start && last.end === range.end;
    if (isWider && !isSame && range.start <= offset && offset <= range.end) growing.push(range);
  }
  return growing;
}

/** A scalar without its quotes. */
function inner(node: Node): TextRange {
  const isQuoted = node.kind === 'scalar' && /^(?:single|double)-quoted$/.test(node.style);
  return isQuoted ? { start: node.range.start + 1, end: node.range.end - 1 } : node.range;
}
