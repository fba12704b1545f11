import type { Origin } from '../../base/origin.ts';
import { count } from '../../base/words.ts';
import type { KnownPods } from '../../network/endpoints.ts';
import type { World } from '../../network/world.ts';
import { type FileOf, fileWords } from './fileWords.ts';
import { type Carrier, isPods } from './labelPool.ts';

/** `Deployment web, 3 pods · shop.yaml`, `2 namespaces, 5 workloads · namespaces.yaml` */
export function carrierWords(
  carriers: readonly Carrier[],
  world: World | undefined,
  remark: string | undefined,
  fileOf: FileOf,
): string {
  const suffix = remark === undefined ? '' : ` ${remark}`;
  return `${whoWords(carriers)}${suffix}${sizeWords(carriers, world)}${fileWords(carriers.map(originOf), fileOf)}`;
}

function whoWords(carriers: readonly Carrier[]): string {
  const [only] = carriers;
  const noun = nounOf(only);
  if (only !== undefined && carriers.length === 1) {
    return isPods(only) ? `${only.workload.workloadKind} ${only.workload.name}` : `${noun} ${only.name}`;
  }
  return countOf(carriers);
}

/** `3 workloads`, `1 namespace`, `2 policies` */
export function countOf(carriers: readonly Carrier[]): string {
  const noun = nounOf(carriers[0]);
  return noun === 'policy' && carriers.length !== 1
    ? `${carriers.length} policies`
    : count(carriers.length, noun);
}

function nounOf(carrier: Carrier | undefined): 'workload' | 'namespace' | 'policy' {
  if (carrier === undefined || isPods(carrier)) return 'workload';
  return 'podSelector' in carrier ? 'policy' : 'namespace';
}

/** How many pods these are, where all say it; of namespaces how many workloads lie in them. */
function sizeWords(carriers: readonly Carrier[], world: World | undefined): string {
  const pods = carriers.filter(isPods);
  if (pods.length > 0) {
    const replicas = replicasOf(pods);
    return replicas === undefined ? '' : `, ${count(replicas, 'pod')}`;
  }
  if (world === undefined || nounOf(carriers[0]) !== 'namespace') return '';
  const inside = carriers.flatMap((one) => {
    const namespace = isPods(one) ? undefined : world.cluster.namespaces.get(one.name);
    return namespace === undefined ? [] : world.cluster.podsIn(namespace);
  });
  return `, ${inside.length === 0 ? 'no workload' : count(inside.length, 'workload')}`;
}

/** The pods that some workloads make, where each says how many; a bare Pod is one by itself. */
function replicasOf(workloads: readonly KnownPods[]): number | undefined {
  if (workloads.every(({ workload }) => workload.workloadKind === 'Pod')) return undefined;
  let sum = 0;
  for (const { workload } of workloads) {
    if (workload.replicas === undefined) return undefined;
    sum += workload.replicas;
  }
  return sum;
}

function originOf(carrier: Carrier): Origin | undefined {
  if (isPods(carrier)) return carrier.workload.origin;
  return 'podSelector' in carrier ? carrier.origin : carrier.declaration?.origin;
}
