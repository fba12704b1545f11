import { isValidAction } from './action.ts';
import type { Architecture, SyscallTable } from './architecture.ts';
import { argumentCount, type Condition } from './condition.ts';
import { type CallKey, RuleSet } from './ruleSet.ts';
import type { TreeBehaviour } from './tree/graft.ts';
import { NeverEnds, Steps } from './tree/steps.ts';

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

/** Far more than any rule needs that the library finishes with. */
const stepLimit = 1_000_000;

/** A filter while a runtime fills it (src/api.c, src/db.c: struct db_filter_col). */
export class Filter {
  readonly defaultAction: number;
  private readonly library: Library;
  private parts: ArchitectureRules[];
  private accepted: FilterRule[] = [];

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
    const refusal = this.tryRule(rule);
    if (refusal === undefined) this.accepted.push(rule);
    else this.rebuild();
    return refusal;
  }

  private tryRule(rule: FilterRule): Refusal | undefined {
    try {
      // Each architecture is tried even where an earlier one has refused, as the library does.
      const joined = this.parts.map((part) => this.addTo(part, rule));
      return joined.every(Boolean) ? undefined : 'EEXIST';
    } catch (error) {
      if (error instanceof NeverEnds) return 'endless';
      throw error;
    }
  }

  /** src/syscalls.c, abi_rule_add: a multiplexed call is added twice, and its own first condition is overwritten once. */
  private addTo(part: ArchitectureRules, { name, conditions, action, rule }: FilterRule): boolean {
    const { architecture, rules } = part;
    const { table } = this.library;
    const steps = new Steps(stepLimit);
    const number = table.numberOf(name, architecture);
    const through = table.multiplexing(name, architecture);
    const outcome = { action, rule };
    if (through !== undefined) {
      const forced: Condition = { index: 0, operator: 'EQ', value: BigInt(through.sub), valueTwo: 0n };
      const rest = conditions.filter((condition) => condition.index !== 0);
      if (!rules.add(through.number, [forced, ...rest], outcome, steps)) return false;
    } else if (number === undefined && architecture.multiplexed) {
      // Without the call the rule is dropped there; elsewhere it stays, though it can't match.
      return true;
    }
    const key: CallKey = number ?? name;
    return rules.add(key, conditions, outcome, steps);
  }

  private rebuild(): void {
    this.parts = this.parts.map((part) => this.emptyPart(part.architecture));
    for (const rule of this.accepted) {
      for (const part of this.parts) this.addTo(part, rule);
    }
  }

  private emptyPart(architecture: Architecture): ArchitectureRules {
    return { architecture, rules: new RuleSet(architecture.bits, this.library.behaviour) };
  }
}

function eachArgumentOnce(conditions: readonly Condition[]): boolean {
  if (conditions.length === 0) return true;
  const indexes = new Set(conditions.map((condition) => condition.index));
  return indexes.size === conditions.length && conditions.every((each) => each.index < argumentCount);
}
