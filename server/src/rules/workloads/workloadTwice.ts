import { remembering } from '../../base/remembering.ts';
import type { Workload } from '../../kubernetes/objects.ts';
import type { KnownPods } from '../../network/endpoints.ts';
import { nameInFile, namesakeSources, namesakesElsewhere, overwritten } from '../namesakes.ts';
import type { WorkloadRule } from '../rule.ts';

/** A workload that another one of the same file takes the place of. */
export const workloadTwice: WorkloadRule = {
  id: 'workload-twice',
  scope: 'workload',
  summary: 'A workload stands twice in one file',
  explanation:
    'The cluster holds one object of a kind and name in a namespace. `kubectl apply` goes through a file from its beginning, ' +
    'so that the last one takes the place of those before it; kustomize refuses the file. Policies that select the labels ' +
    'of an earlier one select nothing. Give the workload a name of its own, or take one away.\n\n' +
    `Workloads${namesakesElsewhere}`,
  sources: namesakeSources,
  defaultSeverity: 'warning',
  dependsOnFor: (workload, { world }) => {
    const pods = world.cluster.podsOf.get(workload);
    return [pods && world.cluster.podsIn(pods.namespace)];
  },
  check(workload, { world }) {
    const pods = world.cluster.podsOf.get(workload);
    if (pods === undefined || workload.nameIsPrefix === true) return [];
    const { workloadKind } = workload;
    const last = lastOfName(world.cluster.podsIn(pods.namespace)).get(nameInFile(workloadKind, workload));
    const consequence = '. Give one of them another name, or take it away.';
    return overwritten(workloadKind, workload, last, consequence);
  },
};

const lastOfName = remembering(
  (pods: readonly KnownPods[]): ReadonlyMap<string, Workload> =>
    new Map(pods.map(({ workload }) => [nameInFile(workload.workloadKind, workload), workload])),
);
