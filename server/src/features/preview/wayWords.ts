import { enumerate } from '../../base/words.ts';
import type { Entrance, Service } from '../../kubernetes/objects.ts';
import type { WayIn } from '../../network/waysIn.ts';

/** `Ingress front`, `Service web (LoadBalancer)` */
export function wayName({ by }: WayIn): string {
  return by.kind === 'Service' ? `Service ${by.name} (${typeWord(by)})` : entranceName(by);
}

/** `HTTPRoute front` */
function entranceName({ writtenKind, name }: Entrance): string {
  return `${writtenKind} ${name}`;
}

function typeWord({ reach }: Service): string {
  return reach.type === 'NodePort' || reach.type === 'LoadBalancer' ? reach.type : 'externalIPs';
}

/** `TCP 8080, where policies let in the pods of its controller` */
export function wayWords(way: WayIn): string {
  const { by, port, protocol, leads } = way;
  if (port === undefined) return 'nowhere: these pods have no port of the name that its Service asks for';
  const words = [
    `${protocol} ${port}`,
    ...(leads === 'yes' ? [] : ['if it leads here at all, which these files don’t tell']),
    ...(by.kind === 'Service' ? [clientWords(by), `under ${sourceWords(by)}`] : [letInWords(way)]),
  ];
  return words.filter((part) => part !== '').join(', ');
}

function letInWords({ isLetIn }: WayIn): string {
  if (isLetIn === 'yes') return '';
  return isLetIn === 'possibly'
    ? 'where policies let in the pods of its controller'
    : 'but no policy lets in its controller';
}

/** Who may come by a Service, where these are not all: `for clients of 10.0.0.0/8 alone`. */
export function clientWords({ reach }: Service): string {
  const { type, sourceRanges } = reach;
  return type === 'LoadBalancer' && sourceRanges.length > 0
    ? `for clients of ${enumerate([...sourceRanges])} alone`
    : '';
}

/** Which address pods see where someone comes by a Service (kubernetes.io/docs/tutorials/services/source-ip). */
export function sourceWords({ reach }: Service): string {
  if (!reach.keepsSource) return 'the address of the client or that of a node, as the plugin does it';
  return reach.type === 'LoadBalancer'
    ? 'the address of the client, where the load balancer keeps it'
    : 'the address of the client';
}
