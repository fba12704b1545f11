import * as intervals from '../base/intervals.ts';
import { formatAddress, parseCidr } from '../kubernetes/cidr.ts';

/** Addresses of both families: IPv4 as numbers, IPv6 as BigInt. */
export interface AddressSet {
  readonly ipv4: intervals.IntervalSet<number>;
  readonly ipv6: intervals.IntervalSet<bigint>;
}

export const noAddresses: AddressSet = { ipv4: [], ipv6: [] };
export const allAddresses: AddressSet = {
  ipv4: [{ first: 0, last: 2 ** 32 - 1 }],
  ipv6: [{ first: 0n, last: 2n ** 128n - 1n }],
};

/** The addresses of a CIDR; undefined where the API server can't parse it. */
export function cidrAddresses(text: string): AddressSet | undefined {
  const cidr = parseCidr(text);
  if (cidr === undefined) return undefined;
  const { family, first, last } = cidr;
  return family === 4
    ? { ipv4: [{ first: Number(first), last: Number(last) }], ipv6: [] }
    : { ipv4: [], ipv6: [{ first, last }] };
}

/** @param sets may also be lists of runs in any order, which overlap or touch */
export function unionAddresses(sets: readonly AddressSet[]): AddressSet {
  return {
    ipv4: intervals.normalise(sets.flatMap(({ ipv4 }) => ipv4)),
    ipv6: intervals.normalise(sets.flatMap(({ ipv6 }) => ipv6)),
  };
}

export function intersectAddresses(left: AddressSet, right: AddressSet): AddressSet {
  return {
    ipv4: intervals.intersect(left.ipv4, right.ipv4),
    ipv6: intervals.intersect(left.ipv6, right.ipv6),
  };
}

export function subtractAddresses(left: AddressSet, right: AddressSet): AddressSet {
  return { ipv4: intervals.subtract(left.ipv4, right.ipv4), ipv6: intervals.subtract(left.ipv6, right.ipv6) };
}

export function isNoAddress(set: AddressSet): boolean {
  return set.ipv4.length === 0 && set.ipv6.length === 0;
}

export function sameAddresses(left: AddressSet, right: AddressSet): boolean {
  return intervals.equals(left.ipv4, right.ipv4) && intervals.equals(left.ipv6, right.ipv6);
}

/** Whether `whole` has every address of `part`. */
export function isAddressSubset(part: AddressSet, whole: AddressSet): boolean {
  return intervals.isSubset(part.ipv4, whole.ipv4) && intervals.isSubset(part.ipv6, whole.ipv6);
}

export function overlapsAddresses(left: AddressSet, right: AddressSet): boolean {
  return intervals.overlaps(left.ipv4, right.ipv4) || intervals.overlaps(left.ipv6, right.ipv6);
}

/** How many addresses. */
export function countAddresses(set: AddressSet): bigint {
  return intervals.size(set.ipv4) + intervals.size(set.ipv6);
}

/** A set of one run of addresses each; inside a piece no boundary of the given blocks lies. */
export function cutAddresses(set: AddressSet, at: readonly AddressSet[]): readonly AddressSet[] {
  const ipv4 = intervals.cut(
    set.ipv4,
    at.flatMap((block) => block.ipv4),
  );
  const ipv6 = intervals.cut(
    set.ipv6,
    at.flatMap((block) => block.ipv6),
  );
  return [
    ...ipv4.map((piece) => ({ ipv4: [piece], ipv6: [] })),
    ...ipv6.map((piece) => ({ ipv4: [], ipv6: [piece] })),
  ];
}

/** A run of addresses by its ends, IPv6 as RFC 5952 wants it. */
export interface AddressRun {
  readonly family: 4 | 6;
  readonly first: string;
  readonly last: string;
}

export function addressRuns(set: AddressSet): readonly AddressRun[] {
  const run = (family: 4 | 6, { first, last }: intervals.Interval<number | bigint>): AddressRun => ({
    family,
    first: formatAddress(family, BigInt(first)),
    last: formatAddress(family, BigInt(last)),
  });
  return [...set.ipv4.map((interval) => run(4, interval)), ...set.ipv6.map((interval) => run(6, interval))];
}

/** The fewest CIDRs that make up the set, in ascending order, IPv4 first. */
export function toCidrs(set: AddressSet): readonly string[] {
  return [
    ...set.ipv4.flatMap(({ first, last }) => runCidrs(4, BigInt(first), BigInt(last))),
    ...set.ipv6.flatMap(({ first, last }) => runCidrs(6, first, last)),
  ];
}

function runCidrs(family: 4 | 6, first: bigint, last: bigint): readonly string[] {
  const width = family === 4 ? 32 : 128;
  const result: string[] = [];
  for (let from = first; from <= last; ) {
    let bits = 0;
    while (bits < width && from % (1n << BigInt(bits + 1)) === 0n) {
      if (from + (1n << BigInt(bits + 1)) - 1n > last) break;
      bits++;
    }
    result.push(`${formatAddress(family, from)}/${width - bits}`);
    from += 1n << BigInt(bits);
  }
  return result;
}
