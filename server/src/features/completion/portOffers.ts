import type { Protocol } from '../../kubernetes/networkPolicy.ts';
import type { ContainerPort } from '../../kubernetes/objects.ts';
import type { Path } from '../keys/place.ts';
import { receiversOf } from '../keys/receivers.ts';
import { type Draft, ruleAt } from './draft.ts';
import type { Offer } from './offer.ts';
import { mapping, scalar } from './template.ts';

interface ListenedPort {
  readonly port: ContainerPort;
  /** Of the workloads that have it. */
  readonly names: string[];
}

/** The container ports of the pods that receive what a rule allows, by number, name and protocol. */
function portsAt(draft: Draft, path: Path): readonly ListenedPort[] {
  const place = ruleAt(draft, path);
  if (place === undefined || draft.world === undefined) return [];
  const found = new Map<string, ListenedPort>();
  for (const pods of receiversOf(draft.world, draft.policy, place.direction, place.rule).items) {
    for (const port of pods.ports) {
      const key = `${port.number} ${port.name} ${port.protocol}`;
      const known = found.get(key) ?? { port, names: [] };
      found.set(key, known);
      if (!known.names.includes(pods.workload.name)) known.names.push(pods.workload.name);
    }
  }
  return [...found.values()].sort((left, right) => left.port.number - right.port.number);
}

/**
 * Numbers and names for `port`.
 * @param protocol what stands beside it; ports of others would let nothing through
 * @param endPort what stands beside it: only numbers up to it fit
 */
export function portValues(draft: Draft, path: Path, protocol: Protocol, endPort: unknown): readonly Offer[] {
  const offers = new Map<string, Offer>();
  for (const { port, names } of portsAt(draft, path)) {
    if (port.protocol !== protocol || (typeof endPort === 'number' && port.number > endPort)) continue;
    const numbered = portOffer(port.number, port.name, names, 1);
    if (!offers.has(numbered.label)) offers.set(numbered.label, numbered);
    if (port.name === undefined || offers.has(port.name) || typeof endPort === 'number') continue;
    offers.set(port.name, portOffer(port.name, String(port.number), names, 2));
  }
  return [...offers.values()];
}

function portOffer(
  value: string | number,
  other: string | undefined,
  names: readonly string[],
  rank: number,
): Offer {
  return {
    label: String(value),
    kind: 'port',
    detail: `${other === undefined ? '' : `${other}, `}${whose(names)}`,
    rank,
    content: { kind: 'value', value: scalar(value) },
  };
}

/** Whole items for `ports`. */
export function portItems(draft: Draft, path: Path): readonly Offer[] {
  return portsAt(draft, path).map(({ port, names }) => ({
    label: `port ${port.number}${port.protocol === 'TCP' ? '' : ` ${port.protocol}`}`,
    kind: 'port',
    detail: `${port.name === undefined ? '' : `${port.name}, `}${whose(names)}`,
    rank: 1,
    content: {
      kind: 'item',
      value: mapping(
        port.protocol === 'TCP'
          ? { port: scalar(port.number) }
          : { port: scalar(port.number), protocol: scalar(port.protocol) },
      ),
    },
  }));
}

function whose(names: readonly string[]): string {
  return names.length > 3 ? `${names.slice(0, 3).join(', ')} and ${names.length - 3} more` : names.join(', ');
}
