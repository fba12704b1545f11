import type { Architecture, SyscallTable } from './architecture.ts';
import { type NameTrees, placesIn } from './nameTrees.ts';
import { CallTree, type TreeRefusal } from './tree/callTree.ts';
import type { TreeKind } from './tree/growingTree.ts';
import type { TreeRule } from './tree/treeRule.ts';

/** What the filter of one architecture holds for one call. */
export interface CallRules {
  /** As the kernel sees it, unsigned; undefined for a call that the architecture lacks, whose rules can't match. */
  readonly number: number | undefined;
  readonly tree: CallTree;
  /** The numbers of the rules in the filter, by those that they have in the tree. */
  readonly rules: readonly number[];
}

/** The same while rules are added. */
interface GrowingCall extends CallRules {
  tree: CallTree;
  readonly rules: number[];
}

/** Which call of an architecture a rule is for: its number, or its name where the architecture lacks it. */
type CallKey = number | string;

/** A rule that a call takes, until it is known that all of the filter takes it. */
export interface Addition {
  readonly set: RuleSet;
  readonly key: CallKey;
  /** The call's tree with it, which is another one than before. */
  readonly tree: CallTree;
}

/** The rules for a name that alone stands for its numbers, on all architectures of a filter. */
export interface NamedRules {
  trees: NameTrees;
  /** The numbers in the filter of those that make a difference. */
  readonly rules: number[];
}

/** What is to be known of a filter for the rules of one of its architectures. */
export interface RuleSetBasis {
  readonly architecture: Architecture;
  readonly table: SyscallTable;
  readonly behaviour: TreeKind['behaviour'];
  /** The rules that are kept by name, and which of the architectures this is. */
  readonly named: ReadonlyMap<string, NamedRules>;
  readonly index: number;
}

/** The rules for one architecture (src/db.c, struct db_filter). */
export class RuleSet {
  readonly #basis: RuleSetBasis;
  /** The calls that rules for several names decide on. */
  readonly #shared = new Map<CallKey, GrowingCall>();
  readonly #empty: CallTree;

  constructor(basis: RuleSetBasis) {
    this.#basis = basis;
    this.#empty = CallTree.empty({ bits: basis.architecture.bits, behaviour: basis.behaviour });
  }

  /**
   * Tries a rule for one of several names that decide on a call (src/syscalls.c, abi_rule_add): a multiplexed call is
   * added twice, and its own first condition is overwritten once.
   * @param additions is given what the rule would become
   */
  try(name: string, rule: TreeRule, additions: Addition[]): TreeRefusal | undefined {
    const { table, architecture } = this.#basis;
    const { number, through } = table.placeOf(name, architecture);
    const first = through && this.#tryOn(through.number, rule.through(through.sub), additions);
    // Without the call the rule is dropped there; elsewhere it stays, though it can't match.
    const isDropped = through === undefined && number === undefined && architecture.multiplexed;
    return first ?? (isDropped ? undefined : this.#tryOn(number ?? name, rule, additions));
  }

  /** @param rule its number in the filter */
  add(key: CallKey, tree: CallTree, rule: number): void {
    const known = this.#shared.get(key);
    if (known === undefined) {
      const number = typeof key === 'number' ? key : undefined;
      this.#shared.set(key, { number, tree, rules: [rule] });
    } else {
      known.tree = tree;
      known.rules.push(rule);
    }
  }

  #tryOn(key: CallKey, rule: TreeRule, additions: Addition[]): TreeRefusal | undefined {
    const before = this.#shared.get(key)?.tree ?? this.#empty;
    const tree = before.with(rule);
    if (typeof tree === 'string') return tree;
    if (tree !== before) additions.push({ set: this, key, tree });
    return undefined;
  }

  /** What it holds for a number; undefined for a call that no rule names. */
  callAt(number: number): CallRules | undefined {
    const { table, architecture, named, index } = this.#basis;
    const name = table.soleNameAt(number, architecture);
    const own = name === undefined ? undefined : named.get(name);
    return own === undefined ? this.#shared.get(number) : callOf(own, index);
  }

  /** @param numbers is given those of all that have rules */
  addNumbers(numbers: Set<number>): void {
    const { named, index } = this.#basis;
    for (const { number } of this.#shared.values()) if (number !== undefined) numbers.add(number);
    for (const { trees } of named.values()) {
      const call = trees.calls[index];
      if (call?.number !== undefined && call.tree.length > 0) numbers.add(call.number);
    }
  }

  /** All that have rules. */
  get calls(): readonly CallRules[] {
    return this.callsWhere(() => true);
  }

  /** Those that a question is about. */
  callsWhere(isAsked: (call: Pick<CallRules, 'number' | 'tree'>) => boolean): readonly CallRules[] {
    const { named, index } = this.#basis;
    const found: CallRules[] = [...this.#shared.values()].filter(isAsked);
    for (const own of named.values()) {
      const known = own.trees.calls[index];
      const call = known !== undefined && isAsked(known) ? callOf(own, index) : undefined;
      if (call !== undefined) found.push(call);
    }
    return found;
  }
}

function callOf({ trees, rules }: NamedRules, index: number): CallRules | undefined {
  const call = trees.calls[index];
  if (call === undefined || call.tree.length === 0) return undefined;
  // Nearly always all of them, in their order.
  const isWhole = call.tree.length === rules.length;
  const own = isWhole ? rules : placesIn(call).map((place) => rules[place] ?? -1);
  return { number: call.number, tree: call.tree, rules: own };
}
