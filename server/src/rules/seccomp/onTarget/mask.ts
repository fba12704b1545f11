import type { Condition } from '../../../seccomp/libseccomp/condition.ts';
import { conditionalCalls, inConditions } from '../../../seccomp/onTarget/callOnHost.ts';
import type { ProfileOnHost } from '../../../seccomp/onTarget/profileOnHost.ts';
import { fieldOf } from '../../../seccomp/profile/access.ts';
import type { RawObject } from '../../../seccomp/rawProfile.ts';
import type { Attempt } from '../../../seccomp/runtimes/attempt.ts';
import type { Finding, Fix } from '../../finding.ts';
import type { ProfileRule } from '../../rule.ts';
import { atValue } from '../places.ts';
import { observedInAll, treeOfLibrary } from '../sources.ts';
import { conditionOf } from './places.ts';

/** Masks that do not say what is meant. */
export const seccompMask: ProfileRule = {
  id: 'seccomp-mask',
  scope: 'profile',
  summary: 'A masked comparison does not compare what it says',
  explanation:
    'With SCMP_CMP_MASKED_EQ `value` is the mask and `valueTwo` what must remain of the argument under it. Under a mask of 0 ' +
    'nothing remains, and libseccomp drops the condition: the rule always applies. Bits of `valueTwo` outside the mask are ' +
    'dropped too, so that `(arg & 1) == 2` holds for every even number. Mostly the two values were taken for each other; ' +
    'youki does that itself: there `valueTwo` is the mask, and Docker’s own rule for `clone` lets every namespace through.',
  sources: [treeOfLibrary, 'runtime-spec:config-linux.md#seccomp', observedInAll],
  defaultSeverity: 'warning',
  checkOnHost: (host) => conditionalCalls(host).flatMap((call) => ofCall(host, call)),
};

const ofCall = inConditions((host, attempt, condition): readonly Finding[] =>
  condition.operator === 'MASKED_EQ' ? ofCondition(host, attempt, condition) : [],
);

const hexadecimal = (value: bigint): string => `0x${value.toString(16)}`;

function ofCondition(host: ProfileOnHost, attempt: Attempt, condition: Condition): readonly Finding[] {
  const { value: mask, valueTwo: datum } = condition;
  const { written, place } = conditionOf(host, attempt, condition);
  const found = (message: string, fixes: readonly Fix[] = []): readonly Finding[] => [
    { message, place, fixes },
  ];
  if (host.target.runtime.name === 'youki' && mask !== datum) {
    return found(
      `youki takes "valueTwo" for the mask and "value" for what must remain: it asks whether the argument under ${hexadecimal(mask)} is ${hexadecimal(datum)}. Use another runtime, or a condition without a mask.`,
    );
  }
  const swapped = (datum & mask) === mask && datum !== mask;
  if (mask === 0n) {
    return found(
      `Under the mask 0 nothing of the argument remains, and the condition always holds. "value" is the mask${swapped ? ': the two values seem to be taken for each other' : ''}.`,
      swapped ? swap(written) : [],
    );
  }
  const outside = BigInt.asUintN(64, datum & ~mask);
  if (outside === 0n) return [];
  const means = `The bits ${hexadecimal(outside)} of "valueTwo" are outside the mask and dropped: the condition holds where the argument under ${hexadecimal(mask)} is ${hexadecimal(datum & mask)}.`;
  return found(
    swapped
      ? `${means} "value" is the mask: the two values seem to be taken for each other.`
      : `${means} Write the mask that is meant.`,
    swapped ? swap(written) : [],
  );
}

function swap(argument: RawObject | undefined): readonly Fix[] {
  const value = argument && fieldOf(argument, 'value');
  const valueTwo = argument && fieldOf(argument, 'valueTwo');
  if (value?.kind !== 'number' || valueTwo?.kind !== 'number') return [];
  return [
    {
      title: 'Swap value and valueTwo',
      safe: false,
      edits: [
        { place: atValue(value), newText: valueTwo.source },
        { place: atValue(valueTwo), newText: value.source },
      ],
    },
  ];
}
