import { isValidAction } from './action.ts';
import type { Architecture, SyscallTable } from './architecture.ts';
import { argumentCount, type Condition } from './condition.ts';
import { placesFor } from './namePlaces.ts';
import { NamedRules, type RefusedInFilter, RuleSet } from './ruleSet.ts';
import type { TreeBehaviour } from './tree/graft.ts';
import { TreeRule } from './tree/treeRule.ts';

/** What the library returns when it refuses something; `endless` is ours for a call that never returns. */
export type Refusal = RefusalAtOnce | RefusedInFilter['refusal'] | 'EDOM';

/** What a rule is refused with whatever stands before it. */
export type RefusalAtOnce = 'EINVAL' | 'EACCES';

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
  /** The native one is always part, until it is removed. */
  private listed: readonly Architecture[];
  private readonly named = new Map<string, NamedRules>();
  private begun: Begun | undefined;

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
  addArchitecture(architecture: Architecture): 'EEXIST' | 'EDOM' | undefined {
    if (this.listed.some(({ name }) => name === architecture.name)) return 'EEXIST';
    if (this.listed.some(({ endian }) => endian !== architecture.endian)) return 'EDOM';
    this.listed = [...this.listed, architecture];
    return undefined;
  }

  /** seccomp_arch_remove, as far as runtimes need it: before any rule, and never for the last one. */
  removeArchitecture(architecture: Architecture): void {
    this.listed = this.listed.filter(({ name }) => name !== architecture.name);
  }

  /**
   * seccomp_rule_add_array, as far as it can be told without the other rules: whether a rule contradicts one that was
   * added before is told by `firstRefused`. So rules are joined to each other once, and no list of them that an edit
   * makes on the way costs anything.
   * @param number how the caller knows the rule; larger than those of the rules before
   */
  addRule({ name, action, conditions }: FilterRule, number: number): RefusalAtOnce | undefined {
    if (conditions.length > argumentCount || !isValidAction(action)) return 'EINVAL';
    if (action === this.defaultAction) return 'EACCES';
    const own = TreeRule.of(conditions, action);
    if (!own.isValid) return 'EINVAL';
    const rules = this.named.get(name) ?? this.rulesOf(name);
    if (rules !== undefined) rules.add(own, number);
    else for (const { rules: each } of this.architectures) each.add(name, own, number);
    return undefined;
  }

  /** Undefined for a name that is not alone in deciding on its numbers. */
  private rulesOf(name: string): NamedRules | undefined {
    const places = this.begin().placesOf(name);
    if (places === undefined) return undefined;
    const rules = new NamedRules(places);
    this.named.set(name, rules);
    return rules;
  }

  /**
   * The first of the rules that the library refuses when they are added one after the other; in steps. A runtime stops
   * there, so nothing is to be known of the others.
   */
  *firstRefused(): Generator<undefined, RefusedInFilter | undefined> {
    let first: RefusedInFilter | undefined;
    // Each architecture is tried even where an earlier one has refused, as the library does.
    for (const { rules } of this.architectures) {
      const refused = yield* rules.firstRefused();
      if (refused === undefined) continue;
      const isSooner = first === undefined || refused.rule < first.rule;
      if (isSooner || (refused.rule === first?.rule && refused.refusal === 'endless')) first = refused;
    }
    return first;
  }

  private begin(): Begun {
    const { listed, named } = this;
    const { table, behaviour } = this.library;
    this.begun ??= {
      placesOf: placesFor(listed, table),
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
  readonly placesOf: ReturnType<typeof placesFor>;
  readonly parts: readonly ArchitectureRules[];
}
