import { describe, expect, it } from 'vitest';
import { syscallColumns } from '../../../server/src/seccomp/knowledge/columns.ts';
import {
  argumentPlace,
  type Constant,
  constantSetNamed,
  constantSets,
  constantValue,
  dependentConstants,
} from '../../../server/src/seccomp/knowledge/constants.ts';
import { syscallNamed } from '../../../server/src/seccomp/knowledge/syscallTable.ts';
import { describeShared } from '../../support/shared.ts';
import { readEntries } from './data.ts';

interface Collected {
  readonly name: string;
  readonly kind: string;
  readonly description: string;
  readonly combinesWith?: readonly string[];
  readonly members: readonly Member[];
}

interface Member {
  readonly name: string;
  readonly value: number;
  readonly archDifferences?: Readonly<Record<string, number>>;
  readonly onlyOn?: readonly string[];
  readonly absentOn?: readonly string[];
}

interface Mapping {
  readonly syscall: string;
  readonly index: number;
  readonly set: string;
  readonly indexOn?: Readonly<Record<string, number>>;
  readonly notOn?: readonly string[];
}

/** What the generator makes of a set of the collection. */
const { correctedSet } = (await import(
  new URL('../../../scripts/generate/knowledge/corrections.mjs', import.meta.url).href
)) as { readonly correctedSet: (set: Collected) => Collected };

describeShared('the table of constants', 'data', (folder) => {
  const collected = readEntries<Collected>(folder, 'constants', 'sets').map(correctedSet);

  it('has every set', () => {
    expect([...constantSets()].map(({ name }) => name)).toEqual(collected.map(({ name }) => name));
  });

  it.each(collected.map((set) => [set.name, set] as const))('has all of %s', (name, set) => {
    const own = constantSetNamed(name);
    expect(own?.kind).toBe(set.kind === 'flags' ? 'bits' : 'values');
    expect(own?.description).toBe(set.description.replaceAll('|', 'OR'));
    expect(own?.combinesWith).toEqual(set.combinesWith ?? []);
    expect(own?.members.map((member) => [member.name, ...valuesOf(member)])).toEqual(
      set.members.map((member) => [member.name, ...collectedValues(member)]),
    );
  });

  it('knows which arguments take them, and where they stand', () => {
    const mappings = readEntries<Mapping>(folder, 'constants', 'arguments');
    for (const { syscall, index, set, indexOn = {}, notOn = [] } of mappings) {
      expect(syscallNamed(syscall)?.arguments?.[index]?.constants, `${syscall} ${index}`).toBe(set);
      for (const column of syscallColumns) {
        const place = notOn.includes(column) ? undefined : (indexOn[column] ?? index);
        expect(argumentPlace(syscall, index, column), `${syscall} ${index} on ${column}`).toBe(place);
      }
    }
    expect(mappings).toHaveLength(270);
  });

  it('knows which depend on another argument', () => {
    type Dependent = Mapping & { readonly when: { readonly index: number; readonly setMember: string } };
    for (const { syscall, index, set, when } of readEntries<Dependent>(
      folder,
      'constants',
      'dependentArguments',
    )) {
      expect(dependentConstants(syscall, index)).toContainEqual(
        expect.objectContaining({ set, when: { index: when.index, constant: when.setMember } }),
      );
    }
  });
});

describe('a constant', () => {
  const valueIn = (
    set: string,
    name: string,
    column: (typeof syscallColumns)[number],
  ): number | undefined => {
    const constant = constantSetNamed(set)?.members.find((member) => member.name === name);
    return constant && constantValue(constant, column);
  };

  it('may have other values elsewhere', () => {
    expect(valueIn('address_family', 'AF_VSOCK', 'mips')).toBe(40);
    expect(valueIn('socket_type', 'SOCK_STREAM', 'x86_64')).toBe(1);
    expect(valueIn('socket_type', 'SOCK_STREAM', 'mips64')).toBe(2);
    expect(valueIn('at_fd', 'AT_FDCWD', 'aarch64')).toBe(-100);
  });

  it('of ioctl writes its direction in other bits on MIPS, PowerPC and PA-RISC', () => {
    expect(valueIn('ioctl_request', 'TIOCGPTN', 'x86_64')).toBe(0x8004_5430);
    expect(valueIn('ioctl_request', 'TIOCGPTN', 'ppc64')).toBe(0x4004_5430);
    expect(valueIn('ioctl_request', 'TIOCGPTN', 'parisc')).toBe(0x4004_5430);
    expect(valueIn('ioctl_request', 'FIBMAP', 'mips')).toBe(0x2000_0001);
  });

  it('may be absent', () => {
    expect(valueIn('ioctl_request', 'TCGETS2', 'ppc')).toBeUndefined();
  });
});

function valuesOf(constant: Constant): readonly (number | undefined)[] {
  return syscallColumns.map((column) => constantValue(constant, column));
}

function collectedValues({
  value,
  archDifferences = {},
  onlyOn,
  absentOn = [],
}: Member): readonly (number | undefined)[] {
  return syscallColumns.map((column) => {
    const isAbsent = absentOn.includes(column) || (onlyOn !== undefined && !onlyOn.includes(column));
    return isAbsent ? undefined : (archDifferences[column] ?? value);
  });
}
