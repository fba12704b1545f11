import type * as intervals from '../../base/intervals.ts';
import type { PortPair } from './portTable.ts';

/** What one side lets through from or to each class, as numbers of port sets, by the class's number. */
export interface Row {
  readonly surely: Int32Array;
  readonly possibly: Int32Array;
}

/** A run of addresses for which one side lets the same through. */
export interface AddressPiece<T extends intervals.Ordinal> extends intervals.Interval<T>, PortPair {}

/** All addresses in ascending pieces without gaps; neighbours differ. */
export interface AddressRow {
  readonly ipv4: readonly AddressPiece<number>[];
  readonly ipv6: readonly AddressPiece<bigint>[];
}
