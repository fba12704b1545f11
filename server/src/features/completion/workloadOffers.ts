import type { Direction, PolicyPort } from '../../kubernetes/networkPolicy.ts';
import type { ContainerPort } from '../../kubernetes/objects.ts';
import type { KnownPods } from '../../network/endpoints.ts';
import { namespaceNameLabel } from '../../network/knownNamespaces.ts';
import { homeOf, subjectsOf } from '../../network/selected.ts';
import { serviceTargets } from '../../network/services.ts';
import { stableLabels } from '../../network/stableLabels.ts';
import type { World } from '../../network/world.ts';
import { hasLetters } from '../navigation/hasLetters.ts';
import type { Draft } from './draft.ts';
import { fileWords } from './fileWords.ts';
import type { Offer } from './offer.ts';
import { list, mapping, oneOf, scalar, type Template } from './template.ts';
import { type Twin, twinFor } from './twin.ts';

/** More are not offered at once; what is typed narrows them. */
const mostWorkloads = 100;

/**
 * Whole rules that allow what comes from a workload of the files, or what goes to it: by the fewest labels that stay, on the
 * port that the receiving pods listen on, with what the other side's policies lack for it.
 * @param typed what stands there
 */
export function workloadRules(draft: Draft, direction: Direction, typed: string): readonly Offer[] {
  const { world } = draft;
  if (world === undefined) return [];
  const way = direction === 'ingress' ? 'from' : 'to';
  const own = direction === 'ingress' ? portsOf(subjectsOf(world, draft.policy).items, world) : [];
  const { found, isPartial } = workloads(draft, world, typed);
  return found.flatMap(({ pods, peer, detail, file, rank }): readonly Offer[] => {
    const ports = direction === 'ingress' ? own : portsOf([pods], world);
    const [first] = ports;
    const twin = first && twinFor(draft, direction, pods, policyPort(first));
    const rule: Template = mapping(
      first === undefined
        ? { [way]: list(peer) }
        : { [way]: list(peer), ports: list(portTemplate(ports, first, twin)) },
    );
    return [
      {
        label: `allow ${way} ${pods.workload.name}`,
        kind: 'snippet',
        detail: `${detail}${twinWords(twin)}${file}`,
        documentation: documentation(direction, pods, twin),
        rank: 4 + rank,
        content: { kind: 'item', value: rule },
        ...(twin?.isWritable ? { twin } : {}),
        ...(isPartial ? { isPartial } : {}),
      },
    ];
  });
}

/** Whole entries for `from` and `to`, each for a workload of the files. */
export function workloadPeers(draft: Draft, typed: string): readonly Offer[] {
  const { world } = draft;
  if (world === undefined) return [];
  const { found, isPartial } = workloads(draft, world, typed);
  return found.map(({ pods, peer, detail, file, rank }) => ({
    label: `${pods.workload.workloadKind} ${pods.workload.name}`,
    kind: 'snippet',
    detail: detail + file,
    rank: 4 + rank,
    content: { kind: 'item', value: peer },
    ...(isPartial ? { isPartial } : {}),
  }));
}

interface OfferedWorkload {
  readonly pods: KnownPods;
  readonly peer: Template;
  readonly detail: string;
  /** ` · shop.yaml` */
  readonly file: string;
  readonly rank: number;
}

/** Those that can be named, of the policy's own namespace first. */
function workloads(
  draft: Draft,
  world: World,
  typed: string,
): { readonly found: readonly OfferedWorkload[]; readonly isPartial: boolean } {
  const home = homeOf(world, draft.policy);
  const word = typed.split(/\s+/).at(-1)?.toLowerCase() ?? '';
  const isMeant = ({ workload }: KnownPods): boolean =>
    hasLetters(`allow from to ${workload.workloadKind} ${workload.name}`.toLowerCase(), word);
  const own = home === undefined ? [] : world.cluster.podsIn(home);
  const others = world.cluster.pods.filter(({ namespace }) => namespace !== home);
  const wanted = [...own, ...others].filter(isMeant);
  const found = wanted.slice(0, mostWorkloads).flatMap((pods): readonly OfferedWorkload[] => {
    const named = stableLabels(pods, world.cluster.podIndexOf(pods.namespace));
    if (named === undefined) return [];
    const isElsewhere = pods.namespace !== home;
    const podSelector = selecting(named.labels);
    const peer = mapping(
      isElsewhere
        ? { namespaceSelector: selecting({ [namespaceNameLabel]: pods.namespace.name }), podSelector }
        : { podSelector },
    );
    const { workloadKind, origin } = pods.workload;
    const where = isElsewhere ? ` in ${pods.namespace.name}` : '';
    const detail = `${workloadKind}${where}${named.isAlone ? '' : ', and others with its labels'}`;
    return [{ pods, peer, detail, file: fileWords([origin], draft.fileOf), rank: isElsewhere ? 0.5 : 0 }];
  });
  return { found, isPartial: wanted.length > mostWorkloads };
}

function selecting(labels: Readonly<Record<string, string>>): Template {
  const entries = Object.entries(labels).map(([key, value]) => [key, scalar(value)] as const);
  return mapping({ matchLabels: mapping(Object.fromEntries(entries)) });
}

/** The ports that pods listen on for as long as they run, those behind Services first. */
function portsOf(receivers: readonly KnownPods[], world: World): readonly ContainerPort[] {
  const called = new Set<string>();
  for (const name of new Set(receivers.map(({ namespace }) => namespace.name))) {
    for (const service of world.services.get(name) ?? []) {
      for (const { servicePort, pods, port } of serviceTargets(world, service)) {
        if (receivers.includes(pods)) called.add(`${servicePort.protocol} ${port}`);
      }
    }
  }
  const distinct = new Map<string, ContainerPort>();
  for (const { ports } of receivers) {
    for (const port of ports) if (port.isLasting) distinct.set(`${port.protocol} ${port.number}`, port);
  }
  const all = [...distinct];
  return [...all.filter(([key]) => called.has(key)), ...all.filter(([key]) => !called.has(key))].map(
    ([, port]) => port,
  );
}

/** A choice among ports of one protocol; none where the other side is to allow the same one. */
function portTemplate(
  ports: readonly ContainerPort[],
  first: ContainerPort,
  twin: Twin | undefined,
): Template {
  const { protocol } = first;
  const numbers = ports.filter((port) => port.protocol === protocol).map(({ number }) => number);
  const port = twin?.isWritable !== true && numbers.length > 1 ? oneOf(numbers) : scalar(first.number);
  return mapping(protocol === 'TCP' ? { port } : { protocol: scalar(protocol), port });
}

function twinWords(twin: Twin | undefined): string {
  if (twin === undefined) return '';
  return twin.isWritable ? `, and in policy ${twin.name}` : `, not allowed by policy ${twin.name} yet`;
}

function policyPort({ protocol, number, origin }: ContainerPort): PolicyPort {
  return { protocol, numbers: { kind: 'range', first: number, last: number }, origin };
}

function documentation(direction: Direction, { workload }: KnownPods, twin: Twin | undefined): string {
  const { workloadKind, name } = workload;
  const who = `${workloadKind} \`${name}\``;
  const what =
    direction === 'ingress'
      ? `Lets in what comes from the pods of ${who}, on a port that the policy’s own pods listen on.`
      : `Lets out what goes to the pods of ${who}, on a port that they listen on.`;
  if (twin === undefined) return what;
  if (!twin.isWritable) {
    return `${what}\n\nThe other side is limited too, by policy \`${twin.name}\`, and does not allow it yet: a policy about the pods of ${who} has to allow it as ${twin.direction}.`;
  }
  return `${what}\n\nThe other side is limited too, and does not allow it yet: the same rule is written into policy \`${twin.name}\`, as ${twin.direction}.`;
}
