import { type ActionName, actionNumber } from '../../../server/src/seccomp/libseccomp/action.ts';
import type { Condition, Operator } from '../../../server/src/seccomp/libseccomp/condition.ts';
import { installedTable } from './installed.ts';
import type { FilterRequest } from './oracle.ts';
import type { PlainArgument, PlainProfile, PlainRule } from './randomProfiles.ts';

/**
 * What Docker and runc make of a profile on an x86_64 host, told once more in the shortest way: rules that the host's
 * capabilities exclude go, so do those with the default action and unknown names, and several conditions on one argument
 * become a rule each.
 * @param capabilities of the container
 */
export function plainRequest(profile: PlainProfile, capabilities: readonly string[]): FilterRequest {
  const listed =
    profile.architectures ??
    (profile.archMap ?? []).flatMap((entry) => [entry.architecture, ...entry.subArchitectures]);
  const defaultAction = numberOf(profile.defaultAction, profile.defaultErrnoRet);
  return {
    defaultAction,
    native: true,
    architectures: listed.map(libseccompName).filter((name) => name !== 'x86_64'),
    binarySearch: false,
    rules: profile.syscalls
      .filter((rule) => holds(rule, capabilities))
      .flatMap(({ names, action, errnoRet, args }) => {
        const number = numberOf(action, errnoRet);
        if (number === defaultAction) return [];
        const known = names.filter((name) => installedTable.knows(name));
        return known.flatMap((name) =>
          split(args ?? []).map((conditions) => ({ name, action: number, conditions })),
        );
      }),
  };
}

function holds({ includes, excludes }: PlainRule, capabilities: readonly string[]): boolean {
  const isExcluded = (excludes?.caps ?? []).some((one) => capabilities.includes(one));
  return !isExcluded && (includes?.caps ?? []).every((one) => capabilities.includes(one));
}

function numberOf(action: string, errno = 1): number {
  return actionNumber(action.replace('SCMP_ACT_', '') as ActionName, errno);
}

function libseccompName(architecture: string): string {
  return architecture.replace('SCMP_ARCH_', '').toLowerCase();
}

function split(args: readonly PlainArgument[]): readonly (readonly Condition[])[] {
  const conditions = args.map(
    ({ index, value, valueTwo, op }): Condition => ({
      index,
      operator: op.replace('SCMP_CMP_', '') as Operator,
      value: BigInt(value),
      valueTwo: BigInt(valueTwo ?? 0),
    }),
  );
  const isRepeated = new Set(conditions.map(({ index }) => index)).size < conditions.length;
  return isRepeated ? conditions.map((one) => [one]) : [conditions];
}
