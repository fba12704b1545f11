import fc from 'fast-check';
import { it } from 'vitest';
import type { Workload } from '../../server/src/kubernetes/objects.ts';
import { allAddresses, cutAddresses } from '../../server/src/network/addresses.ts';
import type { Endpoint } from '../../server/src/network/endpoints.ts';
import { namedBlocks } from '../../server/src/network/listing.ts';
import { formatPorts, isPortSubset, samePorts } from '../../server/src/network/ports.ts';
import { connection } from '../../server/src/network/reachability.ts';
import { buildWorld, closed, type World } from '../../server/src/network/world.ts';
import { mask } from '../support/masks.ts';
import { matrixVerdict } from '../support/matrixVerdict.ts';
import { objects } from '../support/randomWorlds.ts';

it('hides nothing that matters: what is sure stays true, and what is true stays possible', () => {
  let certain = 0;
  fc.assert(
    fc.property(
      objects,
      fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 50, maxLength: 50 }),
      (all, dice) => {
        const truth = buildWorld(all, { defaultNamespace: 'default', completeness: closed });
        let question = 0;
        const masked = mask(all, () => dice[question++ % dice.length] === 0);
        const partial = buildWorld(masked.objects, {
          defaultNamespace: 'default',
          completeness: masked.completeness,
        });
        const blocks = [...namedBlocks(truth, 'ingress'), ...namedBlocks(truth, 'egress')];
        const addresses = cutAddresses(allAddresses, blocks).map((set) => ({
          kind: 'addresses' as const,
          set,
        }));
        const workloads = all.filter((object): object is Workload => object.kind === 'Workload');
        const known = workloads.map((workload) => [
          podsOf(truth, workload),
          podsOf(partial, masked.maskOf.get(workload) ?? workload),
        ]);
        const ends = [...known, ...addresses.map((item) => [item, item])];
        for (const [realPods, maskedPods] of known) {
          for (const [realEnd, maskedEnd] of ends) {
            if (realPods === undefined || maskedPods === undefined) continue;
            if (realEnd === undefined || maskedEnd === undefined) continue;
            certain += check(truth, partial, [realPods, realEnd], [maskedPods, maskedEnd]);
            certain += check(truth, partial, [realEnd, realPods], [maskedEnd, maskedPods]);
          }
        }
      },
    ),
    { numRuns: 2000 },
  );
  // an engine that calls everything possible would pass too
  if (certain === 0) throw new Error('nothing was ever sure');
}, 300_000);

/** @returns 1 where the masked answer is certain, and not simply "everything" */
function check(
  truth: World,
  partial: World,
  real: readonly [Endpoint, Endpoint],
  masked: readonly [Endpoint, Endpoint],
): number {
  const { surely: actual } = connection(truth, ...real);
  const { surely, possibly } = connection(partial, ...masked);
  const byClass = matrixVerdict(partial, ...masked);
  if (!samePorts(byClass.surely, surely) || !samePorts(byClass.possibly, possibly)) {
    throw new Error(
      `by classes ${formatPorts(byClass.surely)} / ${formatPorts(byClass.possibly)}, not ${formatPorts(surely)} / ${formatPorts(possibly)}`,
    );
  }
  if (!isPortSubset(surely, actual) || !isPortSubset(actual, possibly)) {
    throw new Error(
      `${formatPorts(surely)} <= ${formatPorts(actual)} <= ${formatPorts(possibly)} does not hold`,
    );
  }
  return isPortSubset(possibly, surely) && formatPorts(surely) !== 'All Connections' ? 1 : 0;
}

function podsOf(world: World, workload: Workload): Endpoint | undefined {
  return world.cluster.podsOf.get(workload);
}
