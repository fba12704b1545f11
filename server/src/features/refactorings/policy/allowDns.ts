import type { NetworkPolicy } from '../../../kubernetes/networkPolicy.ts';
import { clusterDns } from '../../../network/clusterDns.ts';
import { namespaceNameLabel } from '../../../network/knownNamespaces.ts';
import { meanAtLeast } from '../../../network/meaning/meaning.ts';
import { podsWords } from '../../../network/podsWords.ts';
import { subjectsOf } from '../../../network/selected.ts';
import { additionOf } from '../../../rules/edits/addition.ts';
import type { PlainValue } from '../../../rules/finding.ts';
import { entryBefore } from '../edits/entry.ts';
import { rewritten } from '../edits/rewritten.ts';
import type { Refactoring, TextEdit } from '../refactoring.ts';
import { outcomeOf } from './proof.ts';
import type { WrittenPolicy } from './writtenPolicy.ts';

/** Lets the pods of a policy that limits egress ask the cluster’s DNS, over UDP and TCP, at the port where it listens. */
export function allowDns(written: WrittenPolicy): readonly Refactoring[] {
  const { policy, environment } = written;
  const { world } = environment;
  if (!policy.isolates.egress) return [];
  const { namespace, label, port } = clusterDns(world);
  const rule: PlainValue = {
    to: [
      {
        namespaceSelector: { matchLabels: { [namespaceNameLabel]: namespace } },
        podSelector: { matchLabels: { [label.key]: label.value } },
      },
    ],
    ports: [
      { protocol: 'UDP', port },
      { protocol: 'TCP', port },
    ],
  };
  const edits = ruleEdits(written, rule);
  const outcome = edits && outcomeOf(written, edits);
  if (edits === undefined || outcome === undefined || outcome.after.length !== outcome.before.length)
    return [];
  const isWider = (wide: NetworkPolicy, narrow: NetworkPolicy): boolean =>
    meanAtLeast([wide], [narrow], world.defaultNamespace);
  if (!isWider(outcome.policy, policy) || isWider(policy, outcome.policy)) return [];
  const who = subjectsOf(world, policy).items;
  const whom = who.length === 0 ? '' : ` to ${podsWords(who)}`;
  const title = `Allow DNS${whom}: UDP and TCP ${port} to ${label.key}=${label.value} in namespace ${namespace}`;
  return [{ title, kind: 'rewrite', consequences: [], edits }];
}

function ruleEdits(written: WrittenPolicy, rule: PlainValue): readonly TextEdit[] | undefined {
  const { text, itemsOf, nodeOf, keyRangeOf, rangeOf, document } = written;
  const last = itemsOf('spec.egress').at(-1);
  if (last !== undefined)
    return [{ range: { start: last.end, end: last.end }, newText: additionOf(text, last, [rule]) }];
  const [key, value] = [keyRangeOf('spec.egress'), rangeOf('spec.egress')];
  if (key !== undefined && value !== undefined) {
    const edit = rewritten(text, key, value, [rule]);
    return edit && [edit];
  }
  const spec = nodeOf('spec');
  return spec && entryBefore(text, spec, document.start, 'egress', [rule]);
}
