import * as intervals from '../../base/intervals.ts';
import type { AddressSet } from '../addresses.ts';
import { allAddresses, isNoAddress, unionAddresses } from '../addresses.ts';
import type { Basis } from './basis.ts';
import type { AddressPiece, AddressRow, ClassLimit } from './limit.ts';
import { allPortsId, noPortsId, type PortPair, type PortTable } from './portTable.ts';
import { combinationOf, withoutRules } from './rows.ts';

/** What a limit lets through from or to every address. Kept with the limit. */
export function addressRowOf(basis: Basis, limit: ClassLimit): AddressRow {
  limit.addresses ??= buildRow(basis, limit);
  return limit.addresses;
}

/** What a row says about addresses of which it says the same. */
export function addressPair({ ipv4, ipv6 }: AddressRow, set: AddressSet): PortPair {
  const [four] = set.ipv4;
  const [six] = set.ipv6;
  const piece = four === undefined ? six && pieceAt(ipv6, six.first) : pieceAt(ipv4, four.first);
  return piece ?? { surely: noPortsId, possibly: noPortsId };
}

function pieceAt<T extends intervals.Ordinal>(
  pieces: readonly AddressPiece<T>[],
  address: T,
): AddressPiece<T> | undefined {
  let low = 0;
  let high = pieces.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    const piece = pieces[middle];
    if (piece !== undefined && piece.last < address) low = middle + 1;
    else high = middle;
  }
  return pieces[low];
}

/** What one policy lets through by rules of the same ports. */
interface Layer extends PortPair {
  readonly policy: number;
  readonly isSure: boolean;
  readonly surelyTo: AddressSet;
  readonly possiblyTo: AddressSet;
}

function buildRow(basis: Basis, limit: ClassLimit): AddressRow {
  const layers = layersOf(basis, limit);
  const blend = blender(basis.ports, limit);
  return {
    ipv4: piecesOf(
      allAddresses.ipv4,
      layers.map((layer) => ({ layer, surely: layer.surelyTo.ipv4, possibly: layer.possiblyTo.ipv4 })),
      blend,
    ),
    ipv6: piecesOf(
      allAddresses.ipv6,
      layers.map((layer) => ({ layer, surely: layer.surelyTo.ipv6, possibly: layer.possiblyTo.ipv6 })),
      blend,
    ),
  };
}

function layersOf({ terms, rulePorts }: Basis, limit: ClassLimit): readonly Layer[] {
  const layers: Layer[] = [];
  for (const [index, { policy, match }] of limit.policies.entries()) {
    const grouped = new Map<string, { pair: PortPair; surely: AddressSet[]; possibly: AddressSet[] }>();
    for (const term of terms.of(policy, limit.namespace, limit.direction)) {
      // most rules are about pods alone
      if (term.everyone === 'no' && isNoAddress(term.addresses.possibly)) continue;
      const pair =
        limit.direction === 'ingress'
          ? rulePorts.on(term.rule, limit.example)
          : rulePorts.onAddresses(term.rule);
      const key = `${pair.surely} ${pair.possibly}`;
      const group = grouped.get(key) ?? { pair, surely: [], possibly: [] };
      grouped.set(key, group);
      group.surely.push(term.everyone === 'yes' ? allAddresses : term.addresses.surely);
      group.possibly.push(term.everyone === 'no' ? term.addresses.possibly : allAddresses);
    }
    for (const { pair, surely, possibly } of grouped.values()) {
      layers.push({
        ...pair,
        policy: index,
        isSure: match === 'yes',
        surelyTo: together(surely),
        possiblyTo: together(possibly),
      });
    }
  }
  return layers;
}

function together(sets: readonly AddressSet[]): AddressSet {
  const [only] = sets;
  return only !== undefined && sets.length === 1 ? only : unionAddresses(sets);
}

/** Whether each layer holds an address, surely or possibly. */
type Holding = readonly { readonly layer: Layer; readonly isSure: boolean; readonly isPossible: boolean }[];

/** Puts together what the layers let through to one address. */
function blender(ports: PortTable, limit: ClassLimit): (holding: Holding) => PortPair {
  const start = withoutRules(limit);
  const combination = combinationOf(limit);
  return (holding) => {
    if (combination === 'unlimited') return start;
    let { surely, possibly } = start;
    for (const { layer, isPossible, isSure } of holding) {
      if (isPossible) possibly = ports.union(possibly, layer.possibly);
      if (isSure && layer.isSure) surely = ports.union(surely, layer.surely);
    }
    if (combination === 'each') {
      const own = limit.policies.map(() => noPortsId);
      for (const { layer, isSure } of holding)
        if (isSure) own[layer.policy] = ports.union(own[layer.policy] ?? noPortsId, layer.surely);
      const common = own.reduce((left, right) => ports.intersection(left, right), allPortsId);
      surely = limit.isComplete ? common : noPortsId;
    }
    return { surely, possibly };
  };
}

interface LayerIntervals<T extends intervals.Ordinal> {
  readonly layer: Layer;
  readonly surely: intervals.IntervalSet<T>;
  readonly possibly: intervals.IntervalSet<T>;
}

function piecesOf<T extends intervals.Ordinal>(
  space: intervals.IntervalSet<T>,
  layers: readonly LayerIntervals<T>[],
  blend: (holding: Holding) => PortPair,
): readonly AddressPiece<T>[] {
  const ends = layers.flatMap(({ surely, possibly }) => [...surely, ...possibly]);
  const walks = layers.map(({ layer, surely, possibly }) => ({
    layer,
    surely: intervals.walk(surely),
    possibly: intervals.walk(possibly),
  }));
  const pieces: AddressPiece<T>[] = [];
  for (const { first, last } of intervals.cut(space, ends)) {
    const holding = walks.map(({ layer, surely, possibly }) => ({
      layer,
      isSure: surely(first),
      isPossible: possibly(first),
    }));
    const pair = blend(holding);
    const before = pieces.at(-1);
    if (before !== undefined && before.surely === pair.surely && before.possibly === pair.possibly) {
      pieces[pieces.length - 1] = { ...before, last };
    } else {
      pieces.push({ first, last, surely: pair.surely, possibly: pair.possibly });
    }
  }
  return pieces;
}
