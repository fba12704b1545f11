import { isValidAction } from './action.ts';
import type { Architecture, Multiplexing, SyscallTable } from './architecture.ts';
import { argumentCount, type Condition } from './condition.ts';
import { Reaches } from './reaches.ts';
import { type CallKey, RuleSet } from './ruleSet.ts';
import type { CallTree, TreeRefusal } from './tree/callTree.ts';
import type { TreeBehaviour } from './tree/graft.ts';
import { treeRule } from './tree/treeRule.ts';

/** What the library returns when it refuses something; `endless` is ours for a call that never returns. */
export type Refusal = 'EINVAL' | 'EACCES' | 'EEXIST' | 'EDOM' | 'endless';

/** The library as it is installed: its table, its native architecture and what its version does. */
export interface Library {
  readonly native: Architecture;
  readonly table: SyscallTable;
  readonly behaviour: TreeBehaviour;
}

export interface FilterRule {
  readonly name: string;
  readonly action: number;
  readonly conditions: readonly Condition[];
  /** How the caller knows it. */
  readonly rule: number;
}

/** The rules for one of the filter's architectures. */
export interface ArchitectureRules {
  readonly architecture: Architecture;
  readonly rules: RuleSet;
}

interface FilterPart extends ArchitectureRules {
  readonly reach: Reaches;
}

/** A rule that a call takes, until it is known that all of the filter takes it. */
interface Addition {
  readonly rules: RuleSet;
  readonly key: CallKey;
  /** The call's tree with it. */
  readonly tree: CallTree;
}

/** A filter while a runtime fills it (src/api.c, src/db.c: struct db_filter_col). */
export class Filter {
  readonly defaultAction: number;
  private readonly library: Library;
  private parts: FilterPart[];

  private constructor(library: Library, defaultAction: number) {
    this.library = library;
    this.defaultAction = defaultAction;
    this.parts = [this.emptyPart(library.native)];
  }

  /** seccomp_init: undefined where the default action is not valid. The native architecture is always part. */
  static create(library: Library, defaultAction: number): Filter | undefined {
    return isValidAction(defaultAction) ? new Filter(library, defaultAction) : undefined;
  }

  get architectures(): readonly ArchitectureRules[] {
    return this.parts;
  }

  /** seccomp_arch_add. Runtimes take EEXIST as success. */
  addArchitecture(architecture: Architecture): Refusal | undefined {
    if (this.parts.some((part) => part.architecture.name === architecture.name)) return 'EEXIST';
    if (this.parts.some((part) => part.architecture.endian !== architecture.endian)) return 'EDOM';
    this.parts.push(this.emptyPart(architecture));
    return undefined;
  }

  /** seccomp_arch_remove, as far as runtimes need it: never for the last one. */
  removeArchitecture(architecture: Architecture): void {
    this.parts = this.parts.filter((part) => part.architecture.name !== architecture.name);
  }

  /** seccomp_rule_add_array: a rule that is refused leaves the filter as it was. */
  addRule(rule: FilterRule): Refusal | undefined {
    if (rule.conditions.length > argumentCount || !isValidAction(rule.action)) return 'EINVAL';
    if (rule.action === this.defaultAction) return 'EACCES';
    if (!eachArgumentOnce(rule.conditions)) return 'EINVAL';
    // Each architecture is tried even where an earlier one has refused, as the library does.
    const additions: Addition[] = [];
    const refusals = new Set(this.parts.map((part) => this.tryOn(part, rule, additions)));
    if (refusals.has('endless')) return 'endless';
    if (refusals.has('EEXIST')) return 'EEXIST';
    for (const { rules, key, tree } of additions) rules.add(key, tree, rule.rule);
    return undefined;
  }

  /** src/syscalls.c, abi_rule_add: a multiplexed call is added twice, and its own first condition is overwritten once. */
  private tryOn(
    { rules, reach }: FilterPart,
    { name, conditions, action }: FilterRule,
    additions: Addition[],
  ): TreeRefusal | undefined {
    const { key, through } = reach.of(name);
    if (through !== undefined) {
      const forced = treeRule(conditionsThrough(through, conditions), action);
      const tree = rules.treeWith(through.number, forced);
      if (typeof tree === 'string') return tree;
      additions.push({ rules, key: through.number, tree });
    }
    if (key === undefined) return undefined;
    const tree = rules.treeWith(key, treeRule(conditions, action));
    if (typeof tree === 'string') return tree;
    additions.push({ rules, key, tree });
    return undefined;
  }

  private emptyPart(architecture: Architecture): FilterPart {
    const { table, behaviour } = this.library;
    const rules = new RuleSet({ bits: architecture.bits, behaviour });
    return { architecture, rules, reach: new Reaches(table, architecture) };
  }
}

function conditionsThrough({ sub }: Multiplexing, conditions: readonly Condition[]): readonly Condition[] {
  const forced: Condition = { index: 0, operator: 'EQ', value: BigInt(sub), valueTwo: 0n };
  return [forced, ...conditions.filter(({ index }) => index !== 0)];
}

function eachArgumentOnce(conditions: readonly Condition[]): boolean {
  if (conditions.length === 0) return true;
  const indexes = new Set(conditions.map((condition) => condition.index));
  return indexes.size === conditions.length && conditions.every((each) => each.index < argumentCount);
}
