import type { SyscallColumn } from '../../../seccomp/knowledge/columns.ts';
import type { Dialect } from '../../../seccomp/profile/dialect.ts';
import type { TextSort } from '../../../seccomp/profile/schema.ts';
import { meantWord } from '../../../seccomp/words/meantWord.ts';
import { code, paragraphs } from '../../hover/markdown.ts';
import { describeAction } from './actionHover.ts';
import { describeArchitecture, describeHost } from './architectureHover.ts';
import { describeCapability } from './capabilityHover.ts';
import { describeErrno, describeErrnoNumber } from './errnoHover.ts';
import { describeFilterFlag } from './filterFlagHover.ts';
import { describeGroup } from './groupHover.ts';
import { describeOperator } from './operatorHover.ts';
import { describeSyscall, type TellVerdict } from './syscallHover.ts';

/**
 * What a word of a profile stands for; of a word that is none, what is meant most likely.
 * @param columns the architectures that the profile is for
 * @param verdict what the profile does with a call
 */
export function describeWord(
  text: string,
  sort: TextSort,
  dialect: Dialect,
  columns: readonly SyscallColumn[],
  verdict?: TellVerdict,
): string | undefined {
  const own = describe(text, sort, columns, verdict);
  if (own !== undefined) return own;
  const meant = meantWord(text, sort, dialect);
  const other = meant === undefined ? undefined : describe(meant, sort, columns);
  if (other === undefined || meant === undefined) return undefined;
  return paragraphs(`${code(text)} is no ${sortNames[sort]}; ${code(meant)} is meant, most likely.`, other);
}

const sortNames: Readonly<Record<TextSort, string>> = {
  action: 'action',
  architecture: 'architecture',
  flag: 'flag',
  operator: 'operator',
  syscall: 'system call',
  errno: 'error',
  capability: 'capability',
  host: 'host as Docker writes it',
  kernel: 'version',
  listener: 'path',
  state: 'state',
  free: 'word',
};

function describe(
  text: string,
  sort: TextSort,
  columns: readonly SyscallColumn[],
  verdict?: TellVerdict,
): string | undefined {
  switch (sort) {
    case 'syscall':
      return describeSyscall(text, columns, verdict) ?? describeGroup(text);
    case 'action':
      return describeAction(text);
    case 'architecture':
      return describeArchitecture(text);
    case 'host':
      return describeHost(text);
    case 'operator':
      return describeOperator(text);
    case 'flag':
      return describeFilterFlag(text);
    case 'capability':
      return describeCapability(text);
    case 'errno':
      return /^[0-9]+$/.test(text) ? describeErrnoNumber(Number(text), columns[0]) : describeErrno(text);
    default:
      return undefined;
  }
}
