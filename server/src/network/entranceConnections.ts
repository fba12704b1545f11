import { podsNotHere } from './elsewhereGroups.ts';
import type { ListedWorkload } from './endpoints.ts';
import { intersectPorts, noPorts, type PortSet, portRange, unionPorts } from './ports.ts';
import { sideVerdict } from './reachability.ts';
import { everything } from './selectors.ts';
import { entranceTargets } from './services.ts';
import type { World } from './world.ts';

export interface EntranceConnection {
  readonly listedAs: ListedWorkload;
  readonly ports: { readonly surely: PortSet; readonly possibly: PortSet };
}

/** A pod of which nothing is known. */
const anyPod = podsNotHere({ name: undefined, labels: { kind: 'selected', by: everything } });

/**
 * What the controllers behind Ingress and Route objects reach: the TCP target ports of the backends, as far as the
 * policies let in any pod of the cluster, for it is not known which pods these controllers are.
 */
export function entranceConnections(world: World): readonly EntranceConnection[] {
  const found = new Map<string, EntranceConnection>();
  for (const entrance of world.entrances) {
    for (const { pods, port, servicePort } of entranceTargets(world, entrance)) {
      if (port === undefined || servicePort.protocol !== 'TCP') continue;
      const { surely, possibly } = sideVerdict(world, pods, 'ingress', anyPod);
      const target = portRange('TCP', port, port);
      const known = found.get(pods.listedAs.id)?.ports;
      found.set(pods.listedAs.id, {
        listedAs: pods.listedAs,
        ports: {
          surely: unionPorts(known?.surely ?? noPorts, intersectPorts(surely, target)),
          possibly: unionPorts(known?.possibly ?? noPorts, intersectPorts(possibly, target)),
        },
      });
    }
  }
  return [...found.values()];
}
