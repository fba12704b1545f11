import { isSameList } from '../../base/equality.ts';
import type { Origin } from '../../base/origin.ts';
import { remembering } from '../../base/remembering.ts';
import type { Probes } from '../compare/probes.ts';
import { numberOfCall } from '../evaluate/callNumber.ts';
import type { Verdict } from '../evaluate/verdict.ts';
import { stubAnswers } from '../kernel/stub.ts';
import type { Condition } from '../libseccomp/condition.ts';
import type { AnswerBasis } from '../libseccomp/program/program.ts';
import { architectureOf, tableOf } from '../libseccomp/table.ts';
import { fieldOf } from '../profile/access.ts';
import type { RawValue } from '../rawProfile.ts';
import type { Attempt } from '../runtimes/attempt.ts';
import type { Target } from '../target.ts';
import type { ProfileOnHost } from './profileOnHost.ts';
import { writtenRule } from './written.ts';

/**
 * A call that a profile names, on a host. It is the same object for as long as all that the profile says of the call, and
 * all that is answered to it, is the same: an edit leaves most calls alone.
 */
export interface CallOnHost {
  readonly name: string;
  readonly attempts: readonly Attempt[];
  /**
   * One for all versions of a call that may outlive its version of the profile, so that what is found out about it is
   * worth remembering.
   */
  readonly lineage: object | undefined;
}

/** What the answers to a call depend on, beside its attempts. */
interface Basis {
  /** Undefined: no architecture of the filter has the call. */
  readonly architecture: string | undefined;
  readonly defaultAction: number;
  /** Whether runc answers before the filter. */
  readonly isStubbed: boolean;
  readonly answers: AnswerBasis;
}

interface KnownCall {
  readonly call: CallOnHost;
  readonly basis: Basis;
  /** What the rule of each attempt says besides its names and its action. */
  readonly said: readonly Said[];
}

/** The calls of one profile by their names, as they were last. */
type Known = Map<string, KnownCall>;

/** More profiles than are edited by turns. */
const mostProfiles = 16;

const known = new WeakMap<Target, Map<string, Known>>();

/** The calls that a profile names. */
export const callsOn = remembering((host: ProfileOnHost): readonly CallOnHost[] => {
  const before = knownOf(host);
  const basisOf = basesOn(host);
  const saidIn = saidOn(host);
  return [...host.attempts].map(([name, attempts]) => {
    const basis = basisOf(name, attempts);
    if (basis === undefined) return { name, attempts, lineage: undefined };
    const old = before.get(name);
    if (old !== undefined && isSameBasis(old.basis, basis) && saysTheSame(old, attempts, saidIn)) {
      return old.call;
    }
    const call: CallOnHost = { name, attempts, lineage: old?.call.lineage ?? {} };
    before.set(name, { call, basis, said: attempts.map(saidIn) });
    return call;
  });
});

/** Those of them that a rule has conditions for: there are few, and most questions are about no others. */
export const conditionalCalls = remembering((host: ProfileOnHost): readonly CallOnHost[] =>
  callsOn(host).filter(({ attempts }) => attempts.some(({ conditions }) => conditions.length > 0)),
);

/** Those of them that are said something of more than once, since most questions that compare rules are about no others. */
export const repeatedCalls = remembering((host: ProfileOnHost): readonly CallOnHost[] =>
  callsOn(host).filter(({ attempts }) => attempts.length > 1),
);

/**
 * The function with a memory: what it finds out about a call it finds out once for as long as the call lasts.
 * @param make depends on the call alone, and not on what else the profile says
 */
export function rememberingCalls<Value extends object>(
  make: (host: ProfileOnHost, call: CallOnHost) => Value,
): (host: ProfileOnHost, call: CallOnHost) => Value {
  const values = new WeakMap<CallOnHost, Value>();
  return (host, call) => {
    if (call.lineage === undefined) return make(host, call);
    const value = values.get(call) ?? make(host, call);
    values.set(call, value);
    return value;
  };
}

/**
 * What is found in the conditions of all rules for a call. It is found out once for a rule for as long as that is as it is,
 * since most rules for a call stay where one of them is edited.
 * @param find depends on the rule as it is written and on the target alone
 */
export function inConditions<Item>(
  find: (host: ProfileOnHost, attempt: Attempt, condition: Condition) => readonly Item[],
): (host: ProfileOnHost, call: CallOnHost) => readonly Item[] {
  const latest = new WeakMap<object, FoundIn<Item>>();
  return rememberingCalls((host, { attempts, lineage = {} }) => {
    const before = latest.get(lineage) ?? { attempts: [], found: [] };
    const shift = before.attempts.length - attempts.length;
    const found = attempts.map((attempt, index) => {
      // What stands in front of an edit keeps its place from the front, what stands behind it its place from the back.
      const place = before.attempts[index] === attempt ? index : index + shift;
      const known = before.attempts[place] === attempt ? before.found[place] : undefined;
      return known ?? attempt.conditions.flatMap((condition) => find(host, attempt, condition));
    });
    latest.set(lineage, { attempts, found });
    return found.flat();
  });
}

/** What was found in each of the rules for a call. */
interface FoundIn<Item> {
  readonly attempts: readonly Attempt[];
  readonly found: readonly (readonly Item[])[];
}

/** How a call can be asked about, where the host has it. */
interface Questions {
  /** The first architecture that has the call. */
  readonly architecture: string;
  /** The argument lists at which the answer may change. */
  readonly probes: Probes;
  readonly verdictOf: (args: readonly bigint[]) => Verdict;
}

/** Undefined where no architecture has the call, or there is too much to try. */
export function questionsOn(host: ProfileOnHost, { name }: CallOnHost): Questions | undefined {
  const architecture = host.architectureFor(name);
  const probes = architecture === undefined ? undefined : host.probes(name);
  if (architecture === undefined || probes === undefined) return undefined;
  return { architecture, probes, verdictOf: host.verdicts(name, architecture) };
}

function knownOf({ profile, target }: ProfileOnHost): Known {
  const profiles = known.get(target) ?? new Map<string, Known>();
  known.set(target, profiles);
  const { object } = profile.origin;
  const own: Known = profiles.get(object) ?? new Map();
  // The newest stands last.
  profiles.delete(object);
  profiles.set(object, own);
  const [oldest] = profiles.keys();
  if (profiles.size > mostProfiles && oldest !== undefined) profiles.delete(oldest);
  return own;
}

/** Undefined for a call that nothing is worth remembering of, or that the rules for others decide, too. */
function basesOn(host: ProfileOnHost): (name: string, attempts: readonly Attempt[]) => Basis | undefined {
  const { filter } = host;
  if (filter === undefined) return () => undefined;
  const { stub, filter: rules } = filter.prepared;
  const { defaultAction } = rules;
  const elsewhere = { architecture: undefined, defaultAction, isStubbed: false, answers: noAnswers };
  const table = tableOf(host.target.libseccomp.table);
  return (name, attempts) => {
    // Asked first, for most calls have none, and there may be a hundred thousand.
    if (!attempts.some(({ conditions }) => conditions.length > 0)) return undefined;
    const architecture = architectureOf(host.architectureFor(name) ?? '');
    if (architecture === undefined) return elsewhere;
    const number = numberOfCall(name, architecture.name) ?? 0;
    const answers = filter.program.basisOf(architecture.auditArchitecture, number);
    if (answers.tree !== undefined && table.soleNameAt(number, architecture) !== name) return undefined;
    return {
      architecture: architecture.name,
      defaultAction,
      isStubbed: stub !== undefined && stubAnswers(stub, architecture, number),
      answers,
    };
  };
}

const noAnswers: AnswerBasis = { tree: undefined, reloading: [] };

type Said = readonly (RawValue | undefined)[];

/** Looked up once for all attempts of a rule. */
function saidOn({ profile }: ProfileOnHost): (attempt: Attempt) => Said {
  const byRule = new Map<Origin, Said>();
  return ({ ruleOrigin }) => {
    const own = byRule.get(ruleOrigin);
    if (own !== undefined) return own;
    const rule = writtenRule(profile, ruleOrigin);
    const found = rule === undefined ? [] : ['args', 'includes', 'excludes'].map((key) => fieldOf(rule, key));
    byRule.set(ruleOrigin, found);
    return found;
  };
}

function isSameBasis(left: Basis, right: Basis): boolean {
  return (
    left.architecture === right.architecture &&
    left.defaultAction === right.defaultAction &&
    left.isStubbed === right.isStubbed &&
    left.answers.tree === right.answers.tree &&
    isSameList(left.answers.reloading, right.answers.reloading)
  );
}

/** An attempt that is the same object comes from a rule that is. */
function saysTheSame(
  { call, said }: KnownCall,
  attempts: readonly Attempt[],
  saidIn: (attempt: Attempt) => Said,
): boolean {
  return (
    call.attempts.length === attempts.length &&
    attempts.every((attempt, index) => {
      const before = call.attempts[index];
      if (attempt === before) return true;
      return isSame(attempt, before) && isSameList(saidIn(attempt), said[index] ?? []);
    })
  );
}

function isSame(left: Attempt, right: Attempt | undefined): boolean {
  return (
    right !== undefined &&
    left.name === right.name &&
    left.action === right.action &&
    left.fate === right.fate &&
    left.split === right.split &&
    left.origin.path === right.origin.path &&
    left.ruleOrigin.path === right.ruleOrigin.path &&
    left.origin.object === right.origin.object &&
    left.conditions.length === right.conditions.length &&
    left.conditions.every((condition, index) => isSameCondition(condition, right.conditions[index]))
  );
}

function isSameCondition(left: Condition, right: Condition | undefined): boolean {
  return (
    left === right ||
    (right !== undefined &&
      left.index === right.index &&
      left.operator === right.operator &&
      left.value === right.value &&
      left.valueTwo === right.valueTwo)
  );
}
