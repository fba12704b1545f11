import type { Architecture, SyscallTable } from './architecture.ts';
import type { NamePlaces } from './namePlaces.ts';
import type { CallTree, TreeRefusal } from './tree/callTree.ts';
import type { TreeBehaviour } from './tree/graft.ts';
import { RuleList } from './tree/ruleList.ts';
import { type TreeKind, treeKind } from './tree/treeKind.ts';
import type { TreeRule } from './tree/treeRule.ts';

/** What the filter of one architecture holds for one call. */
export interface CallRules {
  /** As the kernel sees it, unsigned; undefined for a call that the architecture lacks, whose rules can't match. */
  readonly number: number | undefined;
  readonly tree: CallTree;
  /** The numbers of the rules in the filter, by those that they have in the tree. */
  readonly rules: readonly number[];
}

/** Rules while more are added. */
class GrowingRules {
  list = RuleList.empty;
  /** Their numbers in the filter. */
  readonly numbers: number[] = [];

  add(rule: TreeRule, number: number): void {
    this.list = this.list.with(rule);
    this.numbers.push(number);
  }
}

/** The rules for a name that alone stands for its numbers, on all architectures of a filter. */
export class NamedRules extends GrowingRules {
  readonly places: NamePlaces;

  constructor(places: NamePlaces) {
    super();
    this.places = places;
  }
}

/** Which call of an architecture a rule is for: its number, or its name where the architecture lacks it. */
type CallKey = number | string;

/** What is to be known of a filter for the rules of one of its architectures. */
export interface RuleSetBasis {
  readonly architecture: Architecture;
  readonly table: SyscallTable;
  readonly behaviour: TreeBehaviour;
  /** The rules that are kept by name, and which of the architectures this is. */
  readonly named: ReadonlyMap<string, NamedRules>;
  readonly index: number;
}

/** A rule of a filter that the library does not take. */
export interface RefusedInFilter {
  /** Its number in the filter. */
  readonly rule: number;
  readonly refusal: TreeRefusal;
}

/** So many rules are joined to the trees of different calls in no time. */
const rulesAtOnce = 1000;

/** The rules for one architecture (src/db.c, struct db_filter). */
export class RuleSet {
  readonly #basis: RuleSetBasis;
  readonly #kind: TreeKind;
  /** The calls that rules for several names decide on. */
  readonly #shared = new Map<CallKey, GrowingRules>();

  constructor(basis: RuleSetBasis) {
    this.#basis = basis;
    this.#kind = treeKind(basis.architecture.bits, basis.behaviour);
  }

  /**
   * Adds a rule for one of several names that decide on a call (src/syscalls.c, abi_rule_add): a multiplexed call is
   * added twice, and its own first condition is overwritten once.
   * @param number of the rule in the filter
   */
  add(name: string, rule: TreeRule, number: number): void {
    const { table, architecture } = this.#basis;
    const { number: own, through } = table.placeOf(name, architecture);
    if (through !== undefined) this.#addTo(through.number, rule.through(through.sub), number);
    // Without the call the rule is dropped there; elsewhere it stays, though it can't match.
    const isDropped = through === undefined && own === undefined && architecture.multiplexed;
    if (!isDropped) this.#addTo(own ?? name, rule, number);
  }

  #addTo(key: CallKey, rule: TreeRule, number: number): void {
    const rules = this.#shared.get(key) ?? new GrowingRules();
    this.#shared.set(key, rules);
    rules.add(rule, number);
  }

  /** Works out in steps what the rules amount to. @returns the first that is refused */
  *firstRefused(): Generator<undefined, RefusedInFilter | undefined> {
    let first: RefusedInFilter | undefined;
    let joined = 0;
    for (const [, { list, numbers }] of this.#all()) {
      joined += numbers.length;
      if (joined > rulesAtOnce) {
        joined = numbers.length;
        yield undefined;
      }
      const { refused } = yield* list.treeInSteps(this.#kind);
      if (refused === undefined) continue;
      const { place, refusal } = refused;
      const rule = numbers[place] ?? -1;
      if (first === undefined || rule < first.rule) first = { rule, refusal };
    }
    return first;
  }

  /** All rules by the number of their call; undefined where the architecture lacks it. */
  *#all(): Generator<readonly [number: number | undefined, GrowingRules]> {
    for (const [key, rules] of this.#shared) yield [typeof key === 'number' ? key : undefined, rules];
    const { named, index } = this.#basis;
    for (const rules of named.values()) {
      const place = rules.places[index];
      if (place !== undefined) yield [place.number, rules];
    }
  }

  /** What it holds for a number; undefined for a call that no rule names. */
  callAt(number: number): CallRules | undefined {
    const { table, architecture, named } = this.#basis;
    const name = table.soleNameAt(number, architecture);
    const own = name === undefined ? undefined : named.get(name);
    const rules = own ?? this.#shared.get(number);
    return rules && this.#callOf(number, rules);
  }

  /** @param numbers is given those of all that have rules */
  addNumbers(numbers: Set<number>): void {
    for (const [number] of this.#all()) if (number !== undefined) numbers.add(number);
  }

  /** All that have rules. */
  get calls(): readonly CallRules[] {
    return this.callsWhere(() => true);
  }

  /** Those that a question is about. */
  callsWhere(isAsked: (call: Pick<CallRules, 'number' | 'tree'>) => boolean): readonly CallRules[] {
    const found: CallRules[] = [];
    for (const [number, rules] of this.#all()) {
      const call = this.#callOf(number, rules);
      if (isAsked(call)) found.push(call);
    }
    return found;
  }

  #callOf(number: number | undefined, { list, numbers }: GrowingRules): CallRules {
    return { number, tree: list.tree(this.#kind), rules: numbers };
  }
}
