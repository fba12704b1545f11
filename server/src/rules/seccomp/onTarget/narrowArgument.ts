import { type Condition, datumOf, maskOf } from '../../../seccomp/libseccomp/condition.ts';
import { architectureOf } from '../../../seccomp/libseccomp/table.ts';
import { conditionalCalls, inConditions } from '../../../seccomp/onTarget/callOnHost.ts';
import type { ProfileOnHost } from '../../../seccomp/onTarget/profileOnHost.ts';
import type { Place } from '../../finding.ts';
import type { ProfileRule } from '../../rule.ts';
import { treeOfLibrary } from '../sources.ts';
import { conditionOf } from './places.ts';
import { namesInWords } from './words.ts';

/** Values that do not fit into an argument of one of the filter's architectures. */
export const seccompNarrowArgument: ProfileRule = {
  id: 'seccomp-narrow-argument',
  scope: 'profile',
  summary: 'A value is cut to 32 bits on one of the architectures',
  explanation:
    'On 32-bit architectures (X86, X32, ARM and others) libseccomp compares 32 bits and cuts what they are compared with: ' +
    '`> 0xffffffff00000000` becomes `> 0` there, and holds for nearly every value. A negative number, whose upper bits are all ' +
    'set, stays what it is. Write a value of 32 bits, or leave the architecture out.',
  sources: [treeOfLibrary, 'held to libseccomp 2.5.4 itself, call by call'],
  defaultSeverity: 'warning',
  checkOnHost: (host) => {
    const narrow = narrowOf(host);
    if (narrow.length === 0) return [];
    const where = namesInWords(narrow);
    return conditionalCalls(host)
      .flatMap((call) => cutIn(host, call))
      .map(({ left, place }) => ({
        message: `On ${where} arguments have 32 bits, and the value is cut to 0x${left.toString(16)} there: the rule applies to other calls than it says.`,
        place,
      }));
  },
};

interface Cut {
  /** What is left of the value. */
  readonly left: bigint;
  readonly place: Place;
}

const cutIn = inConditions((host, attempt, condition): readonly Cut[] => {
  if (attempt.fate !== 'added' || !isCut(condition)) return [];
  const left = datumOf(condition) & maskOf(condition) & 0xffff_ffffn;
  return [{ left, place: conditionOf(host, attempt, condition).place }];
});

function narrowOf(host: ProfileOnHost): readonly string[] {
  return host.runnable.filter((name) => architectureOf(name)?.bits === 32);
}

function isCut(condition: Condition): boolean {
  const value = datumOf(condition) & maskOf(condition);
  const isNegative = value >= 0xffff_ffff_8000_0000n;
  return value > 0xffff_ffffn && !isNegative;
}
