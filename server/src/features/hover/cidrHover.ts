import { enumerate } from '../../base/words.ts';
import { type Cidr, formatAddress, formatCidr, parseCidr } from '../../kubernetes/cidr.ts';
import { cidrAddresses, countAddresses, subtractAddresses } from '../../network/addresses.ts';
import { kindOf, kindsInside, liesIn } from './addressKinds.ts';
import { code, paragraphs } from './markdown.ts';

/** What the `cidr` of an ipBlock stands for. */
export function describeCidr(text: string, excepts: readonly string[]): string {
  const cidr = parseCidr(text);
  if (cidr === undefined) return unreadable(text);
  const holes = excepts.map((except) => parseCidr(except)).filter((hole) => hole !== undefined);
  const inside = kindsInside(cidr, holes);
  return paragraphs(
    headline(cidr),
    extent(cidr),
    asWritten(cidr),
    inside.length === 0 ? undefined : `Among them: ${enumerate(inside)}.`,
    withoutExcepts(text, excepts),
    cidr.family === 4 ? undefined : 'No IPv4 address is in an IPv6 range.',
  );
}

/** What an item of `except` takes out. */
export function describeExcept(text: string, around: string | undefined): string {
  const cidr = parseCidr(text);
  if (cidr === undefined) return unreadable(text);
  return paragraphs(`Taken out: ${headline(cidr)}`, extent(cidr), asWritten(cidr), relation(cidr, around));
}

function unreadable(text: string): string {
  return `${code(text)} is no range of addresses. Write it as ${code('10.9.8.0/24')} or ${code('2001:db8::/64')}.`;
}

function headline(cidr: Cidr): string {
  const kind = kindOf(cidr);
  return `**${formatCidr(cidr)}**${kind === undefined ? '' : `: ${kind.what}`}`;
}

function extent(cidr: Cidr): string {
  const { family, first, last, prefix } = cidr;
  const bits = (family === 4 ? 32 : 128) - prefix;
  if (bits === 0) return `The one address ${formatAddress(family, first)}.`;
  const size = bits > 40 ? `2^${bits}` : grouped(2n ** BigInt(bits));
  return `${formatAddress(family, first)} to ${formatAddress(family, last)}, ${size} addresses.`;
}

function asWritten({ hostBits, address, family, prefix }: Cidr): string | undefined {
  if (!hostBits) return undefined;
  return `As written, ${formatAddress(family, address)} has bits set beyond the /${prefix}; it is read as the whole range up to Kubernetes 1.35 and refused later.`;
}

function withoutExcepts(text: string, excepts: readonly string[]): string | undefined {
  const whole = cidrAddresses(text);
  if (whole === undefined || excepts.length === 0) return undefined;
  let rest = whole;
  for (const except of excepts) {
    const hole = cidrAddresses(except);
    if (hole !== undefined) rest = subtractAddresses(rest, hole);
  }
  return `Without ${enumerate(excepts.map(code))}: ${leftWords(countAddresses(rest))}.`;
}

/** `none is left, so this entry allows nothing`, `65,536 are left`, `more than 2^126 are left` */
function leftWords(left: bigint): string {
  if (left === 0n) return 'none is left, so this entry allows nothing';
  if (left === 1n) return 'one address is left';
  const bits = left.toString(2).length - 1;
  if (bits <= 40) return `${grouped(left)} are left`;
  return left === 1n << BigInt(bits) ? `2^${bits} are left` : `more than 2^${bits} are left`;
}

function relation(cidr: Cidr, around: string | undefined): string | undefined {
  const outer = around === undefined ? undefined : parseCidr(around);
  if (outer === undefined || around === undefined) return undefined;
  if (!liesIn(cidr, outer)) return `It does not lie inside ${code(around)}, so the policy is refused.`;
  if (cidr.prefix <= outer.prefix) return `It is all of ${code(around)}, so the policy is refused.`;
  return `It lies inside ${code(around)}.`;
}

/** `65,536` */
export function grouped(number: bigint): string {
  return number.toString().replace(/\B(?=(?:\d{3})+$)/g, ',');
}
