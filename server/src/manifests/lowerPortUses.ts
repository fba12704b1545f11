import type { PortUse } from '../kubernetes/objects.ts';
import { child, descend, type Field, listItems, textValue } from './field.ts';
import type { Lowering } from './lowering.ts';

/** What may ask a container's port of a container (core/v1 Container). */
const askers = [
  ['livenessProbe'],
  ['readinessProbe'],
  ['startupProbe'],
  ['lifecycle', 'postStart'],
  ['lifecycle', 'preStop'],
] as const;

/** The ways of asking that may name a port (HTTPGetAction and TCPSocketAction of core/v1). */
const actions = ['httpGet', 'tcpSocket'] as const;

/** The names of ports in probes and hooks of a pod's containers. */
export function lowerPortUses(podSpec: Field, lowering: Lowering): readonly PortUse[] {
  return ['containers', 'initContainers'].flatMap((list) =>
    listItems(child(podSpec, list)).flatMap((container) =>
      askers.flatMap((asker) => {
        const asking = descend(container, ...asker);
        if (asking.node === undefined) return [];
        return actions.flatMap((action): readonly PortUse[] => {
          const port = descend(asking, action, 'port');
          const name = textValue(port);
          return name === undefined ? [] : [{ name, origin: lowering.origin(port.path) }];
        });
      }),
    ),
  );
}
