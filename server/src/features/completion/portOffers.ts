import type { Protocol } from '../../kubernetes/networkPolicy.ts';
import type { ContainerPort, Workload } from '../../kubernetes/objects.ts';
import type { KnownPods } from '../../network/endpoints.ts';
import { serviceTargets } from '../../network/services.ts';
import type { World } from '../../network/world.ts';
import type { Path } from '../keys/place.ts';
import { receiversOf } from '../keys/receivers.ts';
import { type Draft, ruleAt } from './draft.ts';
import { fileWords } from './fileWords.ts';
import type { Offer } from './offer.ts';
import { mapping, scalar } from './template.ts';

interface ListenedPort {
  readonly port: ContainerPort;
  /** Those that have it. */
  readonly workloads: Workload[];
  /** The ports of Services that lead to it, in the order of the files: `Service web, port 80`. */
  readonly services: Set<string>;
}

/** The container ports of the pods that receive what a rule allows, by number, name and protocol. */
function portsAt(draft: Draft, path: Path): readonly ListenedPort[] {
  const place = ruleAt(draft, path);
  const { world } = draft;
  if (place === undefined || world === undefined) return [];
  const found = new Map<string, ListenedPort>();
  const receivers = receiversOf(world, draft.policy, place.direction, place.rule).items;
  for (const pods of receivers) {
    for (const port of pods.ports) {
      const key = `${port.number} ${port.name} ${port.protocol}`;
      const known = found.get(key) ?? { port, workloads: [], services: new Set<string>() };
      found.set(key, known);
      known.workloads.push(pods.workload);
    }
  }
  addServices([...found.values()], receivers, world);
  return [...found.values()].sort((left, right) => left.port.number - right.port.number);
}

/** What people call is most often behind a Service. */
function addServices(listened: readonly ListenedPort[], receivers: readonly KnownPods[], world: World): void {
  const meant = new Set(receivers);
  for (const name of new Set(receivers.map(({ namespace }) => namespace.name))) {
    for (const service of world.services.get(name) ?? []) {
      for (const { servicePort, pods, port: number } of serviceTargets(world, service)) {
        if (!meant.has(pods)) continue;
        for (const { port, services } of listened) {
          const isTarget = port.number === number && port.protocol === servicePort.protocol;
          if (isTarget) services.add(`Service ${service.name}, port ${servicePort.number}`);
        }
      }
    }
  }
}

/**
 * Numbers and names for `port`.
 * @param protocol what stands beside it; ports of others would let nothing through
 * @param endPort what stands beside it: only numbers up to it fit
 */
export function portValues(draft: Draft, path: Path, protocol: Protocol, endPort: unknown): readonly Offer[] {
  const offers = new Map<string, Offer>();
  for (const listened of portsAt(draft, path)) {
    const { port } = listened;
    if (port.protocol !== protocol || (typeof endPort === 'number' && port.number > endPort)) continue;
    const numbered = portOffer(port.number, port.name, listened, draft, 1);
    if (!offers.has(numbered.label)) offers.set(numbered.label, numbered);
    if (port.name === undefined || offers.has(port.name) || typeof endPort === 'number') continue;
    offers.set(port.name, portOffer(port.name, String(port.number), listened, draft, 2));
  }
  return [...offers.values()];
}

function portOffer(
  value: string | number,
  other: string | undefined,
  listened: ListenedPort,
  draft: Draft,
  rank: number,
): Offer {
  return {
    label: String(value),
    kind: 'port',
    detail: wordsOf(other, listened, draft),
    rank: rank + senseOf(listened),
    content: { kind: 'value', value: scalar(value) },
  };
}

/** Whole items for `ports`. */
export function portItems(draft: Draft, path: Path): readonly Offer[] {
  return portsAt(draft, path).map((listened) => {
    const { number, name, protocol } = listened.port;
    return {
      label: `port ${number}${protocol === 'TCP' ? '' : ` ${protocol}`}`,
      kind: 'port',
      detail: wordsOf(name, listened, draft),
      rank: 1 + senseOf(listened),
      content: {
        kind: 'item',
        value: mapping(
          protocol === 'TCP'
            ? { port: scalar(number) }
            : { port: scalar(number), protocol: scalar(protocol) },
        ),
      },
    };
  });
}

/** What a Service leads to is most likely meant. */
function senseOf({ services }: ListenedPort): number {
  return services.size > 0 ? 0 : 0.5;
}

/** `http, web, behind Service web, port 80 · shop.yaml` */
function wordsOf(
  other: string | undefined,
  { workloads, services }: ListenedPort,
  { fileOf }: Draft,
): string {
  const names = [...new Set(workloads.map(({ name }) => name))];
  const shown =
    names.length > 3 ? `${names.slice(0, 3).join(', ')} and ${names.length - 3} more` : names.join(', ');
  const [service] = services;
  const parts = [other, shown, service && `behind ${service}`].filter((part) => part !== undefined);
  return `${parts.join(', ')}${fileWords(
    workloads.map(({ origin }) => origin),
    fileOf,
  )}`;
}
