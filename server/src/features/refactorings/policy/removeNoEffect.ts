import { count, enumerate } from '../../../base/words.ts';
import type { Direction, NetworkPolicy, PolicyRule } from '../../../kubernetes/networkPolicy.ts';
import { meanTheSame } from '../../../network/meaning/meaning.ts';
import { policiesAround } from '../../../rules/policies/entries.ts';
import { type Refactoring, rewriting, type TextEdit } from '../refactoring.ts';
import { goneEdits } from './gone.ts';
import { isProven } from './proof.ts';
import { directions, peersKey } from './words.ts';
import type { WrittenPolicy } from './writtenPolicy.ts';

/** So many items of a policy are tried one by one. */
const mostItems = 60;

/**
 * Takes away rules, peers and ports that others of the policy, or of those that apply to the same pods at least, allow
 * anyway. Later ones go first, and the last item of a list stays: an empty list would mean everything.
 */
export function removeNoEffect(written: WrittenPolicy): readonly Refactoring[] {
  const { policy, environment, isShared } = written;
  const items = directions.reduce((sum, direction) => sum + itemsIn(policy[direction]), 0);
  if (items > mostItems) return [];
  const beside = isShared
    ? []
    : [...new Set(directions.flatMap((direction) => policiesAround(environment, policy, direction)))];
  const found = withoutEffect(written, beside);
  const edits = found.flatMap(({ edits }) => edits);
  if (found.length === 0 || !isProven(written, edits, beside)) return [];
  const counts = (['rule', 'peer', 'port'] as const).flatMap((kind) => {
    const number = found.filter((one) => one.kind === kind).reduce((sum, one) => sum + one.count, 0);
    return number === 0 ? [] : [count(number, kind)];
  });
  return rewriting(`Remove ${enumerate(counts)} that ${isOne(counts) ? 'has' : 'have'} no effect`, edits);
}

function isOne(counts: readonly string[]): boolean {
  return counts.length === 1 && counts[0]?.startsWith('1 ') === true;
}

function itemsIn(rules: readonly PolicyRule[]): number {
  return rules.reduce((sum, { peers, ports }) => sum + 1 + peers.length + ports.length, 0);
}

interface Gone {
  readonly kind: 'rule' | 'peer' | 'port';
  readonly count: number;
  readonly edits: readonly TextEdit[];
}

function withoutEffect(written: WrittenPolicy, beside: readonly NetworkPolicy[]): readonly Gone[] {
  const { defaultNamespace } = written.environment.world;
  const found: Gone[] = [];
  let left = written.policy;
  const isSame = (next: NetworkPolicy): boolean =>
    meanTheSame([left, ...beside], [next, ...beside], defaultNamespace);
  /** Takes what it can from a list; what goes is remembered by its place in the text. */
  const take = <T>(
    kind: Gone['kind'],
    list: string,
    all: readonly T[],
    withItems: (items: readonly T[]) => NetworkPolicy,
  ): void => {
    const gone = new Set<number>();
    for (let index = all.length - 1; index >= 0 && gone.size < all.length - 1; index--) {
      const next = withItems(all.filter((_, at) => at !== index && !gone.has(at)));
      if (!isSame(next)) continue;
      gone.add(index);
      left = next;
    }
    if (gone.size === 0) return;
    const edits = goneEdits(written.text, written.itemsOf(list), (index) => gone.has(index));
    if (edits === undefined) left = withItems(all);
    else found.push({ kind, count: gone.size, edits });
  };
  for (const direction of directions) {
    const rules = written.policy[direction];
    take('rule', `spec.${direction}`, rules, (items) => ({ ...left, [direction]: items }));
    for (const rule of left[direction]) {
      const peers = `${rule.origin.path}.${peersKey[direction]}`;
      take('peer', peers, rule.peers, (items) => withRule(left, direction, rule, { peers: items }));
      take('port', `${rule.origin.path}.ports`, rule.ports, (items) =>
        withRule(left, direction, rule, { ports: items }),
      );
    }
  }
  return found;
}

function withRule(
  policy: NetworkPolicy,
  direction: Direction,
  rule: PolicyRule,
  change: Partial<PolicyRule>,
): NetworkPolicy {
  const isIt = ({ origin }: PolicyRule): boolean => origin.path === rule.origin.path;
  return {
    ...policy,
    [direction]: policy[direction].map((one) => (isIt(one) ? { ...one, ...change } : one)),
  };
}
