import { formatCidr, parseCidr } from '../../kubernetes/cidr.ts';

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
