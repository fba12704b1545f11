import { isSame } from '../../base/equality.ts';
import { fileOfObject } from '../../base/origin.ts';
import { remembering } from '../../base/remembering.ts';
import type { Workload } from '../../kubernetes/objects.ts';
import type { KnownPods } from '../../network/endpoints.ts';
import type { Place } from '../finding.ts';
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
    'Workloads of one name in several files may belong to several clusters: of these it is said only, where answers depend ' +
    'on it, that which one counts is not known.',
  sources: [
    'https://kubernetes.io/docs/concepts/overview/working-with-objects/names/',
    'https://kubernetes.io/docs/concepts/overview/working-with-objects/object-management/',
  ],
  defaultSeverity: 'warning',
  dependsOnFor: (workload, { world }) => {
    const pods = world.cluster.podsOf.get(workload);
    return [pods && world.cluster.podsIn(pods.namespace)];
  },
  check(workload, { world }) {
    const pods = world.cluster.podsOf.get(workload);
    if (pods === undefined || workload.nameIsPrefix === true) return [];
    const winner = lastOfName(world.cluster.podsIn(pods.namespace)).get(nameIn(workload));
    // Of a copy nothing is lost.
    if (winner === undefined || isSame(workload, winner, 'origin')) return [];
    const { workloadKind, name } = workload;
    return [
      {
        message:
          `${workloadKind} ${name} stands once more further down in this file. The last one takes its place. Give one of ` +
          'them another name, or take it away.',
        place: placeOfName(workload),
        related: [{ message: `The ${workloadKind} that counts`, place: placeOfName(winner) }],
      },
    ];
  },
};

const lastOfName = remembering(
  (pods: readonly KnownPods[]): ReadonlyMap<string, Workload> =>
    new Map(pods.map(({ workload }) => [nameIn(workload), workload])),
);

/** What tells a workload apart within the files of one environment. */
function nameIn({ workloadKind, name, namespace, origin }: Workload): string {
  return `${fileOfObject(origin.object)} ${workloadKind} ${namespace} ${name}`;
}

function placeOfName({ origin: { object } }: Workload): Place {
  return { kind: 'origin', origin: { object, path: 'metadata.name' }, part: 'value' };
}
