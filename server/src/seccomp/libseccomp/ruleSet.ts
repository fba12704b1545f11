import type { Architecture, SyscallTable } from './architecture.ts';
import { CallTree, type TreeRefusal } from './tree/callTree.ts';
import type { TreeKind } from './tree/growingTree.ts';
import type { TreeRule } from './tree/treeRule.ts';

/** What the filter of one architecture holds for one call. */
export interface CallRules {
  /** As the kernel sees it, unsigned; undefined for a call that the architecture lacks, whose rules can't match. */
  readonly number: number | undefined;
  tree: CallTree;
  /** The numbers of the rules in the filter, by those that they have in the tree; undefined as long as there are none. */
  rules: number[] | undefined;
}

/** Which call of an architecture a rule is for: its number, or its name where the architecture lacks it. */
type CallKey = number | string;

/** A rule that a call takes, until it is known that all of the filter takes it. */
export interface Addition {
  readonly set: RuleSet;
  readonly call: CallRules;
  /** The call's tree with it, which is another one than before. */
  readonly tree: CallTree;
}

/** The rules for one architecture (src/db.c, struct db_filter). */
export class RuleSet {
  /** Those that have rules, in the order in which they got their first. */
  readonly calls: CallRules[] = [];
  readonly #known = new Map<CallKey, CallRules>();
  readonly #architecture: Architecture;
  readonly #table: SyscallTable;
  readonly #empty: CallTree;

  constructor(architecture: Architecture, table: SyscallTable, behaviour: TreeKind['behaviour']) {
    this.#architecture = architecture;
    this.#table = table;
    this.#empty = CallTree.empty({ bits: architecture.bits, behaviour });
  }

  /**
   * Tries a rule (src/syscalls.c, abi_rule_add): a multiplexed call is added twice, and its own first condition is
   * overwritten once.
   * @param additions is given what the rule would become
   */
  try(name: string, rule: TreeRule, additions: Addition[]): TreeRefusal | undefined {
    const { number, through } = this.#table.placeOf(name, this.#architecture);
    const first = through && this.#tryOn(this.#call(through.number), rule.through(through.sub), additions);
    // Without the call the rule is dropped there; elsewhere it stays, though it can't match.
    const isDropped = through === undefined && number === undefined && this.#architecture.multiplexed;
    return first ?? (isDropped ? undefined : this.#tryOn(this.#call(number ?? name), rule, additions));
  }

  /** @param rule its number in the filter */
  add(call: CallRules, tree: CallTree, rule: number): void {
    call.tree = tree;
    if (call.rules !== undefined) {
      call.rules.push(rule);
      return;
    }
    this.calls.push(call);
    // Most calls have but one, and a list that grows takes room for seventeen.
    call.rules = [rule];
  }

  #tryOn(call: CallRules, rule: TreeRule, additions: Addition[]): TreeRefusal | undefined {
    const tree = call.tree.with(rule);
    if (typeof tree === 'string') return tree;
    if (tree !== call.tree) additions.push({ set: this, call, tree });
    return undefined;
  }

  /** What it holds for a number; undefined for a call that no rule names. */
  callAt(number: number): CallRules | undefined {
    return this.#known.get(number);
  }

  #call(key: CallKey): CallRules {
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const number = typeof key === 'number' ? key : undefined;
    const call: CallRules = { number, tree: this.#empty, rules: undefined };
    this.#known.set(key, call);
    return call;
  }
}
