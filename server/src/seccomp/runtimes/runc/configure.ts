import { remembering } from '../../../base/remembering.ts';
import { type ActionName, actionNumber } from '../../libseccomp/action.ts';
import type { Operator } from '../../libseccomp/condition.ts';
import { isSince } from '../../version.ts';
import type { Attempt } from '../attempt.ts';
import { isArgumentIndex, type SplitConditions, splitConditions } from '../conditions.ts';
import type { OciArgument, OciName, OciRule, OciSeccomp, Result } from '../config.ts';
import { actionOf, operatorOf } from '../words.ts';
import { architectureIn } from './architectures.ts';

/** The profile in runc's own words (libcontainer/configs.Seccomp). */
export interface RuncConfig {
  readonly defaultAction: ActionName;
  readonly defaultErrno: bigint | undefined;
  readonly architectures: readonly { readonly libseccompName: string; readonly name: string }[];
  readonly flags: readonly string[];
  readonly listenerPath: string;
  /** One for each name of each rule. */
  readonly calls: readonly RuncCall[];
}

export interface RuncCall {
  readonly name: OciName;
  readonly action: ActionName;
  /** libseccomp's number for the action with its error number. */
  readonly actionNumber: number;
  /** The same for all names of the rule. */
  readonly conditions: Result<SplitConditions>;
  readonly rule: OciRule;
  /** What became of it on its way into the filter last, which is the same object as long as the rule is. */
  latest: readonly Attempt[] | undefined;
}

type RuncArgument = Omit<OciArgument, 'operator'> & { readonly operator: Operator };

/** TSYNC is taken and never handed on: all threads get the filter anyway. */
const knownFlags = ['SECCOMP_FILTER_FLAG_TSYNC', 'SECCOMP_FILTER_FLAG_SPEC_ALLOW', 'SECCOMP_FILTER_FLAG_LOG'];

/** Flags exist since 1.2 (libcontainer/specconv/spec_linux.go, SetupSeccomp). */
const firstWithFlags = '1.2.0';

/**
 * Checks the words of a profile (libcontainer/specconv/spec_linux.go, SetupSeccomp).
 * @returns undefined for a profile that says nothing: the container runs without a filter
 */
export function configure(oci: OciSeccomp, version: string): Result<RuncConfig | undefined> {
  if (oci.defaultAction === '' && oci.rules.length === 0) return { value: undefined };
  const flags = flagsOf(oci.flags, version);
  if ('error' in flags) return flags;

  const architectures = [];
  for (const word of oci.architectures) {
    const architecture = architectureIn(word, version);
    if (architecture === undefined) return { error: `string ${word} is not a valid arch for seccomp` };
    architectures.push(architecture);
  }
  const defaultAction = actionOf(oci.defaultAction);
  if (defaultAction === undefined) {
    return { error: `string ${oci.defaultAction} is not a valid action for seccomp` };
  }
  const calls: RuncCall[] = [];
  for (const rule of oci.rules) {
    const added = callsOf(rule);
    if ('error' in added) return added;
    calls.push(...added.value);
  }
  const { defaultErrno, listenerPath = '' } = oci;
  return { value: { defaultAction, defaultErrno, architectures, flags: flags.value, listenerPath, calls } };
}

function flagsOf(flags: readonly string[] | undefined, version: string): Result<readonly string[]> {
  if (!isSince(version, firstWithFlags)) {
    return flags === undefined || flags.length === 0
      ? { value: [] }
      : { error: 'seccomp flags are not yet supported by runc' };
  }
  if (flags === undefined) return { value: ['SECCOMP_FILTER_FLAG_SPEC_ALLOW'] };
  const unknown = flags.find((flag) => !knownFlags.includes(flag));
  return unknown === undefined
    ? { value: flags.filter((flag) => flag !== 'SECCOMP_FILTER_FLAG_TSYNC') }
    : { error: `seccomp flag ${unknown} is not known to runc` };
}

const callsOf = remembering((rule: OciRule): Result<readonly RuncCall[]> => {
  const action = actionOf(rule.action);
  if (action === undefined) return { error: `string ${rule.action} is not a valid action for seccomp` };
  // The conditions are looked at for each name, so for none where there is no name.
  if (rule.names.length === 0) return { value: [] };
  const args: RuncArgument[] = [];
  for (const argument of rule.args ?? []) {
    const operator = operatorOf(argument.operator);
    if (operator === undefined) {
      return { error: `string ${argument.operator} is not a valid operator for seccomp` };
    }
    args.push({ ...argument, operator });
  }
  const conditions = conditionsOf(args);
  const number = numberOf(action, rule.errno);
  return {
    value: rule.names.map((name) => ({
      name,
      action,
      actionNumber: number,
      conditions,
      rule,
      latest: undefined,
    })),
  };
});

/** EPERM where no error number is given; others are cut to 16 bits. TRACE has one too. */
export function numberOf(action: ActionName, errno: bigint | undefined): number {
  return actionNumber(action, Number((errno ?? 1n) & 0xffffn));
}

function conditionsOf(args: readonly RuncArgument[]): RuncCall['conditions'] {
  const wrong = args.find(({ index }) => !isArgumentIndex(index));
  if (wrong !== undefined) {
    return { error: `syscalls only have up to 6 arguments (${wrong.index} given)` };
  }
  return { value: splitConditions(args.map((argument) => ({ ...argument, index: Number(argument.index) }))) };
}
