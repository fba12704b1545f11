import type { Direction, NetworkPolicy } from '../../../kubernetes/networkPolicy.ts';
import { joinOf, splitOf } from '../../../rules/edits/dashes.ts';
import type { Refactoring, TextEdit } from '../refactoring.ts';
import { namedPods, whoWords } from './namedPods.ts';
import { outcomeOf } from './proof.ts';
import { directions, peersKey } from './words.ts';
import { isAt, type WrittenPolicy } from './writtenPolicy.ts';

/**
 * One dash more or fewer at the cursor: of an entry with both selectors two entries, of two entries or rules beside each
 * other one. It changes who is named, and the title says how.
 */
export function dashes(written: WrittenPolicy, offset: number): readonly Refactoring[] {
  return directions.flatMap((direction) =>
    written.policy[direction].flatMap(({ peers, origin }, index): readonly Refactoring[] => {
      if (!isAt(written, origin.path, offset)) return [];
      const list = `${origin.path}.${peersKey[direction]}`;
      const places = peers.map((_, at) => `${list}[${at}]`);
      const at = places.findIndex((path) => isAt(written, path, offset));
      const own = places[at];
      return [
        ...(own === undefined ? [] : moreAt(written, direction, own)),
        ...(own === undefined ? [] : fewerAt(written, direction, places[at - 1], own)),
        ...fewerRules(written, direction, index),
      ];
    }),
  );
}

/** The second selector of an entry becomes an entry of its own. */
function moreAt(written: WrittenPolicy, direction: Direction, path: string): readonly Refactoring[] {
  const item = written.rangeOf(path);
  const keys = ['podSelector', 'namespaceSelector'].map((key) => written.keyRangeOf(`${path}.${key}`));
  const [first, second] = keys
    .flatMap((key) => key ?? [])
    .toSorted((left, right) => left.start - right.start);
  const edit = item && first && second && splitOf(written.text, item, second);
  return edit === undefined
    ? []
    : changing(written, direction, 'One dash more: an entry for each selector', [edit]);
}

/** Two entries with one selector each become one. */
function fewerAt(
  written: WrittenPolicy,
  direction: Direction,
  before: string | undefined,
  path: string,
): readonly Refactoring[] {
  const first = before === undefined ? undefined : written.rangeOf(before);
  const second = written.rangeOf(path);
  const edit = first && second && joinOf(written.text, first, second);
  return edit === undefined
    ? []
    : changing(written, direction, 'One dash fewer: one entry of both selectors', [edit]);
}

/** A rule with ports alone behind one with peers alone: both were meant as one. */
function fewerRules(written: WrittenPolicy, direction: Direction, index: number): readonly Refactoring[] {
  const [one, other] = [written.policy[direction][index - 1], written.policy[direction][index]];
  if (one === undefined || other === undefined) return [];
  const isApart = (one.peers.length === 0) === (other.ports.length === 0);
  const haveOne = [one, other].every(({ peers, ports }) => (peers.length === 0) !== (ports.length === 0));
  const [first, second] = [written.rangeOf(one.origin.path), written.rangeOf(other.origin.path)];
  const edit = first && second && joinOf(written.text, first, second);
  if (!isApart || !haveOne || edit === undefined) return [];
  return changing(written, direction, 'One dash fewer: one rule of these peers on these ports', [edit]);
}

function changing(
  written: WrittenPolicy,
  direction: Direction,
  what: string,
  edits: readonly TextEdit[],
): readonly Refactoring[] {
  const outcome = outcomeOf(written, edits);
  if (outcome === undefined || outcome.after.length !== outcome.before.length) return [];
  const who = (policy: NetworkPolicy) => namedPods(written.environment, policy, direction);
  const title = `${what} (${whoWords(direction, who(written.policy), who(outcome.policy))})`;
  return [{ title, kind: 'rewrite', consequences: [], edits }];
}
