import { count, enumerate } from '../../base/words.ts';
import {
  type AddressSet,
  addressRuns,
  allAddresses,
  cidrAddresses,
  countAddresses,
  sameAddresses,
  subtractAddresses,
  toCidrs,
} from '../../network/addresses.ts';
import type { Grant } from '../../network/sideVerdict.ts';

export interface AddressWords {
  /** `203.0.113.0/24`, `any IPv4 address`, `10.0.0.1 - 10.0.0.6` */
  readonly who: string;
  /** `255 addresses, without 203.0.113.7` */
  readonly detail: string;
}

/** Addresses in the words of the block that names them, where one does; else in the fewest words. */
export function addressWords(set: AddressSet, grants: readonly Pick<Grant, 'peer'>[]): AddressWords {
  const detail = describe(set);
  if (sameAddresses(set, allAddresses)) return { who: 'any address', detail: 'IPv4 and IPv6' };
  for (const { peer } of grants) {
    if (peer?.kind !== 'ipBlock') continue;
    const cidr = cidrAddresses(peer.cidr);
    if (cidr === undefined) continue;
    const without = toCidrs(subtractAddresses(cidr, set)).map(plainAddress);
    if (subtractAddresses(set, cidr).ipv4.length + subtractAddresses(set, cidr).ipv6.length > 0) continue;
    const who = wholeFamily(cidr) ?? plainAddress(peer.cidr);
    if (without.length === 0) return { who, detail };
    if (without.length <= maximumExcepts) return { who, detail: `${detail}, without ${enumerate(without)}` };
  }
  return { who: wholeFamily(set) ?? runWords(set), detail };
}

const maximumExcepts = 6;

function wholeFamily(set: AddressSet): string | undefined {
  if (sameAddresses(set, { ...allAddresses, ipv6: [] })) return 'any IPv4 address';
  if (sameAddresses(set, { ...allAddresses, ipv4: [] })) return 'any IPv6 address';
  return undefined;
}

function runWords(set: AddressSet): string {
  const cidrs = toCidrs(set);
  if (cidrs.length <= 3) return cidrs.map(plainAddress).join(', ');
  const [first, ...others] = addressRuns(set);
  const more = others.length === 0 ? '' : ` and ${count(others.length, 'more range')}`;
  return `${first?.first} - ${first?.last}${more}`;
}

/** A block of one address is written as that address. */
export function plainAddress(cidr: string): string {
  return cidr.replace(/^([^:]*)\/32$/, '$1').replace(/^(.*:.*)\/128$/, '$1');
}

function describe(set: AddressSet): string {
  const number = countAddresses(set);
  if (number === 1n && toCidrs(set)[0] === '169.254.169.254/32') return 'the metadata address of most clouds';
  if (number < 10_000_000_000n) {
    return `${number.toString().replace(/\B(?=(\d{3})+$)/g, ',')} address${number === 1n ? '' : 'es'}`;
  }
  const bits = number.toString(2).length - 1;
  return 1n << BigInt(bits) === number ? `2^${bits} addresses` : `more than 2^${bits} addresses`;
}
