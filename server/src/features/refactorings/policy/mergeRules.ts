import { count } from '../../../base/words.ts';
import type { Direction, PolicyRule } from '../../../kubernetes/networkPolicy.ts';
import { additionOf } from '../../../rules/edits/addition.ts';
import type { PlainValue } from '../../../rules/finding.ts';
import { type Refactoring, rewriting, type TextEdit } from '../refactoring.ts';
import { goneEdits } from './gone.ts';
import { isProven } from './proof.ts';
import { directions, listKey, peerKey, peersKey, portKey } from './words.ts';
import type { WrittenPolicy } from './writtenPolicy.ts';

/**
 * Puts the peers of rules with the same ports into the first of them, and the ports of rules with the same peers: lists of a
 * rule are alternatives, and so are rules.
 */
export function mergeRules(written: WrittenPolicy): readonly Refactoring[] {
  return directions.flatMap((direction) => {
    const merges = mergesIn(written.policy[direction], direction);
    const gone = new Set(merges.flatMap(({ from }) => from));
    const { text } = written;
    const removed = goneEdits(text, written.itemsOf(`spec.${direction}`), (index) => gone.has(index));
    const added = merges.map((merge) => addition(written, direction, merge));
    if (gone.size === 0 || removed === undefined || added.includes(undefined)) return [];
    const edits = [...removed, ...added.flatMap((edit) => edit ?? [])];
    const title = `Merge ${count(gone.size, `${direction} rule`)} into ${gone.size === 1 ? 'one' : 'those'} with ${likeness(merges)}`;
    return isProven(written, edits) ? rewriting(title, edits) : [];
  });
}

/** What the rules that are merged have in common. */
function likeness(merges: readonly Merge[]): string {
  const lists = new Set(merges.map(({ list }) => list));
  if (lists.size > 1) return 'the same peers or ports';
  return lists.has('ports') ? 'the same peers' : 'the same ports';
}

interface Merge {
  readonly into: number;
  readonly list: 'from' | 'to' | 'ports';
  readonly from: readonly number[];
  /** The items that the first rule has not yet, as paths from the rules on. */
  readonly items: readonly string[];
}

function mergesIn(rules: readonly PolicyRule[], direction: Direction): readonly Merge[] {
  const taken = new Set<number>();
  const merges: Merge[] = [];
  for (const [into, rule] of rules.entries()) {
    if (taken.has(into)) continue;
    for (const list of [peersKey[direction], 'ports'] as const) {
      const from = rules.flatMap((other, index) =>
        index > into && !taken.has(index) && canMerge(rule, other, list) ? [index] : [],
      );
      if (from.length === 0) continue;
      for (const index of [into, ...from]) taken.add(index);
      merges.push({ into, list, from, items: newItems(rules, into, from, list) });
      break;
    }
  }
  return merges;
}

/** Whether two rules differ in one of their lists alone, and both have it: a list that is left out means everything. */
function canMerge(one: PolicyRule, other: PolicyRule, list: Merge['list']): boolean {
  if (list === 'ports') {
    return (
      one.ports.length > 0 &&
      other.ports.length > 0 &&
      listKey(one.peers, peerKey) === listKey(other.peers, peerKey)
    );
  }
  return (
    one.peers.length > 0 &&
    other.peers.length > 0 &&
    listKey(one.ports, portKey) === listKey(other.ports, portKey)
  );
}

function newItems(
  rules: readonly PolicyRule[],
  into: number,
  from: readonly number[],
  list: Merge['list'],
): readonly string[] {
  const keys = (rule: PolicyRule | undefined): readonly string[] =>
    (list === 'ports' ? rule?.ports.map(portKey) : rule?.peers.map(peerKey)) ?? [];
  const known = new Set(keys(rules[into]));
  return from.flatMap((index) =>
    keys(rules[index]).flatMap((key, place) => {
      if (known.has(key)) return [];
      known.add(key);
      return [`[${index}].${list}[${place}]`];
    }),
  );
}

/** The items behind the last one of the first rule's list. */
function addition(
  written: WrittenPolicy,
  direction: Direction,
  merge: Merge,
): TextEdit | readonly [] | undefined {
  const { text, itemsOf, plainAt } = written;
  const rules = `spec.${direction}`;
  const values = merge.items.map((path) => plainAt(rules + path));
  if (values.length === 0) return [];
  const last = itemsOf(`${rules}[${merge.into}].${merge.list}`).at(-1);
  const known = values.filter((value): value is PlainValue => value !== undefined);
  if (last === undefined || known.length < values.length) return undefined;
  return { range: { start: last.end, end: last.end }, newText: additionOf(text, last, known) };
}
