import { actionNumber } from '../../libseccomp/action.ts';
import { argumentCount, type Condition } from '../../libseccomp/condition.ts';
import { Filter, type Refusal } from '../../libseccomp/filter.ts';
import { architectureOf } from '../../libseccomp/table.ts';
import type { RawValue } from '../../rawProfile.ts';
import { addNames } from '../addNames.ts';
import type { Attempt, Host, Outcome } from '../attempt.ts';
import { type SplitConditions, splitConditions } from '../conditions.ts';
import { isError, type OciArgument, type OciRule, type OciSeccomp, type Result } from '../config.ts';
import { endlessText } from '../endless.ts';
import { actionOf, operatorOf } from '../words.ts';
import { decodeCrun } from './decode.ts';

const flags: ReadonlySet<string> = new Set([
  'SECCOMP_FILTER_FLAG_TSYNC',
  'SECCOMP_FILTER_FLAG_SPEC_ALLOW',
  'SECCOMP_FILTER_FLAG_LOG',
  'SECCOMP_FILTER_FLAG_WAIT_KILLABLE_RECV',
]);

/** What crun does with a profile (src/libcrun/seccomp.c, libcrun_generate_seccomp and libcrun_apply_seccomp); in steps. */
export function* startCrun(body: RawValue, host: Host): Generator<undefined, Outcome> {
  const oci = decodeCrun(body);
  if (isError(oci)) return refused(`load \`config.json\`: ${oci.error}`);
  if (oci.value === undefined) return { kind: 'unconfined' };
  const receiver = receiverError(oci.value.listenerPath, host);
  if (receiver !== undefined) return refused(receiver);
  yield;
  const outcome = yield* generate(oci.value, host);
  if (isError(outcome)) return refused(outcome.error);
  const unknown = oci.value.flags?.find((flag) => !flags.has(flag));
  return unknown === undefined ? outcome.value : refused(`unknown seccomp option ${unknown}`);
}

/** What crun says where the kernel does not take the filter. */
export const crunLoadError = 'seccomp (SECCOMP_SET_MODE_FILTER): Invalid argument';

function refused(error: string): Outcome {
  return { kind: 'refused', error };
}

/** crun connects to the listener whether a rule notifies it or not. */
function receiverError(path: string | undefined, host: Host): string | undefined {
  if (path === undefined) return undefined;
  if (!path.startsWith('/')) return `the seccomp receiver \`${path}\` is not an absolute path`;
  if (host.listening) return undefined;
  return `open seccomp receiver: connect socket to \`${path}\`: No such file or directory`;
}

function* generate(oci: OciSeccomp, host: Host): Generator<undefined, Result<Outcome>> {
  const defaultAction = actionFor(oci.defaultAction, oci.defaultErrno);
  if (isError(defaultAction)) return defaultAction;
  const filter = Filter.create(host.library, defaultAction.value);
  if (filter === undefined) return { error: 'error seccomp_init' };
  const architecture = addArchitectures(filter, oci, host);
  if (architecture !== undefined) return { error: architecture };
  const attempts: Attempt[] = [];
  const wrong = yield* addNames(oci.rules, {
    filter,
    host,
    attempts,
    read: (rule, position) => {
      const action = actionFor(rule.action, rule.errno);
      if (isError(action)) return action;
      const isDefault = action.value === filter.defaultAction;
      return {
        value: { action: action.value, isDefault, conditions: conditionsOf(rule.args ?? [], position) },
      };
    },
    refusalText: (refusal, attempt) => refusalText(refusal, attempt, oci.rules),
  });
  if (wrong !== undefined) return { error: wrong };
  return {
    value: {
      kind: 'prepared',
      prepared: { filter, attempts, binarySearch: false, stub: undefined, flags: flagsOf(oci) },
    },
  };
}

/** A kernel that refuses the flags is asked again without any, and it refuses this one where there is no listener. */
function flagsOf({ flags: given, listenerPath }: OciSeccomp): readonly string[] {
  const loadedWith = given ?? ['SECCOMP_FILTER_FLAG_SPEC_ALLOW'];
  const needsListener = loadedWith.includes('SECCOMP_FILTER_FLAG_WAIT_KILLABLE_RECV');
  return needsListener && listenerPath === undefined ? [] : loadedWith;
}

/** Names may have any case and may lack the prefix. */
function addArchitectures(filter: Filter, oci: OciSeccomp, host: Host): string | undefined {
  for (const word of oci.architectures) {
    const name = word.replace(/^SCMP_ARCH_/, '');
    const libseccompName = name.slice(0, 31).toLowerCase();
    const architecture = architectureOf(libseccompName);
    if (architecture === undefined || !host.knowsArchitecture(libseccompName)) {
      return `seccomp unknown architecture ${name}`;
    }
    if (filter.addArchitecture(architecture) === 'EDOM') {
      return 'seccomp adding architecture: Numerical argument out of domain';
    }
  }
  return undefined;
}

/** @param rules among which the one is that is refused */
function refusalText(refusal: Refusal, attempt: Attempt | undefined, rules: readonly OciRule[]): string {
  if (refusal === 'endless') return endlessText;
  const rule = rules.find(({ origin }) => origin === attempt?.ruleOrigin);
  const call = rule?.args === undefined ? `seccomp_rule_add \`${attempt?.name}\`` : 'seccomp_rule_add_array';
  return `${call}: ${reasons[refusal]}`;
}

const reasons: Readonly<Record<Exclude<Refusal, 'endless'>, string>> = {
  EINVAL: 'Invalid argument',
  EEXIST: 'File exists',
  EACCES: 'Permission denied',
  EDOM: 'Numerical argument out of domain',
};

/** Conditions after the sixth are dropped. Indexes are looked at up to the first that comes a second time. */
function conditionsOf(args: readonly OciArgument[], position: number): Result<SplitConditions> {
  const kept = args.slice(0, argumentCount);
  const seen = new Set<bigint>();
  for (const { index } of kept) {
    if (index >= BigInt(argumentCount)) return { error: `invalid seccomp index ${position}` };
    if (seen.has(index)) break;
    seen.add(index);
  }
  const conditions: Condition[] = [];
  for (const { index, value, valueTwo, operator: word } of kept) {
    const operator = operatorOf(word);
    if (operator === undefined) return { error: 'get_seccomp_operator' };
    conditions.push({ index: Number(index), operator, value, valueTwo });
  }
  return { value: splitConditions(conditions) };
}

function actionFor(word: string, errno: bigint | undefined): Result<number> {
  if (errno !== undefined && word !== 'SCMP_ACT_ERRNO' && word !== 'SCMP_ACT_TRACE') {
    return { error: `errno value specified for action \`${word}\`` };
  }
  const action = actionOf(word);
  if (action === undefined) return { error: `invalid seccomp action \`${word}\`` };
  return { value: actionNumber(action, Number((errno ?? 1n) & 0xffffn)) };
}
