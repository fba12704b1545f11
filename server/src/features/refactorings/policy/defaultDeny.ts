import { enumerate } from '../../../base/words.ts';
import type { Direction } from '../../../kubernetes/networkPolicy.ts';
import { isolatingPolicies } from '../../../network/isolation.ts';
import { podsWords } from '../../../network/podsWords.ts';
import { blockOf } from '../../../rules/edits/plainValue.ts';
import type { PlainValue } from '../../../rules/finding.ts';
import { freeName } from '../../../rules/policies/freeName.ts';
import { lead } from '../edits/lineForm.ts';
import type { Refactoring } from '../refactoring.ts';
import { objectAfter } from './copyOf.ts';
import { outcomeOf } from './proof.ts';
import { directions, typeOf } from './words.ts';
import type { WrittenPolicy } from './writtenPolicy.ts';

/** Adds a policy that limits all pods of the namespace and allows nothing, in the directions in which there is none yet. */
export function defaultDeny(written: WrittenPolicy): readonly Refactoring[] {
  const { environment, home, policy } = written;
  const { world } = environment;
  const policies = world.policies.get(home) ?? [];
  const missing = directions.filter(
    (direction) =>
      !policies.some(
        ({ podSelector: { requirements, open }, isolates }) =>
          requirements.length === 0 && !open && isolates[direction],
      ),
  );
  if (missing.length === 0) return [];
  const suffix = missing.length === 2 ? 'default-deny' : `default-deny-${missing[0]}`;
  const object: PlainValue = {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: {
      name: freeName('', suffix, policies),
      ...(policy.namespace === undefined ? {} : { namespace: policy.namespace }),
    },
    spec: { podSelector: {}, policyTypes: missing.map((direction) => typeOf[direction]) },
  };
  const edit = objectAfter(written, objectText(written, object));
  if (edit === undefined || outcomeOf(written, [edit]) === undefined) return [];
  const title = `Deny ${enumerate(missing)} by default in namespace ${home} (${effect(written, missing)})`;
  return [{ title, kind: 'rewrite', consequences: [], edits: [edit] }];
}

/** In the form of the policy beside it. */
export function objectText({ text, range }: WrittenPolicy, object: PlainValue): string {
  if (text[range.start] !== '{') return blockOf(object, lead(text, range).replaceAll('-', ' '));
  const indentation = /^[ \t]*/.exec(lead(text, range))?.[0] ?? '';
  const isLong = text.slice(range.start, range.end).includes('\n');
  return JSON.stringify(object, undefined, isLong ? 2 : undefined).replaceAll('\n', `\n${indentation}`);
}

function effect({ environment: { world }, home }: WrittenPolicy, missing: readonly Direction[]): string {
  const namespace = world.cluster.namespaces.get(home);
  const pods = namespace === undefined ? [] : world.cluster.podsIn(namespace);
  const free = pods.filter((one) =>
    missing.some((direction) => isolatingPolicies(world, one, direction).length === 0),
  );
  if (pods.length === 0) return 'none of its pods is here';
  return free.length === 0
    ? 'all pods here are limited already'
    : `cuts off ${podsWords(free)} that no policy limits`;
}
