import { finish } from '../../../base/steps.ts';
import { CallTree } from './callTree.ts';
import type { TreeKind } from './treeKind.ts';
import type { TreeRule } from './treeRule.ts';

/** More than there are ways in which the profiles of a workspace begin to treat a call. */
const mostBeginnings = 1_000;
/** Of more versions of a rule that stands behind others nothing is remembered. */
const mostFollowing = 8;

/**
 * The rules of a call in the order in which they are added. It is never changed, and the same object for all calls,
 * architectures and profiles that have the same rules: what they amount to is worked out once, and an edit of a long
 * profile costs no more than the calls that it touches.
 */
export class RuleList {
  /** The list from which all others are reached. */
  static readonly empty = new RuleList(undefined, undefined);

  readonly #before: RuleList | undefined;
  readonly #rule: TreeRule | undefined;
  /** The one that was asked for last: version after version of a profile mostly asks for the same. */
  #latest: RuleList | undefined;
  /** The others that were asked for, the newest last. */
  #following: Map<TreeRule, RuleList> | undefined;
  #trees: Map<TreeKind, CallTree> | undefined;

  private constructor(before: RuleList | undefined, rule: TreeRule | undefined) {
    this.#before = before;
    this.#rule = rule;
  }

  /** The list with one more rule. */
  with(rule: TreeRule): RuleList {
    const latest = this.#latest;
    if (latest !== undefined) {
      if (latest.#rule === rule) return latest;
      if (latest.#rule !== undefined) this.#remember(latest.#rule, latest);
    }
    const list = this.#following?.get(rule) ?? new RuleList(this, rule);
    this.#following?.delete(rule);
    this.#latest = list;
    return list;
  }

  #remember(rule: TreeRule, list: RuleList): void {
    this.#following ??= new Map();
    this.#following.set(rule, list);
    const [oldest] = this.#following.keys();
    const most = this.#before === undefined ? mostBeginnings : mostFollowing;
    if (this.#following.size > most && oldest !== undefined) this.#following.delete(oldest);
  }

  inOrder(): readonly TreeRule[] {
    const rules: TreeRule[] = [];
    for (let list: RuleList = this; list.#before !== undefined; list = list.#before) {
      if (list.#rule !== undefined) rules.push(list.#rule);
    }
    return rules.reverse();
  }

  /** What the rules amount to. */
  tree(kind: TreeKind): CallTree {
    return this.#trees?.get(kind) ?? finish(this.treeInSteps(kind));
  }

  /** The same in steps. */
  *treeInSteps(kind: TreeKind): Generator<undefined, CallTree> {
    const known = this.#trees?.get(kind);
    if (known !== undefined) return known;
    const tree = yield* CallTree.of(kind, this);
    this.#trees ??= new Map();
    this.#trees.set(kind, tree);
    return tree;
  }
}
