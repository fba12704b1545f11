import type { Architecture, SyscallTable } from './architecture.ts';
import { CallTree, type TreeRefusal } from './tree/callTree.ts';
import type { TreeBehaviour } from './tree/graft.ts';
import type { TreeRule } from './tree/treeRule.ts';

/** What the rules for a name amount to on one architecture. */
export interface NameCall {
  /** As the kernel sees it, unsigned; undefined for a call that the architecture lacks, whose rules can't match. */
  readonly number: number | undefined;
  readonly tree: CallTree;
  /** The last rule of the tree, by its place among those for the name that made a difference anywhere. */
  readonly place: number;
  /** The call without that rule. */
  readonly before: NameCall | undefined;
}

/** The places of all rules of a call's tree, in its order. */
export function placesIn(call: NameCall): readonly number[] {
  const places: number[] = [];
  for (let at = call; at.before !== undefined; at = at.before) places.push(at.place);
  return places.reverse();
}

/**
 * What the rules for one name amount to on each architecture of a filter, in the order in which they were added. That depends
 * on nothing else where the name alone stands for its numbers, so it is worked out once for all filters that are for the same
 * architectures: of a profile that differs in one name from a known one, nothing is added to a tree again.
 */
export class NameTrees {
  /** One for each architecture; undefined where rules for the name are dropped. */
  readonly calls: readonly (NameCall | undefined)[];
  /** How many nodes they have together. */
  readonly nodes: number;
  readonly #length: number;
  /** What was asked for last: profile after profile mostly asks for the same. */
  #latest: { readonly rule: TreeRule; readonly made: NameTrees | TreeRefusal } | undefined;

  private constructor(calls: readonly (NameCall | undefined)[], length: number) {
    this.calls = calls;
    this.nodes = calls.reduce((sum, call) => sum + (call?.tree.nodes ?? 0), 0);
    this.#length = length;
  }

  /** The trees without rules; undefined where the rules for other names, too, decide on a number of this one. */
  static empty(
    name: string,
    architectures: readonly Architecture[],
    table: SyscallTable,
    behaviour: TreeBehaviour,
  ): NameTrees | undefined {
    const calls: (NameCall | undefined)[] = [];
    for (const architecture of architectures) {
      const { number, through } = table.placeOf(name, architecture);
      if (through !== undefined) return undefined;
      if (number !== undefined && table.soleNameAt(number, architecture) !== name) return undefined;
      const isDropped = number === undefined && architecture.multiplexed;
      const tree = CallTree.empty({ bits: architecture.bits, behaviour });
      calls.push(isDropped ? undefined : { number, tree, place: -1, before: undefined });
    }
    return new NameTrees(calls, 0);
  }

  /** The trees with one more rule; the same where the rule makes no difference on any architecture. */
  with(rule: TreeRule): NameTrees | TreeRefusal {
    const latest = this.#latest;
    if (latest?.rule === rule) return latest.made;
    const made = this.#joined(rule);
    this.#latest = { rule, made };
    return made;
  }

  /** Does in steps what `with` would need for a rule. */
  *ready(rule: TreeRule): Generator<undefined, void> {
    if (this.#latest?.rule === rule) return;
    for (const call of this.calls) if (call !== undefined) yield* call.tree.ready(rule);
  }

  #joined(rule: TreeRule): NameTrees | TreeRefusal {
    let refusal: TreeRefusal | undefined;
    const calls = this.calls.map((call) => {
      const tree = call?.tree.with(rule);
      if (call === undefined || tree === call.tree) return call;
      if (typeof tree === 'object') return { number: call.number, tree, place: this.#length, before: call };
      if (refusal !== 'endless') refusal = tree ?? refusal;
      return call;
    });
    if (refusal !== undefined) return refusal;
    const isSame = calls.every((call, index) => call === this.calls[index]);
    return isSame ? this : new NameTrees(calls, this.#length + 1);
  }
}

/** Names without rules, by the library and the architectures that they are for. */
type Known = Map<string, NameTrees | 'shared'>;

/** More than the targets and the profiles of a workspace have together. */
const mostArchitectures = 200;
const mostNames = 20_000;

const known = new WeakMap<SyscallTable, Map<string, Known>>();

/**
 * Gives the trees without rules of each name, for filters of one library and the same architectures.
 * @returns undefined for a name on whose numbers the rules for other names decide, too
 */
export function namesFor(
  architectures: readonly Architecture[],
  table: SyscallTable,
  behaviour: TreeBehaviour,
): (name: string) => NameTrees | undefined {
  const ofTable = known.get(table) ?? new Map<string, Known>();
  known.set(table, ofTable);
  const key = [behaviour.lowerBoundsMisplaced, ...architectures.map(({ name }) => name)].join(' ');
  const names: Known = ofTable.get(key) ?? new Map();
  if (ofTable.size > mostArchitectures) ofTable.clear();
  ofTable.set(key, names);
  return (name) => {
    const before = names.get(name);
    if (before !== undefined) return before === 'shared' ? undefined : before;
    if (names.size > mostNames) names.clear();
    const made = NameTrees.empty(name, architectures, table, behaviour);
    names.set(name, made ?? 'shared');
    return made;
  };
}
