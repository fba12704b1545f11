import { allArchitectures } from '../../../seccomp/knowledge/architectures.ts';
import type { SyscallColumn } from '../../../seccomp/knowledge/columns.ts';
import { argumentAt } from '../../../seccomp/knowledge/prototypes.ts';
import { syscallNamed } from '../../../seccomp/knowledge/syscallTable.ts';
import { code } from '../../hover/markdown.ts';
import { columnNames } from '../hover/words.ts';
import { byText } from './byText.ts';
import { argumentDeclaration, isAddress } from './conditionWords.ts';

/**
 * Which argument of a call an index means, how wide it is, and what a filter sees of it.
 * @returns undefined of a call that none of the architectures has
 */
export function argumentText(
  call: string,
  index: number,
  columns: readonly SyscallColumn[],
): string | undefined {
  const known = syscallNamed(call);
  if (known?.arguments === undefined) return undefined;
  const own = columns.filter((column) => known.numbers.has(column));
  const wide = own.filter(isWide);
  const entries = own.map((column) => ({ column, text: textOn(call, index, column, wide.length > 0) }));
  const texts = byText(entries).map(({ text, columns: where, isAll }) =>
    isAll ? text : `${text.slice(0, -1)} on ${columnNames(where)}.`,
  );
  return texts.length === 0 ? undefined : texts.join(' ');
}

function isWide(column: SyscallColumn): boolean {
  return allArchitectures().some((one) => one.column === column && one.bits === 64);
}

/** @param isAnyWide whether one of the architectures has 64 bits, on which a filter compares more than some calls read */
function textOn(call: string, index: number, column: SyscallColumn, isAnyWide: boolean): string {
  const declared = argumentDeclaration(call, index, column);
  if (declared === undefined) return `${code(call)} has no argument ${index}.`;
  const text = `Argument ${index} of ${code(call)} is ${code(`${declared.type} ${declared.name}`.replace('* ', '*'))}`;
  const type = argumentAt(call, index, column)?.type;
  if (isAddress(call, index, column)) {
    return `${text}: the filter sees the address, never what is there.`;
  }
  return type?.bits === 32 && isAnyWide
    ? `${text}, of which the kernel reads 32 bits; on 64-bit architectures the filter compares 64.`
    : `${text}.`;
}
