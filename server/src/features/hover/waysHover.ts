import type { Entrance, Service } from '../../kubernetes/objects.ts';
import type { KnownPods } from '../../network/endpoints.ts';
import { attachment } from '../../network/gateways.ts';
import { entranceTargets } from '../../network/services.ts';
import { isWayIn, waysInto } from '../../network/waysIn.ts';
import type { World } from '../../network/world.ts';
import { clientWords, sourceWords, wayName, wayWords } from '../preview/wayWords.ts';
import { entranceAddresses } from './endpointsHover.ts';
import { bullets, paragraphs, plain } from './markdown.ts';
import { workloadText } from './pods.ts';

const maximumWays = 6;

/** By which ways traffic from outside gets to some pods; undefined where there is none in the files. */
export function describeWays(world: World, pods: KnownPods): string | undefined {
  const ways = waysInto(world, pods);
  if (ways.length === 0) return undefined;
  const lines = ways.map((way) => plain(`${wayName(way)}: ${wayWords(way)}`));
  return paragraphs(
    'From outside the cluster by',
    bullets(lines.slice(0, maximumWays)),
    lines.length > maximumWays ? `and ${lines.length - maximumWays} more.` : undefined,
  );
}

/** What an Ingress or a route is to the pods behind it. */
export function describeEntrance(world: World, entrance: Entrance): string {
  const attached = attachment(world, entrance);
  if (attached === 'no') {
    return entrance.parents?.length === 0
      ? '**No way in**: it names no Gateway in `parentRefs`.'
      : '**No way in**: no listener of the Gateways that it names takes it, by its name, port, kind of route, namespace and host.';
  }
  const targets = [...new Set(entranceTargets(world, entrance).map(({ pods }) => pods))];
  const lines = targets.flatMap((pods) => {
    const ways = waysInto(world, pods).filter(({ by }) => by === entrance);
    return [...new Set(ways.map((way) => plain(wayWords(way))))].map(
      (words) => `${workloadText(pods)}: ${words}`,
    );
  });
  lines.push(...entranceAddresses(world, entrance));
  return lines.length === 0
    ? 'Leads to no pod of these files.'
    : paragraphs(
        'Leads to',
        bullets(lines.slice(0, maximumWays)),
        lines.length > maximumWays ? `and ${lines.length - maximumWays} more.` : undefined,
      );
}

/** Who gets to a Service, beside the pods of the cluster; undefined where nothing is to be said. */
export function describeReach(service: Service): string | undefined {
  const { type } = service.reach;
  if (type === 'ExternalName') return 'An alias of a name outside: no pod stands behind it.';
  if (type === 'Headless')
    return 'Without an address of its own: its name leads to the pods, at their own ports.';
  if (!isWayIn(service)) return undefined;
  const clients = clientWords(service);
  const who = clients === '' ? '' : `, ${plain(clients)}`;
  return `Reached from outside the cluster, too${who}. Pods see ${sourceWords(service)}.`;
}
