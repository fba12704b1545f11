import { Filter, type Refusal } from '../../libseccomp/filter.ts';
import { architectureOf } from '../../libseccomp/table.ts';
import type { RawValue } from '../../rawProfile.ts';
import { isSince } from '../../version.ts';
import { type Attempt, type Fate, type Host, type Outcome, Pace } from '../attempt.ts';
import type { SplitConditions } from '../conditions.ts';
import { isError } from '../config.ts';
import { endlessText } from '../endless.ts';
import { decodeGoOci } from '../goOci.ts';
import { configure, numberOf, type RuncCall, type RuncConfig } from './configure.ts';
import { stubOf } from './stub.ts';

/** Messages of the container's own process are wrapped once more since then. */
const firstWithInitPrefix = '1.2.0';
/** More rules than this are searched by number (libcontainer/seccomp/seccomp_linux.go), since 1.2. */
const mostRulesInARow = 32;

/**
 * What runc does with a profile (libcontainer/seccomp/seccomp_linux.go, InitSeccomp); in steps.
 * @param body `linux.seccomp` of the config
 */
export function* startRunc(body: RawValue, version: string, host: Host): Generator<undefined, Outcome> {
  const refused = (error: string): Outcome => ({
    kind: 'refused',
    error: `runc ${host.command} failed: ${error}`,
  });
  const oci = decodeGoOci(body, 'linux.seccomp');
  if (isError(oci)) return refused(oci.error);
  yield;
  const config = oci.value === undefined ? { value: undefined } : configure(oci.value, version);
  if (isError(config)) return refused(config.error);
  if (config.value === undefined) return { kind: 'unconfined' };

  const inside = (error: string): Outcome => ({
    kind: 'refused',
    error: initError(error, version, host.command),
  });
  const outcome = yield* initialise(config.value, version, host);
  if (outcome === endlessText) return { kind: 'refused', error: endlessText };
  if (typeof outcome === 'string') return inside(`unable to init seccomp: ${outcome}`);
  // Names that libseccomp does not know count too.
  if (config.value.calls.every(({ action }) => action !== 'NOTIFY')) return outcome;
  const { listenerPath } = config.value;
  if (listenerPath === '') {
    return inside(`${isSince(version, firstWithInitPrefix) ? 'seccomp ' : ''}listenerPath is not set`);
  }
  if (!host.listening) {
    const reason = `dial unix ${listenerPath}: connect: no such file or directory`;
    return inside(`failed to connect with seccomp agent specified in the seccomp profile: ${reason}`);
  }
  return outcome;
}

/** What runc says to an error in the container's own process. */
function initError(error: string, version: string, command: Host['command']): string {
  const during = isSince(version, firstWithInitPrefix) ? 'error during container init: ' : '';
  return `runc ${command} failed: unable to start container process: ${during}${error}`;
}

/** What runc says where the kernel does not take the filter. */
export function runcLoadError(version: string, command: Host['command']): string {
  const error =
    'unable to init seccomp: error loading seccomp filter into kernel: error loading seccomp filter';
  return initError(`${error}: invalid argument`, version, command);
}

/** @returns the error where it is a text */
function* initialise(
  config: RuncConfig,
  version: string,
  host: Host,
): Generator<undefined, Outcome | string> {
  if (config.calls.some(({ action, name }) => action === 'NOTIFY' && name.name === 'write')) {
    return 'SCMP_ACT_NOTIFY cannot be used for the write syscall';
  }
  if (config.defaultAction === 'NOTIFY') return 'SCMP_ACT_NOTIFY cannot be used as default action';
  const { library } = host;
  const filter = Filter.create(library, numberOf(config.defaultAction, config.defaultErrno));
  if (filter === undefined) return 'error creating filter: could not create filter';
  for (const { libseccompName, name } of config.architectures) {
    const architecture = architectureOf(libseccompName);
    if (architecture === undefined || !host.knowsArchitecture(libseccompName)) {
      const reason = `architecture ${name} is not supported on this version of the library`;
      return `error adding architecture to seccomp filter: ${reason}`;
    }
    if (filter.addArchitecture(architecture) === 'EDOM') {
      return 'error adding architecture to seccomp filter: numerical argument out of domain';
    }
  }
  const attempts: Attempt[] = [];
  const wrong = yield* addRules(config, filter, attempts, host);
  const refused = yield* filter.firstRefused();
  if (refused !== undefined) return refusalText(attempts[refused.rule], refused.refusal);
  if (wrong !== undefined) return wrong;
  return {
    kind: 'prepared',
    prepared: {
      filter,
      attempts,
      binarySearch: isSince(version, '1.2.0') && config.calls.length > mostRulesInARow,
      stub: stubOf(config, library, version),
      flags: config.flags,
    },
  };
}

/** @returns the error with which runc stops, if it comes so far */
function* addRules(
  config: RuncConfig,
  filter: Filter,
  attempts: Attempt[],
  host: Host,
): Generator<undefined, string | undefined> {
  const pace = new Pace();
  for (const call of config.calls) {
    const wrong = addCall(call, filter, attempts, host);
    if (wrong !== undefined) return wrong;
    if (pace.isDue()) yield;
  }
  return undefined;
}

/** @returns the error with which runc stops, if it comes so far */
function addCall(call: RuncCall, filter: Filter, attempts: Attempt[], host: Host): string | undefined {
  const fate = fateOf(call, filter, host);
  const wrong = callError(call, fate);
  if (wrong !== undefined) return wrong;
  for (const attempt of attemptsOf(call, fate)) {
    const refusal = fate === 'added' ? filter.addRule(attempt, attempts.length) : undefined;
    attempts.push(attempt);
    if (refusal !== undefined) return refusalText(attempt, refusal);
  }
  return undefined;
}

/** @returns the error with which runc stops */
function callError({ name: { name }, conditions }: RuncCall, fate: Fate): string | undefined {
  if (name === '') return 'empty string is not a valid syscall';
  if (fate !== 'added' || !isError(conditions)) return undefined;
  return `error creating seccomp syscall condition for syscall ${name}: ${conditions.error}`;
}

function refusalText(attempt: Attempt | undefined, refusal: Refusal): string {
  if (refusal === 'endless') return endlessText;
  const which = attempt?.conditions.length === 0 ? 'seccomp filter rule' : 'seccomp rule';
  return `error adding ${which} for syscall ${attempt?.name}: ${reasons[refusal]}`;
}

function fateOf({ name, actionNumber }: RuncCall, { defaultAction }: Filter, { library }: Host): Fate {
  if (actionNumber === defaultAction) return 'is-default';
  return library.table.knows(name.name) ? 'added' : 'unknown-name';
}

/** Kept with the call itself, for a weak map of thousands of them is dear. */
function attemptsOf(call: RuncCall, fate: Fate): readonly Attempt[] {
  const { latest } = call;
  if (latest?.[0]?.fate === fate) return latest;
  const attempts = attemptsMade(call, fate);
  call.latest = attempts;
  return attempts;
}

function attemptsMade(call: RuncCall, fate: Fate): readonly Attempt[] {
  const { name, origin } = call.name;
  const ruleOrigin = call.rule.origin;
  const action = call.actionNumber;
  const { written, rules, split } = isError(call.conditions) ? noConditions : call.conditions.value;
  // Field by field, for a long profile has thousands of them.
  const attempt = (conditions: Attempt['conditions'], isSplit: boolean): Attempt => {
    return { name, action, conditions, fate, origin, ruleOrigin, split: isSplit };
  };
  return fate === 'added' ? rules.map((each) => attempt(each, split)) : [attempt(written, false)];
}

const noConditions: SplitConditions = { written: [], rules: [], split: false };

/** libseccomp-golang's texts; EINVAL has one of its own, whatever was invalid. */
const reasons: Readonly<Record<Exclude<Refusal, 'endless'>, string>> = {
  EINVAL: 'two checks on same syscall argument',
  EEXIST: 'file exists',
  EACCES: 'requested action matches default action of filter',
  EDOM: 'numerical argument out of domain',
};
