import type { Interval, Ordinal } from '../../base/intervals.ts';
import type { Direction } from '../../kubernetes/networkPolicy.ts';
import type { AppliedPolicy } from '../isolation.ts';
import type { SideVerdict } from '../sideVerdict.ts';
import type { ClassMask } from './classSets.ts';
import type { PodClass } from './podClass.ts';
import type { PortPair } from './portTable.ts';
import type { Named, Term } from './terms.ts';

/** What limits the pods of some classes in one direction. Classes that are limited alike share one. */
export interface ClassLimit {
  /** Equal for limits of one namespace that are the same. */
  readonly key: string;
  readonly direction: Direction;
  readonly policies: readonly AppliedPolicy[];
  /** The name of the namespace of the pods and of the policies. */
  readonly namespace: string;
  /** Whether all policies of the namespace are here. */
  readonly isComplete: boolean;
  /** Whether the pods share their node's network, so that it is open what policies do to them. */
  readonly isLoose: boolean;
  /** One of the classes. Where rules name the pods' own ports, all of them have the same. */
  readonly example: PodClass;
  /** What is let through from or to each class, and each address, once it is known. */
  row: Row | undefined;
  addresses: AddressRow | undefined;
  /** What is let through from or to any class that none of the peers names, once it is known. */
  strangers: PortPair | undefined;
  /** Its policies with their rules, once they were asked. */
  parts: readonly LimitPart[] | undefined;
  /** Verdicts with their reasons, as far as they were asked for. */
  readonly verdicts: KnownVerdicts;
}

/** A policy of a limit. */
export interface LimitPart {
  readonly match: AppliedPolicy['match'];
  readonly rules: readonly {
    readonly term: Term;
    /** The ports of the rule where they are the same whoever the other side is. */
    readonly same: PortPair | undefined;
  }[];
}

export interface KnownVerdicts {
  /** Where there are no policies. */
  unlimited: SideVerdict | undefined;
  byClass: Map<number, SideVerdict> | undefined;
  /** Whom the peers of the rules name, once it is known. */
  peers: LimitPeers | undefined;
  /** What is said about classes that no peer names. */
  unnamed: SideVerdict | undefined;
}

/** The limits of each class, by its number. */
export type Limits = Readonly<Record<Direction, readonly ClassLimit[]>>;

/**
 * What one side lets through from or to each class, as numbers of port sets, by the class's number; from or to each class
 * that there was when it was asked for.
 */
export interface Row {
  readonly surely: Int32Array;
  readonly possibly: Int32Array;
}

/** A run of addresses for which one side lets the same through. */
export interface AddressPiece<T extends Ordinal> extends Interval<T>, PortPair {}

/** All addresses in ascending pieces without gaps; neighbours differ. */
export interface AddressRow {
  readonly ipv4: readonly AddressPiece<number>[];
  readonly ipv6: readonly AddressPiece<bigint>[];
}

/** Whom the peers of a limit's rules name, rule by rule. */
export interface LimitPeers {
  /** How many classes there were when they were last looked at. */
  count: number;
  /** The classes about which the limit may say something else than about strangers. */
  readonly mask: ClassMask;
  readonly rules: readonly PeerRule[];
  /** What is said about the classes of one naming. */
  readonly byNaming: Map<string, SideVerdict>;
}

/** A rule by whom it names. */
export interface PeerRule {
  /** Undefined: a peer that can't be read. */
  readonly peers: readonly (Named | undefined)[];
  /** Whether the ports of the rule are other ones on each destination. */
  readonly varies: boolean;
  readonly isForAnyone: boolean;
}
