import { formatCidr, parseCidr } from '../../kubernetes/cidr.ts';
import { clusterRanges } from '../../network/clusterRanges.ts';
import { addressKinds, liesIn } from '../hover/addressKinds.ts';
import type { Path } from '../keys/place.ts';
import { type Draft, peerAt } from './draft.ts';
import type { Offer } from './offer.ts';
import { scalar } from './template.ts';

/** Worth offering, most useful first; the other kinds of addresses come after them. */
const usual: readonly string[] = [
  '0.0.0.0/0',
  '::/0',
  '10.0.0.0/8',
  '172.16.0.0/12',
  '192.168.0.0/16',
  '169.254.169.254/32',
  '169.254.20.10/32',
  '100.64.0.0/10',
  '169.254.0.0/16',
  'fc00::/7',
  'fd00:ec2::254/128',
  'fe80::/10',
];

/** Names by which people look for ranges, beside what `addressKinds` says of them. */
const alsoKnownAs: Readonly<Record<string, string>> = {
  '0.0.0.0/0': 'any IPv4 Internet everywhere',
  '::/0': 'any IPv6 Internet everywhere',
  '100.64.0.0/10': 'CGNAT carrier-grade NAT',
  '127.0.0.0/8': 'localhost',
  '::1/128': 'localhost',
  '169.254.169.254/32': 'IMDS cloud metadata address',
  'fd00:ec2::254/128': 'IMDS cloud metadata address',
  'fc00::/7': 'ULA private',
  '169.254.0.0/16': 'link local',
  'fe80::/10': 'link local',
};

/**
 * Ranges for `cidr`: those that other policies name, and those with a meaning of their own; such that what is taken
 * out of the block already lies inside.
 */
export function cidrOffers(draft: Draft, path: Path): readonly Offer[] {
  const peer = peerAt(draft, path);
  const excepts = peer?.kind === 'ipBlock' ? peer.except : [];
  return allOffers(draft).filter(({ label }) => excepts.every((except) => isPart(except, label)));
}

function allOffers(draft: Draft): readonly Offer[] {
  const others = addressKinds.map(({ cidr }) => cidr).filter((cidr) => !usual.includes(cidr));
  return distinct([...ofCluster(draft), ...[...usual, ...others].map(usualOffer), ...inUse(draft)]);
}

/** Whether a range lies inside another and is smaller. */
function isPart(inner: string, outer: unknown): boolean {
  const part = parseCidr(inner);
  const whole = typeof outer === 'string' ? parseCidr(outer) : undefined;
  return part !== undefined && whole !== undefined && part.prefix > whole.prefix && liesIn(part, whole);
}

/**
 * Ranges for `except`: smaller than the cidr and inside it.
 * @param beside those that are already taken out
 */
export function exceptOffers(draft: Draft, around: unknown, beside: ReadonlySet<unknown>): readonly Offer[] {
  return allOffers(draft).filter(({ label }) => !beside.has(label) && isPart(label, around));
}

/** Where the cluster itself has its addresses, as far as that is said: what a larger range mostly does not mean. */
function ofCluster({ world }: Draft): readonly Offer[] {
  if (world === undefined) return [];
  const { pods, services } = clusterRanges(world);
  return [
    ...pods.map(({ text }) => clusterOffer(text, 'the cluster’s pods, which selectors name')),
    ...services.map(({ text }) => clusterOffer(text, 'the cluster’s Services, whose pods selectors name')),
  ];
}

function clusterOffer(cidr: string, detail: string): Offer {
  return {
    label: cidr,
    kind: 'address',
    detail,
    rank: 3,
    content: { kind: 'value', value: scalar(cidr) },
    filter: `${cidr} ${detail}`,
  };
}

function usualOffer(cidr: string, index: number): Offer {
  const detail = addressKinds.find((kind) => kind.cidr === cidr)?.what;
  return {
    label: cidr,
    kind: 'address',
    detail,
    rank: 2 + index / 100,
    content: { kind: 'value', value: scalar(cidr) },
    filter: [cidr, detail, alsoKnownAs[cidr]].filter((words) => words !== undefined).join(' '),
  };
}

/** Only such as are written the way every version of the API server wants. */
function inUse({ world, policy: own }: Draft): readonly Offer[] {
  const users = new Map<string, Set<string>>();
  for (const policy of [...(world?.policies.values() ?? [])].flat()) {
    if (policy.name === own.name && policy.namespace === own.namespace) continue;
    for (const { peers } of [...policy.ingress, ...policy.egress]) {
      for (const peer of peers) {
        if (peer.kind !== 'ipBlock') continue;
        for (const text of [peer.cidr, ...peer.except]) {
          const cidr = parseCidr(text);
          if (cidr === undefined || formatCidr(cidr) !== text) continue;
          users.set(text, (users.get(text) ?? new Set()).add(policy.name));
        }
      }
    }
  }
  return [...users].map(([cidr, names]) => ({
    label: cidr,
    kind: 'address',
    detail: `used by ${[...names].slice(0, 3).join(', ')}${names.size > 3 ? ' and others' : ''}`,
    rank: 1,
    content: { kind: 'value', value: scalar(cidr) },
  }));
}

/** Of the same range what is said of the range itself goes first. */
function distinct(offers: readonly Offer[]): readonly Offer[] {
  const byLabel = new Map<string, Offer>();
  for (const offer of offers) if (!byLabel.has(offer.label)) byLabel.set(offer.label, offer);
  return [...byLabel.values()];
}
