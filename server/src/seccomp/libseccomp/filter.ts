import { isValidAction } from './action.ts';
import type { Architecture, SyscallTable } from './architecture.ts';
import { argumentCount, type Condition } from './condition.ts';
import { type Addition, RuleSet } from './ruleSet.ts';
import type { TreeRefusal } from './tree/callTree.ts';
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

/** The rules for one of the filter's architectures. */
export interface ArchitectureRules {
  readonly architecture: Architecture;
  readonly rules: RuleSet;
}

/** A filter while a runtime fills it (src/api.c, src/db.c: struct db_filter_col). */
export class Filter {
  readonly defaultAction: number;
  private readonly library: Library;
  private parts: ArchitectureRules[];

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
    const own = TreeRule.of(rule.conditions, rule.action);
    if (!own.isValid) return 'EINVAL';
    const additions: Addition[] = [];
    let refusal: TreeRefusal | undefined;
    // Each architecture is tried even where an earlier one has refused, as the library does.
    for (const { rules } of this.parts) {
      const refused = rules.try(rule.name, own, additions);
      if (refusal !== 'endless') refusal = refused ?? refusal;
    }
    if (refusal !== undefined) return refusal;
    for (const { set, call, tree } of additions) set.add(call, tree, rule.rule);
    return undefined;
  }

  private emptyPart(architecture: Architecture): ArchitectureRules {
    const { table, behaviour } = this.library;
    return { architecture, rules: new RuleSet(architecture, table, behaviour) };
  }
}
