import type { Dialect } from '../../seccomp/profile/dialect.ts';
import type { NumberSort } from '../../seccomp/profile/schema.ts';
import type { RawNumber } from '../../seccomp/rawProfile.ts';

export interface NumberProblem {
  readonly message: string;
  /** What is meant, as it must be written. */
  readonly fix: string | undefined;
}

const largestUnsigned = 2n ** 64n - 1n;
const largestSigned = 2n ** 63n - 1n;

/** What a number's type can't hold; ranges of its meaning (indexes to 5, error numbers) are for other rules. */
export function numberProblem(
  { value, source }: RawNumber,
  sort: NumberSort,
  dialect: Dialect,
  language: 'json' | 'yaml',
): NumberProblem | undefined {
  const refused =
    dialect === 'spo' || dialect === 'kubescape'
      ? 'The API server refuses the object.'
      : 'Docker, Podman, containerd and runc refuse the profile.';
  const whole = wholeNumber(source);
  if (whole === undefined) {
    const isWhole = typeof value === 'bigint' || Number.isInteger(value);
    if (isWhole && (language === 'yaml' || dialect === 'spo'))
      return inRange(BigInt(value), sort, dialect, refused);
    const fix = isWhole && value >= 0 ? String(BigInt(value)) : undefined;
    return {
      message: `This must be a whole number in decimal, without fraction and exponent. ${refused}`,
      fix,
    };
  }
  return inRange(whole, sort, dialect, refused);
}

function inRange(
  value: bigint,
  sort: NumberSort,
  dialect: Dialect,
  refused: string,
): NumberProblem | undefined {
  if (value < 0n) {
    const isArgument =
      sort === 'argument' && value >= -(2n ** 63n) && dialect !== 'spo' && dialect !== 'kubescape';
    const meant = isArgument ? String(BigInt.asUintN(64, value)) : undefined;
    const more =
      meant === undefined
        ? 'It can’t be negative.'
        : `Conditions compare unsigned numbers, in which ${value} is ${meant}. crun takes it as that.`;
    return { message: `${more} ${refused}`, fix: meant };
  }
  if (dialect === 'spo') {
    if (sort === 'argument' && value > largestSigned) {
      return {
        message: `An object can hold numbers up to ${largestSigned} here. ${refused}`,
        fix: undefined,
      };
    }
    if (sort !== 'argument' && value > 2n ** 31n - 1n) {
      return { message: `This is beyond 32 bits. ${refused}`, fix: undefined };
    }
    return undefined;
  }
  if (value <= largestUnsigned) return undefined;
  return { message: `This is beyond 64 bits. ${refused}`, fix: undefined };
}

/** Decimal as JSON has it; YAML's other spellings are turned into numbers before anyone reads them. */
function wholeNumber(source: string): bigint | undefined {
  return /^-?(?:0|[1-9][0-9]*)$/.test(source) ? BigInt(source) : undefined;
}
