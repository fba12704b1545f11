import type { Architecture, SyscallTable } from './architecture.ts';
import { CallTree, type TreeRefusal } from './tree/callTree.ts';
import type { TreeKind } from './tree/growingTree.ts';
import type { TreeRule } from './tree/treeRule.ts';

/** What the filter of one architecture holds for one call. */
export interface CallRules {
  /** As the kernel sees it, unsigned; undefined for a call that the architecture lacks, whose rules can't match. */
  readonly number: number | undefined;
  tree: CallTree;
  /** The numbers of the rules in the filter, by those that they have in the tree. */
  readonly rules: number[];
}

/** Which call of an architecture a rule is for: its number, or its name where the architecture lacks it. */
type CallKey = number | string;

/** The calls that rules for one name are for. */
export interface Reach {
  readonly set: RuleSet;
  /** `socketcall` or `ipc`, and what stands in its first argument. */
  readonly through: { readonly call: CallRules; readonly sub: number } | undefined;
  /** The call itself; undefined where the library drops the rule. */
  readonly call: CallRules | undefined;
}

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
  try({ through, call }: Reach, rule: TreeRule, additions: Addition[]): TreeRefusal | undefined {
    const first = through && this.#tryOn(through.call, rule.through(through.sub), additions);
    return first ?? (call && this.#tryOn(call, rule, additions));
  }

  /** @param rule its number in the filter */
  add(call: CallRules, tree: CallTree, rule: number): void {
    if (call.rules.length === 0) this.calls.push(call);
    call.tree = tree;
    call.rules.push(rule);
  }

  #tryOn(call: CallRules, rule: TreeRule, additions: Addition[]): TreeRefusal | undefined {
    const tree = call.tree.with(rule);
    if (typeof tree === 'string') return tree;
    if (tree !== call.tree) additions.push({ set: this, call, tree });
    return undefined;
  }

  /** Which calls rules for a name are for. */
  reach(name: string): Reach {
    const { number, through } = this.#table.placeOf(name, this.#architecture);
    // Without the call the rule is dropped there; elsewhere it stays, though it can't match.
    const isDropped = through === undefined && number === undefined && this.#architecture.multiplexed;
    return {
      set: this,
      through: through && { call: this.#call(through.number), sub: through.sub },
      call: isDropped ? undefined : this.#call(number ?? name),
    };
  }

  /** What it holds for a number; undefined for a call that no rule names. */
  callAt(number: number): CallRules | undefined {
    return this.#known.get(number);
  }

  #call(key: CallKey): CallRules {
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const number = typeof key === 'number' ? key : undefined;
    const call: CallRules = { number, tree: this.#empty, rules: [] };
    this.#known.set(key, call);
    return call;
  }
}
