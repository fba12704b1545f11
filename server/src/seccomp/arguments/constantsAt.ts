import type { SyscallColumn } from '../knowledge/columns.ts';
import {
  argumentPlace,
  type ConstantSet,
  constantSetNamed,
  constantValue,
  dependentConstants,
} from '../knowledge/constants.ts';
import { syscallNamed } from '../knowledge/syscallTable.ts';

/** What an argument is held to by the other conditions of a rule; undefined where they leave it open. */
export type Pinned = (index: number) => bigint | undefined;

/**
 * The constants that an argument takes on an architecture: the set of its own, then those whose bits are OR-ed into it.
 * @param place the argument as a filter counts it there
 * @param pinned what the constants of some arguments depend on, such as a protocol on its family
 * @returns nothing where the argument takes none, or where it is not known which
 */
export function constantsAt(
  call: string,
  place: number,
  column: SyscallColumn,
  pinned: Pinned,
): readonly ConstantSet[] {
  const known = syscallNamed(call);
  if (known?.arguments === undefined || !known.numbers.has(column)) return [];
  for (const [index, { constants }] of known.arguments.entries()) {
    const dependent = dependentConstants(call, index);
    if (constants === undefined && dependent.length === 0) continue;
    if (argumentPlace(call, index, column) !== place) continue;
    if (dependent.length > 0) return dependentSets(dependent, known.arguments, column, pinned);
    return constants === undefined ? [] : withCombined(constants);
  }
  return [];
}

/** One of them holds only while the other argument has its constant. */
function dependentSets(
  dependent: ReturnType<typeof dependentConstants>,
  list: readonly { readonly constants: string | undefined }[],
  column: SyscallColumn,
  pinned: Pinned,
): readonly ConstantSet[] {
  const found = dependent.find(({ when: { index, constant: name } }) => {
    const value = pinned(index);
    const members = constantSetNamed(list[index]?.constants ?? '')?.members ?? [];
    const constant = members.find((member) => member.name === name);
    const wanted = constant && constantValue(constant, column);
    return value !== undefined && wanted !== undefined && value === BigInt(wanted);
  });
  return found === undefined ? [] : withCombined(found.set);
}

function withCombined(name: string): readonly ConstantSet[] {
  const set = constantSetNamed(name);
  if (set === undefined) return [];
  return [set, ...set.combinesWith.flatMap((other) => constantSetNamed(other) ?? [])];
}
