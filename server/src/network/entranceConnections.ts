import type { ListedWorkload } from './endpoints.ts';
import { anyPod } from './lanes/elsewhereGroups.ts';
import { intersectPorts, noPorts, type PortSet, portRange, unionPorts } from './ports.ts';
import { sideVerdict } from './reachability.ts';
import { entranceTargets } from './services.ts';
import type { World } from './world.ts';

export interface EntranceConnection {
  readonly listedAs: ListedWorkload;
  readonly ports: { readonly surely: PortSet; readonly possibly: PortSet };
  /** Whether it is sure that the ways in lead there at all; whether policies let them in is told by the ports. */
  readonly isLed: boolean;
}

/**
 * What the controllers behind Ingress and Route objects and the routes of Gateways reach: the target ports of the
 * backends, as far as the policies let in any pod of the cluster, for it is not known which pods these controllers are.
 */
export function entranceConnections(world: World): readonly EntranceConnection[] {
  const found = new Map<string, EntranceConnection>();
  for (const entrance of world.entrances) {
    const protocol = entrance.writtenKind === 'UDPRoute' ? 'UDP' : 'TCP';
    for (const { pods, port, servicePort, certainty } of entranceTargets(world, entrance)) {
      if (port === undefined || servicePort.protocol !== protocol) continue;
      const verdict = sideVerdict(world, pods, 'ingress', anyPod);
      const { possibly } = verdict;
      const surely = certainty === 'yes' ? verdict.surely : noPorts;
      const target = portRange(protocol, port, port);
      const before = found.get(pods.listedAs.id);
      const known = before?.ports;
      found.set(pods.listedAs.id, {
        listedAs: pods.listedAs,
        isLed: certainty === 'yes' && before?.isLed !== false,
        ports: {
          surely: unionPorts(known?.surely ?? noPorts, intersectPorts(surely, target)),
          possibly: unionPorts(known?.possibly ?? noPorts, intersectPorts(possibly, target)),
        },
      });
    }
  }
  return [...found.values()];
}
