import { constantsAt } from '../../../seccomp/arguments/constantsAt.ts';
import { valuesOf } from '../../../seccomp/arguments/readValue.ts';
import { columnOf } from '../../../seccomp/kernel/calls.ts';
import { argumentCount } from '../../../seccomp/libseccomp/condition.ts';

/** What is typed as the arguments of a call: their values, or what can't be read. */
export type TypedArguments =
  | { readonly kind: 'values'; readonly values: readonly bigint[] }
  | { readonly kind: 'problem'; readonly problem: string };

const numeral = /^(?:-?\d+|0x[0-9a-f]+)$/i;

/**
 * Reads arguments as people type them: numbers, and constants of the call by name with `|` between flags.
 * @param text arguments with commas or spaces between them
 */
export function callArguments(call: string, architecture: string, text: string): TypedArguments {
  const words = text.split(/[\s,]+/).filter((word) => word !== '');
  if (words.length > argumentCount)
    return { kind: 'problem', problem: `A call has at most ${argumentCount} arguments.` };
  const values: bigint[] = [];
  for (const [index, word] of words.entries()) {
    let value = 0n;
    for (const part of word.split('|')) {
      const read = numeral.test(part) ? BigInt(part) : constantOf(call, architecture, index, part, values);
      if (read === undefined) {
        const problem = `${part || word} is neither a number nor a constant of argument ${index} of ${call} on ${architecture}.`;
        return { kind: 'problem', problem };
      }
      value |= BigInt.asUintN(64, read);
    }
    values.push(value);
  }
  return { kind: 'values', values };
}

/** What a constant depends on stands before it. */
function constantOf(
  call: string,
  architecture: string,
  index: number,
  name: string,
  before: readonly bigint[],
): bigint | undefined {
  const column = columnOf(architecture);
  const sets = constantsAt(call, index, column, (at) => before[at]);
  return sets.flatMap((set) => valuesOf(set, column)).find((one) => one.name === name)?.value;
}
