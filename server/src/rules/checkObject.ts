import type { Environment } from '../assembly/environment.ts';
import { isSame, keepIdentity } from '../base/equality.ts';
import { Inputs } from '../base/inputs.ts';
import type { NetworkPolicy } from '../kubernetes/networkPolicy.ts';
import type { Workload } from '../kubernetes/objects.ts';
import type { RuleFindings } from './check.ts';
import type { Finding } from './finding.ts';
import { policyRules } from './registry.ts';
import type { Rule } from './rule.ts';

/** What a rule has found, and what that rests on: what it rests on for all objects, and for this one alone. */
interface Answer {
  readonly told: RuleFindings;
  readonly common: Inputs | undefined;
  readonly own: Inputs;
}

/** What is known of an object in one environment. */
interface Known {
  /** What was asked about it last. */
  asked: Inputs | undefined;
  readonly answers: Map<Rule, Answer>;
  /** All that was found then. */
  found: readonly RuleFindings[];
}

const nothing: readonly unknown[] = [];

/** By the environment's id. */
const known = new WeakMap<NetworkPolicy | Workload, Map<string, Known>>();

type ObjectRule<T, M> = Rule & {
  readonly dependsOnFor?: (object: T, environment: Environment, moment: M) => readonly unknown[];
  readonly check: (object: T, environment: Environment, moment: M) => readonly Finding[];
};

/**
 * What rules find in an object; each is asked again only where the object or what it depends on has changed. As long as no
 * rule finds anything else, the answer is the same list.
 * @param rules that are switched on, of those for objects of its kind; one list as long as they are the same
 * @param moment what they look at beside the environment
 */
export function checkObject<T extends NetworkPolicy | Workload, M>(
  rules: readonly ObjectRule<T, M>[],
  object: T,
  environment: Environment,
  moment: M,
): readonly RuleFindings[] {
  const own = knownOf(object, environment.id);
  const question = questionOf(rules, environment, moment);
  if (own.asked === question) return own.found;
  const shared = sharedOf(environment);
  const found: RuleFindings[] = [];
  for (const rule of rules) {
    const common = shared.get(rule);
    const before = own.answers.get(rule);
    const isStill =
      before !== undefined &&
      before.common === common &&
      before.own.are(rule.dependsOnFor?.(object, environment, moment) ?? nothing);
    const answer = isStill ? before : answerOf(rule, common, before, object, environment, moment);
    if (!isStill) own.answers.set(rule, answer);
    if (answer.told.findings.length > 0) found.push(answer.told);
  }
  own.found = keepIdentity(own.found, found);
  own.asked = question;
  return own.found;
}

const lastQuestions = new WeakMap<object, Map<string, Inputs>>();

/** What is asked about many objects one after the other; one object as long as it is the same. */
function questionOf(rules: readonly Rule[], environment: Environment, moment: unknown): Inputs {
  const ofRules = lastQuestions.get(rules) ?? new Map<string, Inputs>();
  lastQuestions.set(rules, ofRules);
  const now = [environment, moment];
  const before = ofRules.get(environment.id);
  if (before?.are(now) === true) return before;
  const question = new Inputs(now);
  ofRules.set(environment.id, question);
  return question;
}

function knownOf(object: NetworkPolicy | Workload, environmentId: string): Known {
  const ofObject = known.get(object) ?? new Map<string, Known>();
  known.set(object, ofObject);
  const own = ofObject.get(environmentId) ?? { asked: undefined, answers: new Map(), found: [] };
  ofObject.set(environmentId, own);
  return own;
}

function answerOf<T, M>(
  rule: ObjectRule<T, M>,
  common: Inputs | undefined,
  before: Answer | undefined,
  object: T,
  environment: Environment,
  moment: M,
): Answer {
  const findings = rule.check(object, environment, moment);
  const isSaidAgain = before !== undefined && isSame(before.told.findings, findings);
  return {
    common,
    own: new Inputs(rule.dependsOnFor?.(object, environment, moment) ?? nothing),
    told: isSaidAgain ? before.told : { rule, findings },
  };
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
