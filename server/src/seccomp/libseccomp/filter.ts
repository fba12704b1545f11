import { isValidAction } from './action.ts';
import type { Architecture, SyscallTable } from './architecture.ts';
import { argumentCount, type Condition } from './condition.ts';
import { namesFor } from './nameTrees.ts';
import { type Addition, type NamedRules, RuleSet } from './ruleSet.ts';
import { nodesAtOnce, type TreeRefusal } from './tree/callTree.ts';
import type { TreeBehaviour } from './tree/graft.ts';
import { TreeRule } from './tree/treeRule.ts';

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

/** Fewer are made in no time, however often. */
const manyNodes = 1_000;

/** The rules for one of the filter's architectures. */
export interface ArchitectureRules {
  readonly architecture: Architecture;
  readonly rules: RuleSet;
}

/** A filter while a runtime fills it (src/api.c, src/db.c: struct db_filter_col). */
export class Filter {
  readonly defaultAction: number;
  private readonly library: Library;
  /** The native one is always part, until it is removed. */
  private listed: readonly Architecture[];
  private readonly named = new Map<string, NamedRules>();
  private begun: Begun | undefined;
  /** How many nodes were walked over, at most, when rules were added, since somebody has looked. */
  private walked = 0;

  private constructor(library: Library, defaultAction: number) {
    this.library = library;
    this.defaultAction = defaultAction;
    this.listed = [library.native];
  }

  /** seccomp_init: undefined where the default action is not valid. */
  static create(library: Library, defaultAction: number): Filter | undefined {
    return isValidAction(defaultAction) ? new Filter(library, defaultAction) : undefined;
  }

  get architectures(): readonly ArchitectureRules[] {
    return this.begin().parts;
  }

  /** seccomp_arch_add, before any rule. Runtimes take EEXIST as success. */
  addArchitecture(architecture: Architecture): Refusal | undefined {
    if (this.listed.some(({ name }) => name === architecture.name)) return 'EEXIST';
    if (this.listed.some(({ endian }) => endian !== architecture.endian)) return 'EDOM';
    this.listed = [...this.listed, architecture];
    return undefined;
  }

  /** seccomp_arch_remove, as far as runtimes need it: before any rule, and never for the last one. */
  removeArchitecture(architecture: Architecture): void {
    this.listed = this.listed.filter(({ name }) => name !== architecture.name);
  }

  /** seccomp_rule_add_array: a rule that is refused leaves the filter as it was. */
  addRule(rule: FilterRule): Refusal | undefined {
    if (rule.conditions.length > argumentCount || !isValidAction(rule.action)) return 'EINVAL';
    if (rule.action === this.defaultAction) return 'EACCES';
    const own = TreeRule.of(rule.conditions, rule.action);
    if (!own.isValid) return 'EINVAL';
    const known = this.named.get(rule.name);
    const before = known?.trees ?? this.begin().emptyOf(rule.name);
    if (before === undefined) return this.addShared(rule, own);
    const trees = before.with(own);
    if (typeof trees === 'string') return trees;
    if (trees === before) return undefined;
    this.walked += trees.nodes;
    if (known === undefined) {
      this.named.set(rule.name, { trees, rules: [rule.rule] });
    } else {
      known.trees = trees;
      known.rules.push(rule.rule);
    }
    return undefined;
  }

  /** Whether adding rules has taken a while since this was asked last. */
  takesLong(): boolean {
    if (this.walked < nodesAtOnce) return false;
    this.walked = 0;
    return true;
  }

  /** Whether a name has so many rules that one more is worth preparing. */
  isLong(name: string): boolean {
    return (this.named.get(name)?.trees.nodes ?? 0) > manyNodes;
  }

  /** Does in steps what adding a rule would need. */
  *ready({
    name,
    conditions,
    action,
  }: Pick<FilterRule, 'name' | 'conditions' | 'action'>): Generator<undefined, void> {
    yield* this.named.get(name)?.trees.ready(TreeRule.of(conditions, action)) ?? [];
  }

  /** A rule for a name that is not alone in deciding on its numbers. */
  private addShared(rule: FilterRule, own: TreeRule): Refusal | undefined {
    const additions: Addition[] = [];
    let refusal: TreeRefusal | undefined;
    // Each architecture is tried even where an earlier one has refused, as the library does.
    for (const { rules } of this.architectures) {
      const refused = rules.try(rule.name, own, additions);
      if (refusal !== 'endless') refusal = refused ?? refusal;
    }
    if (refusal !== undefined) return refusal;
    for (const { set, key, tree } of additions) set.add(key, tree, rule.rule);
    return undefined;
  }

  private begin(): Begun {
    const { listed, named } = this;
    const { table, behaviour } = this.library;
    this.begun ??= {
      emptyOf: namesFor(listed, table, behaviour),
      parts: listed.map((architecture, index) => ({
        architecture,
        rules: new RuleSet({ architecture, table, behaviour, named, index }),
      })),
    };
    return this.begun;
  }
}

/** What a filter is once it is known which architectures it is for. */
interface Begun {
  readonly emptyOf: ReturnType<typeof namesFor>;
  readonly parts: readonly ArchitectureRules[];
}
