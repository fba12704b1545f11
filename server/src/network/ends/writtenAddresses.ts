import type { IntervalSet } from '../../base/intervals.ts';
import { formatCidr, parseCidr } from '../../kubernetes/cidr.ts';
import { type AddressSet, cidrAddresses } from '../addresses.ts';

/** One address as a CIDR. */
export function asBlock(address: string): string {
  return `${address}/${address.includes(':') ? 128 : 32}`;
}

/** Why a text that is written like addresses is none; undefined where it is not written like any. */
export function addressProblem(text: string): string | undefined {
  if (!text.includes(':') && !/^\d+(?:\.\d+){3}(?:\/|$)/.test(text)) return undefined;
  const slash = text.indexOf('/');
  const address = slash < 0 ? text : text.slice(0, slash);
  if (parseCidr(asBlock(address)) === undefined) {
    return `${address} is no address. Write one as 10.9.8.7 or 2001:db8::7, a CIDR as 10.9.8.0/24 or 2001:db8::/64.`;
  }
  const longest = address.includes(':') ? 128 : 32;
  return `${text} is no CIDR: behind the slash stands the length of the prefix, from 0 to ${longest}.`;
}

/** What is said about a CIDR whose address lies inside its network: all of the network is meant. */
export function wideningOf(text: string): string | undefined {
  const cidr = parseCidr(text);
  if (cidr?.hostBits !== true) return undefined;
  const address = text.slice(0, text.indexOf('/'));
  return `${text} is taken as all of ${formatCidr(cidr)}. For the one address write ${address}.`;
}

/** The addresses of a run as listings write it, `10.0.0.3-10.0.0.9`; undefined where it is none. */
export function rangeAddresses(text: string): AddressSet | undefined {
  const [first, last, ...others] = text.split('-').map((end) => cidrAddresses(asBlock(end.trim())));
  if (first === undefined || last === undefined || others.length > 0) return undefined;
  const ipv4 = joined(first.ipv4, last.ipv4);
  const ipv6 = joined(first.ipv6, last.ipv6);
  return ipv4.length + ipv6.length === 1 ? { ipv4, ipv6 } : undefined;
}

function joined<T extends number | bigint>([from]: IntervalSet<T>, [to]: IntervalSet<T>): IntervalSet<T> {
  return from === undefined || to === undefined || to.last < from.first
    ? []
    : [{ first: from.first, last: to.last }];
}
