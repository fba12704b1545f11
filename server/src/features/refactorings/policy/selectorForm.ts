import type { LabelSelector } from '../../../kubernetes/labels.ts';
import { isMatchLabel } from '../../../network/selectors.ts';
import { rewritten } from '../edits/rewritten.ts';
import { type Refactoring, rewriting } from '../refactoring.ts';
import { isProven } from './proof.ts';
import { isSingle, selectorValue } from './selectorValue.ts';
import type { WrittenPolicy } from './writtenPolicy.ts';

/** Writes the selector at the cursor by `matchExpressions` alone, or as far as it goes by `matchLabels`. */
export function selectorForm(written: WrittenPolicy, offset: number): readonly Refactoring[] {
  const selector = selectorAt(written, offset);
  if (selector === undefined) return [];
  const { requirements } = selector;
  return [
    ...(requirements.some(isMatchLabel)
      ? to(written, selector, 'Write these labels as matchExpressions', () => false)
      : []),
    ...(requirements.some((one) => isSingle(one) && !isMatchLabel(one))
      ? to(written, selector, 'Write expressions with one value as matchLabels', () => true)
      : []),
  ];
}

function to(
  written: WrittenPolicy,
  selector: LabelSelector,
  title: string,
  asLabels: () => boolean,
): readonly Refactoring[] {
  const [key, value] = [written.keyRangeOf(selector.path), written.rangeOf(selector.path)];
  const edit = key && value && rewritten(written.text, key, value, selectorValue(selector, asLabels));
  const isNew = edit !== undefined && edit.newText !== written.text.slice(edit.range.start, edit.range.end);
  return isNew && isProven(written, [edit]) ? rewriting(title, [edit]) : [];
}

/** The selector that holds an offset; its key counts, too. */
function selectorAt(
  { policy, rangeOf, keyRangeOf }: WrittenPolicy,
  offset: number,
): LabelSelector | undefined {
  const peers = [...policy.ingress, ...policy.egress].flatMap((rule) => rule.peers);
  const selectors = [
    policy.podSelector,
    ...peers.flatMap((peer) => (peer.kind === 'pods' ? [peer.podSelector, peer.namespaceSelector] : [])),
  ];
  return selectors.find((selector) => {
    const [key, value] = selector === undefined ? [] : [keyRangeOf(selector.path), rangeOf(selector.path)];
    return key !== undefined && value !== undefined && key.start <= offset && offset <= value.end;
  });
}
