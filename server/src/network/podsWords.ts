import { count } from '../base/words.ts';
import type { KnownPods } from './endpoints.ts';

/** The kinds whose pods are as many as `spec.replicas` says, one where it says nothing. */
const replicated: ReadonlySet<string> = new Set([
  'Deployment',
  'ReplicaSet',
  'ReplicationController',
  'StatefulSet',
  'DeploymentConfig',
  'Rollout',
]);

/**
 * How many pods there are, as far as the files say: `3 pods`; where they don't say it, as of a DaemonSet, how many
 * workloads.
 * @param adjective stands before the noun: `3 more pods`
 */
export function podsWords(items: readonly KnownPods[], adjective?: string): string {
  const counts = items.map(podsIn);
  const isKnown = !counts.includes(undefined);
  const number = isKnown ? counts.reduce<number>((sum, one) => sum + (one ?? 0), 0) : items.length;
  const noun = isKnown ? 'pod' : 'workload';
  return count(number, adjective === undefined ? noun : `${adjective} ${noun}`);
}

function podsIn({ workload: { workloadKind, replicas } }: KnownPods): number | undefined {
  if (workloadKind === 'Pod') return 1;
  return replicated.has(workloadKind) ? (replicas ?? 1) : undefined;
}
