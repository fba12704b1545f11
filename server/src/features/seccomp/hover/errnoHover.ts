import { enumerate } from '../../../base/words.ts';
import type { SyscallColumn } from '../../../seccomp/knowledge/columns.ts';
import { type Errno, errnoAt, errnoNamed } from '../../../seccomp/knowledge/errnos.ts';
import { bullets, code, paragraphs, plain } from '../../hover/markdown.ts';
import { columnNames, columnsByValue, sentence } from './words.ts';

/** What an error tells a program, by its name. */
export function describeErrno(name: string): string | undefined {
  const errno = errnoNamed(name);
  return errno && describe(errno);
}

/**
 * What a number in a profile tells a program.
 * @param number as `errnoRet` has it
 * @param column the architecture that the number is read on
 */
export function describeErrnoNumber(number: number, column: SyscallColumn = 'x86_64'): string | undefined {
  if (number === 0) {
    return paragraphs(
      '**0**: no error.',
      'The call seems to succeed although nothing ran; the program goes on with a result that was never made.',
    );
  }
  const errno = errnoAt(number, column);
  return errno && describe(errno);
}

function describe(errno: Errno): string {
  const { name, value, meaning, sameAs } = errno;
  const number = value === undefined ? '' : ` (${value})`;
  return paragraphs(
    `**${plain(name)}**${number}: ${plain(sentence(meaning))}`,
    consequences[name],
    bullets([...(sameAs === undefined ? [] : [`The same as ${code(sameAs)}.`]), ...elsewhereText(errno)]),
  );
}

/** What usually follows where a filter answers with it. */
const consequences: Readonly<Record<string, string>> = {
  EPERM:
    'The usual answer of a filter, and that of `SCMP_ACT_ERRNO` without a number. Programs take it for a missing right and ' +
    'give up; libraries do not fall back to an older call.',
  ENOSYS:
    'The right answer to calls that are newer than the profile, such as `clone3`: libraries then make older ones.',
  EACCES: 'Programs take it for missing permissions of a file.',
};

function elsewhereText({ value, elsewhere }: Errno): readonly string[] {
  const numbers = [...columnsByValue(elsewhere)].map(
    ([number, columns]) => `${number} on ${columnNames(columns)}`,
  );
  if (numbers.length === 0) return [];
  const only = value === undefined ? 'Only' : 'A profile holds the number, which differs:';
  return [`${only} ${enumerate(numbers)}.`];
}
