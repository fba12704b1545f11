import { type Cidr, parseCidr } from '../../kubernetes/cidr.ts';

/** A range of addresses that has a meaning of its own. */
export interface AddressKind {
  readonly cidr: string;
  /** `a private range` */
  readonly what: string;
  /** `private addresses`, for a sentence about a larger range; undefined where it is not worth a word there. */
  readonly inside?: string;
}

/** IANA's registries of special-purpose addresses (RFC 6890), and addresses that clusters know. */
export const addressKinds: readonly AddressKind[] = [
  { cidr: '0.0.0.0/0', what: 'every IPv4 address' },
  { cidr: '0.0.0.0/8', what: '“this network” (RFC 791), never a peer' },
  { cidr: '10.0.0.0/8', what: 'a private range (RFC 1918)', inside: 'private addresses' },
  { cidr: '100.64.0.0/10', what: 'shared by carriers for NAT (RFC 6598)', inside: 'shared NAT addresses' },
  { cidr: '127.0.0.0/8', what: 'loopback: a pod itself, which policies do not see' },
  { cidr: '169.254.0.0/16', what: 'link-local (RFC 3927)', inside: 'link-local addresses' },
  { cidr: '169.254.20.10/32', what: 'the usual address of NodeLocal DNSCache' },
  {
    cidr: '169.254.169.254/32',
    what: 'the instance metadata service of most clouds, which hands out credentials',
    inside: 'the cloud metadata address 169.254.169.254',
  },
  { cidr: '172.16.0.0/12', what: 'a private range (RFC 1918)', inside: 'private addresses' },
  { cidr: '192.0.0.0/24', what: 'set aside for protocols (RFC 6890)' },
  { cidr: '192.0.2.0/24', what: 'for documentation only (RFC 5737)' },
  { cidr: '192.168.0.0/16', what: 'a private range (RFC 1918)', inside: 'private addresses' },
  { cidr: '198.18.0.0/15', what: 'for benchmarks (RFC 2544)' },
  { cidr: '198.51.100.0/24', what: 'for documentation only (RFC 5737)' },
  { cidr: '203.0.113.0/24', what: 'for documentation only (RFC 5737)' },
  { cidr: '224.0.0.0/4', what: 'multicast (RFC 5771)' },
  { cidr: '240.0.0.0/4', what: 'reserved (RFC 1112)' },
  { cidr: '255.255.255.255/32', what: 'broadcast' },
  { cidr: '::/0', what: 'every IPv6 address' },
  { cidr: '::/128', what: 'the unspecified address, never a peer' },
  { cidr: '::1/128', what: 'loopback: a pod itself, which policies do not see' },
  { cidr: '64:ff9b::/96', what: 'IPv4 addresses behind NAT64 (RFC 6052)' },
  { cidr: '2000::/3', what: 'global IPv6 addresses' },
  { cidr: '2001:db8::/32', what: 'for documentation only (RFC 3849)' },
  { cidr: '3fff::/20', what: 'for documentation only (RFC 9637)' },
  {
    cidr: 'fc00::/7',
    what: 'unique local, the private range of IPv6 (RFC 4193)',
    inside: 'private addresses',
  },
  {
    cidr: 'fd00:ec2::254/128',
    what: 'the instance metadata service of AWS, which hands out credentials',
    inside: 'the AWS metadata address fd00:ec2::254',
  },
  { cidr: 'fe80::/10', what: 'link-local (RFC 4291)', inside: 'link-local addresses' },
  { cidr: 'ff00::/8', what: 'multicast (RFC 4291)' },
];

const parsed: readonly (readonly [AddressKind, Cidr])[] = addressKinds.flatMap((kind) => {
  const cidr = parseCidr(kind.cidr);
  return cidr === undefined ? [] : [[kind, cidr] as const];
});

/** Whether all of `inner` lies in `outer`. */
export function liesIn(inner: Cidr, outer: Cidr): boolean {
  return inner.family === outer.family && inner.first >= outer.first && inner.last <= outer.last;
}

/** What a range is: the narrowest kind around it; undefined for ordinary public addresses. */
export function kindOf(cidr: Cidr): AddressKind | undefined {
  let best: readonly [AddressKind, Cidr] | undefined;
  for (const candidate of parsed) {
    const isEverything = candidate[1].prefix === 0 && cidr.prefix !== 0;
    if (isEverything || !liesIn(cidr, candidate[1])) continue;
    if (best === undefined || candidate[1].prefix > best[1].prefix) best = candidate;
  }
  return best?.[0];
}

/** What is worth knowing of the addresses that a range holds, each kind named once. */
export function kindsInside(cidr: Cidr, without: readonly Cidr[]): readonly string[] {
  const names = parsed.flatMap(([{ inside }, range]) => {
    if (inside === undefined || range.prefix <= cidr.prefix || !liesIn(range, cidr)) return [];
    return without.some((other) => liesIn(range, other)) ? [] : [inside];
  });
  return [...new Set(names)];
}
