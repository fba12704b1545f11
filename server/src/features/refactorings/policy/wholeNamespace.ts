import type { Direction, PodPeer } from '../../../kubernetes/networkPolicy.ts';
import { podsWords } from '../../../network/podsWords.ts';
import { subjectsOf } from '../../../network/selected.ts';
import { removalOf } from '../../../rules/edits/removal.ts';
import { rewritten } from '../edits/rewritten.ts';
import type { Refactoring, TextEdit } from '../refactoring.ts';
import { namedPods, whoWords } from './namedPods.ts';
import { outcomeOf } from './proof.ts';
import { directions, peersKey } from './words.ts';
import { isAt, type WrittenPolicy } from './writtenPolicy.ts';

/** From some pods to all of their namespace: of the policy itself, or of the entry at the cursor. */
export function wholeNamespace(written: WrittenPolicy, offset: number): readonly Refactoring[] {
  const peers = directions.flatMap((direction) =>
    written.policy[direction].flatMap((rule) =>
      rule.peers.flatMap((peer, index): readonly Refactoring[] => {
        const path = `${rule.origin.path}.${peersKey[direction]}[${index}]`;
        return isAt(written, path, offset) && peer.kind === 'pods'
          ? ofPeer(written, direction, peer, path)
          : [];
      }),
    ),
  );
  return peers.length > 0 ? peers : ofSubject(written);
}

function ofSubject(written: WrittenPolicy): readonly Refactoring[] {
  const { policy, environment, home } = written;
  const edit = emptied(written, 'spec.podSelector');
  if (policy.podSelector.requirements.length === 0 || edit === undefined) return [];
  const outcome = outcomeOf(written, [edit]);
  if (outcome === undefined) return [];
  const before = new Set(subjectsOf(environment.world, policy).items);
  const more = subjectsOf(environment.world, outcome.policy).items.filter((pods) => !before.has(pods));
  const effect = more.length === 0 ? 'no other pods are here' : `applies to ${podsWords(more, 'more')}`;
  const title = `Apply this policy to all pods of namespace ${home} (${effect})`;
  return [{ title, kind: 'rewrite', consequences: [], edits: [edit] }];
}

function ofPeer(
  written: WrittenPolicy,
  direction: Direction,
  { podSelector, namespaceSelector }: PodPeer,
  path: string,
): readonly Refactoring[] {
  if (podSelector === undefined || podSelector.requirements.length === 0) return [];
  const edit =
    namespaceSelector === undefined
      ? emptied(written, `${path}.podSelector`)
      : removed(written, `${path}.podSelector`);
  const outcome = edit && outcomeOf(written, [edit]);
  if (edit === undefined || outcome === undefined) return [];
  const { environment, policy, home } = written;
  const [before, after] = [policy, outcome.policy].map((one) => namedPods(environment, one, direction));
  if (before === undefined || after === undefined) return [];
  const where = namespaceSelector === undefined ? `namespace ${home}` : 'the namespaces of this entry';
  const title = `Name all pods of ${where} (${whoWords(direction, before, after)})`;
  return [{ title, kind: 'rewrite', consequences: [], edits: [edit] }];
}

function emptied(written: WrittenPolicy, path: string): TextEdit | undefined {
  const [key, value] = [written.keyRangeOf(path), written.rangeOf(path)];
  return key && value && rewritten(written.text, key, value, {});
}

function removed({ text, keyRangeOf, rangeOf }: WrittenPolicy, path: string): TextEdit | undefined {
  const [key, value] = [keyRangeOf(path), rangeOf(path)];
  const range = key && value && removalOf(text, key, value);
  return range === undefined || /#/.test(text.slice(range.start, range.end))
    ? undefined
    : { range, newText: '' };
}
