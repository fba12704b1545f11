import { finish } from '../../base/steps.ts';
import type { PolicyRule } from '../../kubernetes/networkPolicy.ts';
import type { AddressRuns } from './addressRuns.ts';
import type { Basis } from './basis.ts';
import { hasClass, noClasses } from './classSets.ts';
import type { ClassLimit, LimitPart, Row } from './limit.ts';
import { allPortsId, noPortsId, type PortPair, type PortsId, type PortTable } from './portTable.ts';
import { namesPorts } from './rulePorts.ts';
import type { Named, Term } from './terms.ts';

/**
 * How the policies of a limit work together (see SideVerdict): where one of them surely applies, each can add to what is
 * allowed; else the pods may be limited by any one of them alone.
 */
export function combinationOf({ policies }: ClassLimit): 'unlimited' | 'any' | 'each' {
  if (policies.length === 0) return 'unlimited';
  return policies.some(({ match }) => match === 'yes') ? 'any' : 'each';
}

/** What a limit lets through, before any of its rules is asked. */
export function withoutRules(limit: ClassLimit): PortPair {
  const { isComplete, isLoose } = limit;
  const combination = combinationOf(limit);
  return {
    surely: combination === 'unlimited' && isComplete ? allPortsId : noPortsId,
    possibly: combination === 'any' && isComplete && !isLoose ? noPortsId : allPortsId,
  };
}

/**
 * What a limit lets through from or to every class. Kept with the limit; when classes were added since, only those are
 * looked at.
 */
export function rowOf(basis: Basis, limit: ClassLimit): Row {
  return finish(rowInSteps(basis, limit));
}

/** The same, one rule a step. */
export function* rowInSteps(basis: Basis, limit: ClassLimit): Generator<void, Row> {
  const count = basis.classes.length;
  if (limit.row?.surely.length === count) return limit.row;
  limit.row =
    limit.row === undefined
      ? yield* wholeRow(basis, limit, count)
      : longerRow(basis, limit, limit.row, count);
  return limit.row;
}

function longerRow(basis: Basis, limit: ClassLimit, row: Row, count: number): Row {
  const surely = new Int32Array(count);
  const possibly = new Int32Array(count);
  surely.set(row.surely);
  possibly.set(row.possibly);
  for (let number = row.surely.length; number < count; number++) {
    const cell = cellOf(basis, limit, number);
    surely[number] = cell.surely;
    possibly[number] = cell.possibly;
  }
  return { surely, possibly };
}

function* wholeRow(basis: Basis, limit: ClassLimit, count: number): Generator<void, Row> {
  return yield* buildRow(basis, limit, {
    count,
    named: (term) => term.named,
    samePorts: ({ rule }) => samePorts(basis, limit, rule),
    portsAt: ({ rule }, number) => portsAt(basis, limit, rule, number),
    // the traffic of a pod's own node is always let in
    alwaysPossible: limit.direction === 'ingress' ? basis.onNode : noClasses,
  });
}

/** What a limit lets through from or to each of some runs of addresses. */
export function addressRunRow(basis: Basis, limit: ClassLimit, runs: AddressRuns): Row {
  const { rulePorts } = basis;
  const portsOf = ({ rule }: Term): PortPair =>
    limit.direction === 'ingress' ? rulePorts.on(rule, limit.example) : rulePorts.onAddresses(rule);
  return finish(
    buildRow(basis, limit, {
      count: runs.count,
      named: ({ addresses: { surely, possibly } }) => [
        { surely: runs.numbersIn(surely), possibly: runs.numbersIn(possibly) },
      ],
      samePorts: portsOf,
      portsAt: portsOf,
      alwaysPossible: noClasses,
    }),
  );
}

/** What the places of a row stand for, and how a limit's rules are about them. */
interface Columns {
  readonly count: number;
  /** The places that a rule names; one may be there several times. */
  readonly named: (term: Term) => readonly Named[];
  /** The ports of a rule where they are the same at every place. */
  readonly samePorts: (term: Term) => PortPair | undefined;
  readonly portsAt: (term: Term, place: number) => PortPair;
  /** The places about which nothing is sure once policies limit the direction. */
  readonly alwaysPossible: Int32Array;
}

function* buildRow({ ports, terms }: Basis, limit: ClassLimit, columns: Columns): Generator<void, Row> {
  const { count } = columns;
  const start = withoutRules(limit);
  const surely = new Int32Array(count).fill(start.surely);
  const possibly = new Int32Array(count).fill(start.possibly);
  const combination = combinationOf(limit);
  if (combination === 'each' && limit.isComplete) surely.fill(allPortsId);
  for (const { policy, match } of limit.policies) {
    const own = combination === 'any' ? surely : new Int32Array(count);
    const isSure = combination === 'each' || match === 'yes';
    for (const term of terms.of(policy, limit.namespace, limit.direction)) {
      yield;
      const same = columns.samePorts(term);
      const add = (row: Int32Array, places: Int32Array | 'all', certainty: keyof PortPair): void => {
        if (same !== undefined) addSame(ports, row, places, same[certainty]);
        else addEach(ports, row, places, (place) => columns.portsAt(term, place)[certainty]);
      };
      if (term.everyone !== 'no') add(possibly, 'all', 'possibly');
      if (term.everyone === 'yes') {
        if (isSure) add(own, 'all', 'surely');
        continue;
      }
      for (const named of columns.named(term)) {
        add(possibly, named.surely, 'possibly');
        add(possibly, named.possibly, 'possibly');
        if (isSure) add(own, named.surely, 'surely');
      }
    }
    if (combination === 'each' && limit.isComplete) {
      for (let place = 0; place < count; place++)
        surely[place] = ports.intersection(surely[place] ?? noPortsId, own[place] ?? noPortsId);
    }
  }
  if (combination !== 'unlimited') {
    for (const place of columns.alwaysPossible) possibly[place] = allPortsId;
  }
  return { surely, possibly };
}

/** Adds the same ports at some places of a row. */
function addSame(ports: PortTable, row: Int32Array, places: Int32Array | 'all', id: PortsId): void {
  if (places === 'all') {
    for (let place = 0; place < row.length; place++) row[place] = ports.union(row[place] ?? noPortsId, id);
    return;
  }
  for (let index = 0; index < places.length; index++) {
    const place = places[index] ?? 0;
    row[place] = ports.union(row[place] ?? noPortsId, id);
  }
}

/** Adds ports that are other ones at each place. */
function addEach(
  ports: PortTable,
  row: Int32Array,
  places: Int32Array | 'all',
  portsAt: (place: number) => PortsId,
): void {
  for (const place of places === 'all' ? row.keys() : places) {
    row[place] = ports.union(row[place] ?? noPortsId, portsAt(place));
  }
}

/** What a limit lets through from or to one class, without working out the whole row. */
export function cellOf(basis: Basis, limit: ClassLimit, number: number): PortPair {
  if (limit.row !== undefined && number < limit.row.surely.length) {
    const { surely, possibly } = limit.row;
    return { surely: surely[number] ?? noPortsId, possibly: possibly[number] ?? noPortsId };
  }
  const { ports } = basis;
  let { surely, possibly } = withoutRules(limit);
  const combination = combinationOf(limit);
  if (combination === 'unlimited') return { surely, possibly };
  let common = limit.isComplete ? allPortsId : noPortsId;
  for (const { match, rules } of partsOf(basis, limit)) {
    let own = noPortsId;
    for (const { term, same } of rules) {
      const named = namingOf(term, number);
      if (named === 'no') continue;
      const pair = same ?? portsAt(basis, limit, term.rule, number);
      possibly = ports.union(possibly, pair.possibly);
      if (named === 'yes') own = ports.union(own, pair.surely);
    }
    if (match === 'yes') surely = ports.union(surely, own);
    common = ports.intersection(common, own);
  }
  if (limit.direction === 'ingress' && hasClass(basis.onNode, number)) possibly = allPortsId;
  return { surely: combination === 'each' ? common : surely, possibly };
}

/** The policies of a limit with their rules; kept with the limit, since many classes are asked about one by one. */
function partsOf(basis: Basis, limit: ClassLimit): readonly LimitPart[] {
  basis.terms.takeIn();
  limit.parts ??= limit.policies.map(({ policy, match }) => ({
    match,
    rules: basis.terms
      .of(policy, limit.namespace, limit.direction)
      .map((term) => ({ term, same: samePorts(basis, limit, term.rule) })),
  }));
  return limit.parts;
}

function namingOf({ everyone, named }: Term, number: number): 'yes' | 'possibly' | 'no' {
  if (everyone === 'yes' || named.some(({ surely }) => hasClass(surely, number))) return 'yes';
  return everyone === 'possibly' || named.some(({ possibly }) => hasClass(possibly, number))
    ? 'possibly'
    : 'no';
}

/** The ports of a rule where they are the same whoever the other side is. */
function samePorts({ rulePorts }: Basis, limit: ClassLimit, rule: PolicyRule): PortPair | undefined {
  if (limit.direction === 'egress' && namesPorts(rule)) return undefined;
  return rulePorts.on(rule, limit.example);
}

/** The ports of a rule, on the side that is the destination. */
function portsAt(basis: Basis, limit: ClassLimit, rule: PolicyRule, number: number): PortPair {
  const other = basis.classes[number] ?? limit.example;
  return basis.rulePorts.on(rule, limit.direction === 'ingress' ? limit.example : other);
}
