import { enumerate } from '../../../base/words.ts';
import { allArchitectures } from '../../../seccomp/knowledge/architectures.ts';
import type { SyscallColumn } from '../../../seccomp/knowledge/columns.ts';
import { otherPrototypes, type SyscallArgument } from '../../../seccomp/knowledge/syscallArguments.ts';
import type { Syscall } from '../../../seccomp/knowledge/syscallTable.ts';
import { code, paragraphs } from '../../hover/markdown.ts';
import { columnNames } from './words.ts';

/** How C declares the call, on the architectures asked for; reserved numbers have no arguments to declare. */
export function prototypeText(call: Syscall, columns: readonly SyscallColumn[]): string | undefined {
  if (call.arguments === undefined) return undefined;
  const other = otherPrototypes(call.name);
  const main = call.arguments.map(({ name, type }) => declaration(`${type.text} ${name}`));
  const groups = new Map<string, SyscallColumn[]>();
  for (const column of columns) {
    if (!call.numbers.has(column)) continue;
    const text = block(call.name, other.get(column)?.map(declaration) ?? main);
    groups.set(text, [...(groups.get(text) ?? []), column]);
  }
  if (groups.size === 0) return block(call.name, main);
  const parts = [...groups].map(([text, own]) =>
    groups.size === 1 ? text : `On ${columnNames(own)}:\n\n${text}`,
  );
  return paragraphs(...parts);
}

/** What a filter can tell of the arguments. */
export function argumentsText(call: Syscall, columns: readonly SyscallColumn[]): readonly string[] {
  const { arguments: list = [] } = call;
  const pointers = list.filter(({ type }) => type.pointer);
  const narrow = list.filter(({ type }) => !type.pointer && type.bits === 32);
  const hidden =
    pointers.length === 0
      ? []
      : [`A filter sees ${addresses(pointers)} ${names(pointers)}, never what is there.`];
  const cut =
    narrow.length === 0 || !columns.some((column) => call.numbers.has(column) && isWide(column))
      ? []
      : [
          `On 64-bit architectures the kernel reads ${names(narrow)} as 32 bits, but a filter compares 64: only ` +
            '`SCMP_CMP_MASKED_EQ` with a mask up to `0xffffffff` leaves the upper half out.',
        ];
  return [...hidden, ...cut];
}

function isWide(column: SyscallColumn): boolean {
  return allArchitectures().some(
    (architecture) => architecture.column === column && architecture.bits === 64,
  );
}

function addresses(pointers: readonly SyscallArgument[]): string {
  return pointers.length === 1 ? 'the address in' : 'the addresses in';
}

function names(list: readonly SyscallArgument[]): string {
  return enumerate(list.map(({ name }) => code(name)));
}

/** `const char * name` as it is usually written: `const char *name`. */
function declaration(text: string): string {
  return text.replace(/\* (?=\w+$)/, '*');
}

function block(name: string, list: readonly string[]): string {
  return `\`\`\`c\n${name}(${list.length === 0 ? 'void' : list.join(', ')})\n\`\`\``;
}
