import { count } from '../../base/words.ts';
import { isNoAddress } from '../../network/addresses.ts';
import { nodeName, ownName, writtenAddresses } from '../../network/ends/namedEnd.ts';
import { serviceEnd } from '../../network/ends/serviceEnd.ts';
import type { World } from '../../network/world.ts';
import type { EndOffer, EndsAnswer, EndsRequest } from '../../protocol/walk.ts';
import { addressWords } from '../preview/addressWords.ts';
import type { Link } from '../preview/links.ts';
import { workloadDetail } from '../preview/subjectWords.ts';
import { endOf } from './ends.ts';

/** As many as a list shows without becoming a search of its own. */
const mostOffers = 50;

/** Addresses that one asks about before one knows any other. */
const wellKnown: readonly { readonly end: string; readonly detail: string }[] = [
  { end: '0.0.0.0/0', detail: 'every IPv4 address' },
  { end: '::/0', detail: 'every IPv6 address' },
  { end: '169.254.169.254', detail: 'the metadata address of most clouds' },
  { end: '8.8.8.8', detail: 'an address of the internet' },
  { end: nodeName, detail: 'the node that the pods at the other end run on' },
];

/**
 * What a user may mean by what is typed so far: workloads, namespaces, Services and addresses, those first whose name
 * is the text, then those whose name begins with it. One namespace a step.
 */
export function* endOffers(
  world: World,
  { text: typed, role, most = mostOffers }: Pick<EndsRequest, 'text' | 'role' | 'most'>,
  link: Link,
): Generator<void, EndsAnswer> {
  const text = typed.trim();
  const wanted = text.toLowerCase();
  const named: EndOffer[] = [];
  const first: EndOffer[] = [];
  const others: EndOffer[] = [];
  // `shop/p` begins with `p` after its namespace, in which it is found before
  const listFor = (name: string): EndOffer[] | undefined => {
    if (name === wanted || name.endsWith(`/${wanted}`)) return named;
    if (name.startsWith(wanted) || name.includes(`/${wanted}`)) return first;
    return name.includes(wanted) ? others : undefined;
  };
  for (const [name, offer] of candidates(world, role, link)) {
    if (offer === undefined) yield;
    else listFor(name.toLowerCase())?.push(offer);
    // what has the text as its whole name may come late
    if (wanted === '' && first.length >= most) break;
  }
  const typedOffer = addressOffer(text);
  const known = [...named, ...first, ...others];
  const isListed = typedOffer === undefined || known.some(({ end }) => end === typedOffer.end);
  const offers = [...(isListed ? [] : [typedOffer]), ...known].slice(0, most);
  const end = text === '' ? undefined : endOf(world, text, role === 'from' ? 'ingress' : 'egress');
  return { offers, ...(end !== undefined && 'problem' in end ? { problem: end.problem } : {}) };
}

/** The offers by their names; undefined offers stand for the steps. */
function* candidates(
  world: World,
  role: EndsRequest['role'],
  link: Link,
): Generator<readonly [name: string, offer: EndOffer | undefined]> {
  const { cluster } = world;
  for (const namespace of cluster.namespaces.values()) {
    const pods = cluster.podsIn(namespace);
    yield ['', undefined];
    if (pods.length === 0) continue;
    for (const one of pods) {
      const label = `${namespace.name}/${one.workload.name}`;
      const detail = workloadDetail(one.workload);
      const place = link(one.workload.origin);
      yield [label, { end: ownName(one), label, detail, kind: 'workload', place }];
    }
    const label = `${namespace.name}/*`;
    const detail = `namespace · ${count(pods.length, 'workload')}`;
    yield [label, { end: label, label, detail, kind: 'namespace' }];
    if (role === 'to') yield* services(world, namespace.name, link);
  }
  for (const { end, detail } of wellKnown) yield [end, { end, label: end, detail, kind: 'addresses' }];
}

function* services(world: World, namespace: string, link: Link): Generator<readonly [string, EndOffer]> {
  for (const service of world.services.get(namespace) ?? []) {
    const label = `${namespace}/${service.name}`;
    const found = serviceEnd(world, `${label}[Service]`);
    if (found === undefined || 'problem' in found) continue;
    const isAddressed = found.endpoints.some((end) => end.kind === 'addresses');
    const ports = service.ports.map(({ number }) => number).join(', ');
    const detail = `Service${ports === '' ? '' : ` · port ${ports}`} · ${count(found.endpoints.length, isAddressed ? 'address' : 'workload')}`;
    yield [label, { end: `${label}[Service]`, label, detail, kind: 'service', place: link(service.origin) }];
  }
}

function addressOffer(text: string): EndOffer | undefined {
  const set = writtenAddresses(text);
  if (set === undefined || isNoAddress(set)) return undefined;
  return { end: text, label: text, detail: addressWords(set, []).detail, kind: 'addresses' };
}
