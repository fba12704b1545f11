import type { KnownPods } from '../../network/endpoints.ts';

/** As many as one reads. */
const shown = 3;

/** `Deployment web`, `The workloads web, api, cart and 4 more`: the beginning of a sentence. */
export function someNames(pods: readonly KnownPods[]): string {
  const [only] = pods;
  if (only !== undefined && pods.length === 1) return `${only.workload.workloadKind} ${only.workload.name}`;
  const names = pods.slice(0, shown).map(({ workload }) => workload.name);
  const rest = pods.length - names.length;
  if (rest > 0) return `The workloads ${names.join(', ')} and ${rest} more`;
  return `The workloads ${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
