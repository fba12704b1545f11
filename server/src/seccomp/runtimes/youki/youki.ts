import { type ActionName, actionNumber } from '../../libseccomp/action.ts';
import type { Condition } from '../../libseccomp/condition.ts';
import { Filter, type Refusal } from '../../libseccomp/filter.ts';
import { architectureOf } from '../../libseccomp/table.ts';
import type { RawValue } from '../../rawProfile.ts';
import { isSince } from '../../version.ts';
import { addNames } from '../addNames.ts';
import type { Attempt, Host, Outcome } from '../attempt.ts';
import { splitConditions } from '../conditions.ts';
import { isError, type OciArgument, type OciRule, type OciSeccomp, type Result } from '../config.ts';
import { endlessText } from '../endless.ts';
import { actionOf, operatorOf } from '../words.ts';
import { decodeYouki } from './decode.ts';

/** An action as youki compares it: the error number is not yet cut to 16 bits. */
interface YoukiAction {
  readonly name: ActionName;
  readonly data: bigint;
}

/** What youki does with a profile (crates/libcontainer/src/seccomp/mod.rs, initialize_seccomp); in steps. */
export function* startYouki(body: RawValue, host: Host): Generator<undefined, Outcome> {
  const oci = decodeYouki(body);
  if (isError(oci)) return refused(oci.error);
  if (oci.value === undefined) return { kind: 'unconfined' };
  yield;
  const outcome = yield* initialise(oci.value, host);
  if (isError(outcome) && outcome.error === endlessText) return refused(endlessText);
  if (isError(outcome)) return refused(initError(outcome.error));
  if (oci.value.rules.every((rule) => rule.action !== 'SCMP_ACT_NOTIFY')) return outcome.value;
  const listener = listenerError(oci.value.listenerPath, host);
  return listener === undefined ? outcome.value : refused(listener);
}

function initError(error: string): string {
  return `failed to initialize seccomp err=${error}`;
}

/** What youki says where the kernel does not take the filter. */
export function youkiLoadError(): string {
  return initError(`LoadContext { ${refusalSource('ECANCELED')} }`);
}

function refused(error: string): Outcome {
  return { kind: 'refused', error };
}

function listenerError(path: string | undefined, host: Host): string | undefined {
  if (path === undefined) {
    return 'libcontainer::container::builder_impl: failed to run container process failed seccomp listener';
  }
  if (host.listening) return undefined;
  const reason = path === '' ? 'EINVAL' : 'ENOENT';
  const what = 'libcontainer::process::seccomp_listener: failed to connect to seccomp notify listener path';
  return `${what} err=${reason} listener_path=${JSON.stringify(path)}`;
}

function* initialise(oci: OciSeccomp, host: Host): Generator<undefined, Result<Outcome>> {
  if (oci.defaultAction === 'SCMP_ACT_NOTIFY') return { error: 'NotifyAsDefaultAction' };
  const notifiesWrite = ({ action, names }: OciRule): boolean =>
    action === 'SCMP_ACT_NOTIFY' && names.some(({ name }) => name === 'write');
  if (oci.rules.some(notifiesWrite)) return { error: 'NotifyWriteSyscall' };
  const defaultAction = actionFor(oci.defaultAction, oci.defaultErrno);
  if (isError(defaultAction)) return defaultAction;
  const filter = Filter.create(host.library, numberOf(defaultAction.value));
  if (filter === undefined) {
    const source = sourceOf('Common("Could not create new filter")', 'Could not create new filter');
    return { error: `NewFilter { ${source}, default: ${camelCase(oci.defaultAction)} }` };
  }
  const setting = flagError(oci.flags ?? [], host) ?? addArchitectures(filter, oci, host);
  if (setting !== undefined) return { error: setting };
  const attempts: Attempt[] = [];
  const wrong = yield* addNames(oci.rules, {
    filter,
    host,
    attempts,
    read: (rule) => {
      const action = actionFor(rule.action, rule.errno);
      if (isError(action)) return action;
      const { name, data } = action.value;
      const isDefault = name === defaultAction.value.name && data === defaultAction.value.data;
      const conditions = { value: splitConditions((rule.args ?? []).map(conditionOf)) };
      return { value: { action: numberOf(action.value), isDefault, conditions } };
    },
    refusalText,
  });
  if (wrong !== undefined) return { error: wrong };
  const asked = oci.rules.some(({ action }) => action === 'SCMP_ACT_NOTIFY');
  const notify = actionNumber('NOTIFY');
  if (asked && !attempts.some(({ action, fate }) => fate === 'added' && action === notify)) {
    return { error: `GetNotifyId { ${refusalSource('EFAULT')} }` };
  }
  // libseccomp asks for the other one along with TSYNC.
  const flags = (oci.flags ?? []).flatMap((flag) =>
    flag === 'SECCOMP_FILTER_FLAG_TSYNC' ? [flag, `${flag}_ESRCH`] : [flag],
  );
  return {
    value: { kind: 'prepared', prepared: { filter, attempts, binarySearch: false, stub: undefined, flags } },
  };
}

function flagError(flags: readonly string[], host: Host): string | undefined {
  const flag = 'SECCOMP_FILTER_FLAG_WAIT_KILLABLE_RECV';
  if (!flags.includes(flag) || isSince(host.libraryVersion, '2.6.0')) return undefined;
  const needed = 'set_ctl_waitkill requires libseccomp >= 2.6.0 and API level >= 7';
  const message = `${needed} (current version: ${host.libraryVersion}, API level: 6)`;
  return `SetFilterFlag { ${sourceOf(`Common("${message}")`, message)}, flag: ${camelCase(flag)} }`;
}

function addArchitectures(filter: Filter, oci: OciSeccomp, host: Host): string | undefined {
  for (const word of oci.architectures) {
    if (word === 'SCMP_ARCH_NATIVE') continue;
    const name = word.replace('SCMP_ARCH_', '').toLowerCase();
    const architecture = host.knowsArchitecture(name) ? architectureOf(name) : undefined;
    const refusal = architecture === undefined ? 'EINVAL' : filter.addArchitecture(architecture);
    if (refusal === 'EINVAL' || refusal === 'EDOM') {
      const variant = `ScmpArch${name.charAt(0).toUpperCase()}${name.slice(1)}`;
      return `AddArch { ${refusalSource(refusal)}, arch: ${variant} }`;
    }
  }
  return undefined;
}

function refusalText(refusal: Refusal): string {
  return refusal === 'endless' ? endlessText : `AddRule { ${refusalSource(refusal)} }`;
}

/** Of MASKED_EQ youki hands on `valueTwo` as the mask and `value` as what remains: the reverse of all others. */
function conditionOf({ index, value, valueTwo, operator: word }: OciArgument): Condition {
  const operator = operatorOf(word) ?? 'NE';
  const position = Number(index & 0xffff_ffffn);
  return operator === 'MASKED_EQ'
    ? { index: position, operator, value: valueTwo, valueTwo: value }
    : { index: position, operator, value, valueTwo };
}

function actionFor(word: string, errno: bigint | undefined): Result<YoukiAction> {
  const name = actionOf(word) ?? 'KILL_THREAD';
  const data = BigInt.asIntN(32, errno ?? 1n);
  if (name === 'TRACE' && (data < 0n || data > 0xffffn)) {
    return { error: `TraceAction { source: TryFromIntError(()), errno: ${data} }` };
  }
  return { value: { name, data: name === 'ERRNO' || name === 'TRACE' ? data : 0n } };
}

function numberOf({ name, data }: YoukiAction): number {
  return actionNumber(name, Number(data & 0xffffn));
}

/** The texts of the crate libseccomp 0.4.0. */
const messages: Readonly<Record<Exclude<Refusal, 'endless'> | 'EFAULT' | 'ECANCELED', string>> = {
  EINVAL: 'Invalid input to the libseccomp API',
  EEXIST: 'Failure regarding the existence of argument',
  EACCES: "The library doesn't permit the particular operation",
  ECANCELED: 'There was a system failure beyond the control of libseccomp',
  EDOM: 'Architecture/ABI specific failure',
  EFAULT: 'Internal libseccomp failure',
};

function refusalSource(refusal: keyof typeof messages): string {
  return sourceOf(`Errno(${refusal})`, messages[refusal]);
}

function sourceOf(kind: string, message: string): string {
  return `source: Error { kind: ${kind}, source: None, message: "${message}" }`;
}

/** `SCMP_ACT_ERRNO` is `ScmpActErrno` among Rust's names. */
function camelCase(word: string): string {
  return word
    .split('_')
    .map((part) => part.charAt(0) + part.slice(1).toLowerCase())
    .join('');
}
