/** A CIDR as Kubernetes reads it. Addresses are whole numbers of 32 (IPv4) or 128 bits (IPv6). */
export interface Cidr {
  readonly family: 4 | 6;
  /** The address with the bits beyond the prefix cleared. */
  readonly network: bigint;
  /** The address as written. */
  readonly address: bigint;
  /** In bits of `family`: 24 for `::ffff:10.0.0.0/120`. */
  readonly prefix: number;
  readonly first: bigint;
  readonly last: bigint;
  /** An octet, a group or the prefix length is written with zeros that a strict parser refuses. */
  readonly leadingZeros: boolean;
  /** The address is written as an IPv4-mapped IPv6 address (`::ffff:a.b.c.d`). */
  readonly mapped: boolean;
  /** The address has bits set beyond the prefix length. */
  readonly hostBits: boolean;
}

interface Address {
  readonly family: 4 | 6;
  readonly value: bigint;
  readonly leadingZeros: boolean;
}

/** Where the API server's parser stops counting (k8s.io/utils, internal/third_party/forked/golang/net/parse.go). */
const tooBig = 0xffffff;

const mappedMarker = 0xffffn;

/**
 * Parses what the API server parses: ParseCIDRSloppy of k8s.io/utils/net, the same in Kubernetes 1.30 to 1.37.
 * Leading zeros are decimal (or, in IPv6 groups, hexadecimal) digits without weight; zones are refused.
 *
 * An IPv4-mapped address with at least 96 bits of prefix is the IPv4 network that it maps (Go's IPNet compares and
 * prints it so); with fewer bits it is an IPv6 network.
 * @returns undefined where the API server can't parse the text
 */
export function parseCidr(text: string): Cidr | undefined {
  const slash = text.indexOf('/');
  if (slash < 0) return undefined;
  const address = parseIpv4(text.slice(0, slash)) ?? parseIpv6(text.slice(0, slash));
  const bits = text.slice(slash + 1);
  const prefix = decimal(bits);
  if (address === undefined || prefix === undefined || prefix > (address.family === 4 ? 32 : 128)) {
    return undefined;
  }
  const leadingZeros = address.leadingZeros || (bits.length > 1 && bits.startsWith('0'));
  const mapped = address.family === 6 && address.value >> 32n === mappedMarker;
  if (mapped && prefix >= 96) {
    return cidrOf(4, address.value & 0xffffffffn, prefix - 96, leadingZeros, mapped);
  }
  return cidrOf(address.family, address.value, prefix, leadingZeros, mapped);
}

function cidrOf(
  family: 4 | 6,
  address: bigint,
  prefix: number,
  leadingZeros: boolean,
  mapped: boolean,
): Cidr {
  const width = family === 4 ? 32n : 128n;
  const hostMask = (1n << (width - BigInt(prefix))) - 1n;
  const network = address - (address & hostMask);
  const last = network + hostMask;
  const hostBits = network !== address;
  return { family, network, address, prefix, first: network, last, leadingZeros, mapped, hostBits };
}

function decimal(digits: string): number | undefined {
  if (!/^[0-9]+$/.test(digits)) return undefined;
  const value = Number(digits);
  return value < tooBig ? value : undefined;
}

function parseIpv4(text: string): Address | undefined {
  const octets = text.split('.', 5);
  if (octets.length !== 4) return undefined;
  let value = 0n;
  let leadingZeros = false;
  for (const octet of octets) {
    const number = decimal(octet);
    if (number === undefined || number > 255) return undefined;
    leadingZeros ||= octet.length > 1 && octet.startsWith('0');
    value = (value << 8n) | BigInt(number);
  }
  return { family: 4, value, leadingZeros };
}

interface Groups {
  readonly values: readonly bigint[];
  readonly leadingZeros: boolean;
}

function parseIpv6(text: string): Address | undefined {
  const ellipsis = text.indexOf('::');
  const head = parseGroups(ellipsis < 0 ? text : text.slice(0, ellipsis), ellipsis < 0);
  const tail = parseGroups(ellipsis < 0 ? '' : text.slice(ellipsis + 2), true);
  if (head === undefined || tail === undefined) return undefined;
  const missing = 8 - head.values.length - tail.values.length;
  // '::' stands for one group of zeros at least; without it nothing may be missing
  if (ellipsis < 0 ? missing !== 0 : missing < 1) return undefined;
  let value = 0n;
  for (const group of head.values) value = (value << 16n) | group;
  value <<= BigInt(16 * missing);
  for (const group of tail.values) value = (value << 16n) | group;
  return { family: 6, value, leadingZeros: head.leadingZeros || tail.leadingZeros };
}

/** @param last whether these groups end the address, which an IPv4 address may do */
function parseGroups(text: string, last: boolean): Groups | undefined {
  if (text === '') return { values: [], leadingZeros: false };
  const parts = text.split(':', 9);
  const values: bigint[] = [];
  let leadingZeros = false;
  for (const [index, part] of parts.entries()) {
    if (last && index === parts.length - 1 && part.includes('.')) {
      const embedded = parseIpv4(part);
      if (embedded === undefined) return undefined;
      leadingZeros ||= embedded.leadingZeros;
      values.push(embedded.value >> 16n, embedded.value & 0xffffn);
    } else {
      const digits = part.replace(/^0+(?=.)/, '');
      if (!/^[0-9a-fA-F]{1,4}$/.test(digits)) return undefined;
      leadingZeros ||= part.length > 4;
      values.push(BigInt(`0x${digits}`));
    }
  }
  return { values, leadingZeros };
}

/** As Go's net/netip prints it: dotted for IPv4, RFC 5952 for IPv6 (the first longest run of zero groups shortened). */
export function formatAddress(family: 4 | 6, address: bigint): string {
  if (family === 4) return dotted(address);
  if (address >> 32n === mappedMarker) return `::ffff:${dotted(address & 0xffffffffn)}`;
  const groups = Array.from({ length: 8 }, (_, index) => (address >> BigInt(112 - 16 * index)) & 0xffffn);
  let runStart = 0;
  let runLength = 1;
  for (let start = 0; start < 8; start++) {
    let end = start;
    while (end < 8 && groups[end] === 0n) end++;
    if (end - start > runLength) {
      runStart = start;
      runLength = end - start;
    }
  }
  const hex = (part: readonly bigint[]) => part.map((group) => group.toString(16)).join(':');
  if (runLength < 2) return hex(groups);
  return `${hex(groups.slice(0, runStart))}::${hex(groups.slice(runStart + runLength))}`;
}

function dotted(address: bigint): string {
  return [24n, 16n, 8n, 0n].map((shift) => (address >> shift) & 0xffn).join('.');
}

/** The network in its canonical form, without bits beyond the prefix. */
export function formatCidr(cidr: Pick<Cidr, 'family' | 'network' | 'prefix'>): string {
  return `${formatAddress(cidr.family, cidr.network)}/${cidr.prefix}`;
}

/** The single address as written, as a CIDR of its own: `192.168.1.5/32` for `192.168.1.5/24`. */
export function formatSingleAddress(cidr: Pick<Cidr, 'family' | 'address'>): string {
  return `${formatAddress(cidr.family, cidr.address)}/${cidr.family === 4 ? 32 : 128}`;
}
