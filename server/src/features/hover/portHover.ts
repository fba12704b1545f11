import type { Direction, NetworkPolicy, PolicyPort, PolicyRule } from '../../kubernetes/networkPolicy.ts';
import type { ContainerPort } from '../../kubernetes/objects.ts';
import type { World } from '../../network/world.ts';
import { receiversOf } from '../keys/receivers.ts';
import { bullets, code, few, paragraphs, plain } from './markdown.ts';
import { leadsToAddressesOnly } from './namedPorts.ts';
import { workloadText } from './pods.ts';
import { usualUse } from './wellKnownPorts.ts';

const maximumLines = 8;

/** `TCP 8080`, `TCP 8000 to 8099`, `every UDP port`, `the TCP port named http` */
export function portWords({ numbers, protocol }: PolicyPort): string {
  if (protocol === undefined || numbers.kind === 'unreadable') return 'a port that can’t be read here';
  if (numbers.kind === 'all') return `every ${protocol} port`;
  if (numbers.kind === 'named') return `the ${protocol} port named ${plain(numbers.name)}`;
  const { first, last } = numbers;
  return first === last ? `${protocol} ${first}` : `${protocol} ${first} to ${last}`;
}

/** Who listens on a port of a rule. */
export function describePort(
  world: World,
  policy: NetworkPolicy,
  direction: Direction,
  rule: PolicyRule,
  port: PolicyPort,
): string {
  const isNamed = port.numbers.kind === 'named';
  if (direction === 'egress' && isNamed && leadsToAddressesOnly(rule)) {
    return `**${portWords(port)}** allows nothing: a named port is looked up on pods, and \`to\` has addresses only.`;
  }
  const { items, complete } = receiversOf(world, policy, direction, rule);
  const whose = direction === 'ingress' ? 'the pods of this policy' : destinationWords(rule, isNamed);
  const meansPods = direction === 'ingress' || rule.peers.some(({ kind }) => kind === 'pods');
  const listeners = items.map((pods) => ({ pods, ports: pods.ports.filter((own) => isMeant(port, own)) }));
  const found = listeners.filter(({ ports }) => ports.length > 0);
  const silent = listeners
    .filter(({ ports }) => ports.length === 0)
    .map(({ pods }) => code(pods.workload.name));
  return paragraphs(
    `**${portWords(port)}** on ${whose}.`,
    bullets(
      found.slice(0, maximumLines).map(({ pods, ports }) => `${workloadText(pods)}: ${portList(ports)}`),
    ),
    found.length > maximumLines ? `${found.length - maximumLines} more workloads listen there.` : undefined,
    silent.length === 0 ? undefined : absence(port, silent),
    items.length === 0 && !complete && meansPods ? 'None of these pods is in these files.' : undefined,
    note(port),
  );
}

/** Where an egress rule leads. */
function destinationWords({ peers }: PolicyRule, isNamed: boolean): string {
  const kinds = new Set(peers.map(({ kind }) => kind));
  if (kinds.size === 0) {
    return isNamed
      ? 'any pod, for `to` names no destination; addresses outside the cluster have no named ports'
      : 'any destination, for `to` names none';
  }
  const unread = kinds.has('unreadable') ? ', a part of which can’t be read here' : '';
  if (kinds.has('pods') && kinds.has('ipBlock')) {
    return isNamed
      ? `the pods that \`to\` selects${unread}; its addresses have no named ports`
      : `the pods and addresses that \`to\` selects${unread}`;
  }
  if (kinds.has('pods')) return `the pods that \`to\` selects${unread}`;
  return kinds.has('ipBlock') ? `the addresses of \`to\`${unread}` : 'a destination that can’t be read here';
}

function isMeant({ numbers, protocol }: PolicyPort, own: ContainerPort): boolean {
  if (own.protocol !== protocol) return false;
  if (numbers.kind === 'named') return own.name === numbers.name;
  if (numbers.kind === 'range') return own.number >= numbers.first && own.number <= numbers.last;
  return numbers.kind === 'all';
}

/** A name that a pod lacks lets nothing through to it; a number may be listened on without being declared. */
function absence({ numbers }: PolicyPort, names: readonly string[]): string {
  return numbers.kind === 'named'
    ? `Not reachable by this entry, for they have no port of this name and protocol: ${few(names, maximumLines)}.`
    : `They declare no such port, but may listen there all the same: ${few(names, maximumLines)}.`;
}

/** `8080 named http` */
function portList(ports: readonly ContainerPort[]): string {
  const texts = ports.map(({ number, name, protocol }) => {
    const suffix = protocol === 'TCP' ? '' : ` ${protocol}`;
    return name === undefined ? `${number}${suffix}` : `${number}${suffix} named ${code(name)}`;
  });
  return few([...new Set(texts)], 6);
}

function note({ numbers }: PolicyPort): string | undefined {
  if (numbers.kind !== 'range' || numbers.first !== numbers.last) return undefined;
  const use = usualUse(numbers.first);
  return use === undefined ? undefined : `By custom ${numbers.first} is ${use}.`;
}
