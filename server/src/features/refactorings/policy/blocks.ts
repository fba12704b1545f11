import { type Cidr, formatCidr, parseCidr } from '../../../kubernetes/cidr.ts';
import {
  type AddressSet,
  cidrAddresses,
  isAddressSubset,
  noAddresses,
  sameAddresses,
  subtractAddresses,
  toCidrs,
  unionAddresses,
} from '../../../network/addresses.ts';

/** An ipBlock as it is written. */
export interface Block {
  readonly cidr: string;
  readonly except: readonly string[];
}

interface Range {
  readonly cidr: Cidr;
  /** What is taken out of it. */
  readonly holes: AddressSet;
  /** Undefined where it has become another one. */
  readonly written: Block | undefined;
}

/**
 * The same addresses by fewer ranges, those that are taken out counted too.
 * @returns undefined where there is no shorter way, or a range can't be read
 */
export function fewerBlocks(blocks: readonly Block[]): readonly Block[] | undefined {
  const ranges = blocks.map(rangeOf);
  if (ranges.some((range) => range === undefined)) return undefined;
  let current: readonly Range[] = ranges.filter((range) => range !== undefined);
  for (let next = step(current); next !== undefined; next = step(current)) current = next;
  const found = current.map(blockOf);
  return lengthOf(found) < lengthOf(blocks) ? found : undefined;
}

function lengthOf(blocks: readonly Block[]): number {
  return blocks.reduce((sum, { except }) => sum + 1 + except.length, 0);
}

function rangeOf(written: Block): Range | undefined {
  const cidr = parseCidr(written.cidr);
  const holes = written.except.map(cidrAddresses);
  if (cidr === undefined || holes.includes(undefined)) return undefined;
  const all = unionAddresses(holes.filter((hole) => hole !== undefined));
  return { cidr, holes: all, written };
}

function blockOf({ cidr, holes, written }: Range): Block {
  return written ?? { cidr: formatCidr(cidr), except: toCidrs(holes) };
}

function wholeOf({ cidr }: Range): AddressSet {
  return cidrAddresses(formatCidr(cidr)) ?? noAddresses;
}

function addressesOf(range: Range): AddressSet {
  return subtractAddresses(wholeOf(range), range.holes);
}

/** One simplification; undefined where there is none. */
function step(ranges: readonly Range[]): readonly Range[] | undefined {
  for (const [index, range] of ranges.entries()) {
    if (toCidrs(range.holes).length < holesOf(range))
      return ranges.with(index, { ...range, written: undefined });
    for (const [at, other] of ranges.entries()) {
      const joined = at === index ? undefined : joinOf(range, other);
      if (joined !== undefined)
        return ranges.flatMap((one, place) => (place === at ? [] : place === index ? [joined] : [one]));
    }
  }
  return undefined;
}

/** How many ranges are taken out of it, as it is written. */
function holesOf({ written, holes }: Range): number {
  return written?.except.length ?? toCidrs(holes).length;
}

/** Two ranges as one, at the place of the first; undefined where that is none, or says it at greater length. */
function joinOf(range: Range, other: Range): Range | undefined {
  const both = unionAddresses([addressesOf(range), addressesOf(other)]);
  for (const cidr of [range.cidr, ...parentOf(range.cidr)]) {
    const whole = cidrAddresses(formatCidr(cidr)) ?? noAddresses;
    if (!isAddressSubset(both, whole)) continue;
    const holes = subtractAddresses(whole, both);
    const isAsWritten = cidr === range.cidr && sameAddresses(holes, range.holes);
    const length = toCidrs(holes).length;
    if (length < 1 + holesOf(range) + holesOf(other))
      return { cidr, holes, written: isAsWritten ? range.written : undefined };
  }
  return undefined;
}

/** The range of twice the size; none for all addresses. */
function parentOf({ family, network, prefix, ...rest }: Cidr): readonly Cidr[] {
  if (prefix === 0) return [];
  const width = BigInt((family === 4 ? 32 : 128) - prefix + 1);
  const start = (network >> width) << width;
  return [
    { ...rest, family, network: start, prefix: prefix - 1, first: start, last: start + (1n << width) - 1n },
  ];
}
