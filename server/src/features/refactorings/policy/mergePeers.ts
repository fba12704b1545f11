import { count } from '../../../base/words.ts';
import type { LabelSelector, SelectorRequirement } from '../../../kubernetes/labels.ts';
import type { Direction, PodPeer, PolicyRule } from '../../../kubernetes/networkPolicy.ts';
import { rewritten } from '../edits/rewritten.ts';
import { type Refactoring, rewriting, type TextEdit } from '../refactoring.ts';
import { goneEdits } from './gone.ts';
import { isProven } from './proof.ts';
import { selectorValue } from './selectorValue.ts';
import { directions, peersKey, selectorKey } from './words.ts';
import { isAt, type WrittenPolicy } from './writtenPolicy.ts';

/** Makes one entry of those that ask for different values of one label and are the same in all else. */
export function mergePeers(written: WrittenPolicy, offset: number): readonly Refactoring[] {
  return directions.flatMap((direction) =>
    written.policy[direction].flatMap((rule, index) => {
      const path = `spec.${direction}[${index}]`;
      return isAt(written, path, offset) ? inRule(written, direction, rule, path) : [];
    }),
  );
}

const sides = ['podSelector', 'namespaceSelector'] as const;

interface Group {
  readonly side: (typeof sides)[number];
  readonly merged: LabelSelector;
  readonly members: readonly number[];
}

function inRule(
  written: WrittenPolicy,
  direction: Direction,
  { peers }: PolicyRule,
  path: string,
): readonly Refactoring[] {
  const list = `${path}.${peersKey[direction]}`;
  const group = peers.flatMap((peer, first) =>
    peer.kind === 'pods' ? groupFrom(peers, peer, first) : [],
  )[0];
  if (group === undefined) return [];
  const { side, merged, members } = group;
  const [first = 0, ...others] = members;
  const selector = `${list}[${first}].${side}`;
  const edit = selectorEdit(written, selector, merged);
  const removed = goneEdits(written.text, written.itemsOf(list), (index) => others.includes(index));
  if (edit === undefined || removed === undefined) return [];
  const edits = [edit, ...removed];
  const title = `Merge ${count(members.length, 'entry')} of this rule that differ in one label into one`;
  return isProven(written, edits) ? rewriting(title, edits) : [];
}

function selectorEdit(written: WrittenPolicy, path: string, to: LabelSelector): TextEdit | undefined {
  const [key, value] = [written.keyRangeOf(path), written.rangeOf(path)];
  return key && value && rewritten(written.text, key, value, selectorValue(to));
}

/** The later peers that can become one with a peer, where there are any. */
function groupFrom(peers: PolicyRule['peers'], peer: PodPeer, first: number): readonly Group[] {
  return sides.flatMap((side) => {
    const other = side === 'podSelector' ? 'namespaceSelector' : 'podSelector';
    const own = peer[side];
    return (own?.requirements ?? []).flatMap((asked): readonly Group[] => {
      if (own === undefined || asked.operator !== 'In') return [];
      const values = [...asked.values];
      const members = [first];
      for (const [index, candidate] of peers.entries()) {
        if (index <= first || candidate.kind !== 'pods' || !sameSelector(candidate[other], peer[other]))
          continue;
        const theirs = candidate[side] && differing(own, candidate[side], asked);
        if (theirs === undefined) continue;
        members.push(index);
        values.push(...theirs.values.filter((value) => !values.includes(value)));
      }
      if (members.length === 1) return [];
      const requirements = own.requirements.map((one) => (one === asked ? { ...asked, values } : one));
      return [{ side, merged: { ...own, requirements }, members }];
    });
  });
}

function sameSelector(one: LabelSelector | undefined, other: LabelSelector | undefined): boolean {
  if (one === undefined || other === undefined) return one === other;
  return selectorKey(one) === selectorKey(other);
}

/** The requirement of a selector in which alone it differs from another; undefined where there is more. */
export function differing(
  own: LabelSelector,
  theirs: LabelSelector,
  asked: SelectorRequirement,
): SelectorRequirement | undefined {
  const isAsked = ({ key, operator }: SelectorRequirement): boolean => key === asked.key && operator === 'In';
  const [found, ...more] = theirs.requirements.filter(isAsked);
  if (found === undefined || more.length > 0 || own.requirements.filter(isAsked).length > 1) return undefined;
  const without = (selector: LabelSelector, left: SelectorRequirement): string =>
    selectorKey({ ...selector, requirements: selector.requirements.filter((one) => one !== left) });
  return without(own, asked) === without(theirs, found) ? found : undefined;
}
