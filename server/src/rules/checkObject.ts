import type { Environment } from '../assembly/environment.ts';
import type { Moment } from '../assembly/resolveOrigin.ts';
import { isSame, keepIdentity } from '../base/equality.ts';
import { Inputs } from '../base/inputs.ts';
import { Remembered } from '../base/remembered.ts';
import type { NetworkPolicy } from '../kubernetes/networkPolicy.ts';
import type { Workload } from '../kubernetes/objects.ts';
import type { RuleFindings } from './check.ts';
import type { Finding } from './finding.ts';
import { policyRules, workloadRules } from './registry.ts';
import type { Rule } from './rule.ts';

/** By rule. */
const known = new Map<Rule, Remembered<NetworkPolicy | Workload, RuleFindings>>(
  [...policyRules, ...workloadRules].map((rule) => [rule, new Remembered()]),
);

/** All that was found in an object, by environment. */
const lists = new WeakMap<NetworkPolicy | Workload, Map<string, readonly RuleFindings[]>>();

type ObjectRule<T> = Rule & {
  readonly dependsOnFor?: (object: T, environment: Environment, moment: Moment) => readonly unknown[];
  readonly check: (object: T, environment: Environment, moment: Moment) => readonly Finding[];
};

/**
 * What rules find in an object; each is asked again only where the object or what it depends on has changed. As long as no
 * rule finds anything else, the answer is the same list.
 * @param rules all that there are for objects of its kind
 * @param isOn rules that are switched off are not asked
 */
export function checkObject<T extends NetworkPolicy | Workload>(
  rules: readonly ObjectRule<T>[],
  object: T,
  environment: Environment,
  isOn: (rule: Rule) => boolean,
  moment: Moment,
): readonly RuleFindings[] {
  const shared = sharedOf(environment);
  const all = rules.flatMap((rule): readonly RuleFindings[] => {
    if (!isOn(rule)) return [];
    const common = shared.get(rule);
    const found = known.get(rule)?.get(
      object,
      environment.id,
      () => [common, ...(rule.dependsOnFor?.(object, environment, moment) ?? [])],
      (before) => {
        const findings = rule.check(object, environment, moment);
        return before !== undefined && isSame(before.findings, findings) ? before : { rule, findings };
      },
    );
    return found === undefined || found.findings.length === 0 ? [] : [found];
  });
  const byEnvironment = lists.get(object) ?? new Map<string, readonly RuleFindings[]>();
  lists.set(object, byEnvironment);
  const kept = keepIdentity(byEnvironment.get(environment.id), all);
  byEnvironment.set(environment.id, kept);
  return kept;
}

type Shared = ReadonlyMap<unknown, Inputs>;

const sharedCache = new WeakMap<Environment, Shared>();

/** The newest of all environments that came about by edits of one another. */
const newest = new WeakMap<object, Shared>();

/**
 * What the answers of each rule depend on beside the object; the same for all objects of an environment, and one object as
 * long as nothing of it is another.
 */
function sharedOf(environment: Environment): Shared {
  const cached = sharedCache.get(environment);
  if (cached !== undefined) return cached;
  const { lineage } = environment.world.cluster;
  const before = newest.get(lineage);
  const shared = new Map(
    policyRules.map((rule) => {
      const list = rule.dependsOn(environment);
      const old = before?.get(rule);
      return [rule, old?.are(list) ? old : new Inputs(list)];
    }),
  );
  sharedCache.set(environment, shared);
  newest.set(lineage, shared);
  return shared;
}
