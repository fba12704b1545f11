import { expect, it } from 'vitest';
import { otherPrototypes } from '../../../server/src/seccomp/knowledge/syscallArguments.ts';
import {
  companionsWith,
  familiesWith,
  groupsOf,
  syscallGroups,
} from '../../../server/src/seccomp/knowledge/syscallGroups.ts';
import { syscallAt } from '../../../server/src/seccomp/knowledge/syscallNumbers.ts';
import {
  allSyscalls,
  type Syscall,
  syscallNamed,
  time64Variant,
} from '../../../server/src/seccomp/knowledge/syscallTable.ts';
import { describeShared } from '../../support/shared.ts';
import { orNull, readEntries } from './data.ts';

interface Collected {
  readonly name: string;
  readonly numbers: Readonly<Record<string, number | null>>;
  readonly args: readonly { readonly constants: string | null }[] | null;
  readonly sinceKernelByArch?: Readonly<Record<string, string>>;
  readonly libseccompGaps?: Readonly<Record<string, string>>;
  readonly [key: string]: unknown;
}

describeShared('the table of system calls', 'data', (folder) => {
  const collected = readEntries<Collected>(folder, 'syscalls', 'syscalls');

  it('has every call', () => {
    expect(allSyscalls().map(({ name }) => name)).toEqual(collected.map(({ name }) => name));
    expect(collected).toHaveLength(508);
  });

  it.each(collected.map((entry) => [entry.name, entry] as const))('has all of %s', (name, entry) => {
    const call = syscallNamed(name);
    expect(call && asCollected(call, Object.keys(entry.numbers))).toEqual(expectedOf(entry));
  });

  it('finds each call by each of its numbers', () => {
    let numbers = 0;
    for (const call of allSyscalls()) {
      for (const [column, number] of call.numbers) {
        expect(syscallAt(column, number)).toBe(call);
        numbers += 1;
      }
    }
    expect(numbers).toBe(7213);
  });

  it('has the groups', () => {
    expect(
      syscallGroups().map(({ name, origin, description, includes, members }) => ({
        name,
        origin,
        description,
        includes,
        members: [...members].sort(),
      })),
    ).toEqual(
      readEntries<{ description: string; members: string[]; [key: string]: unknown }>(
        folder,
        'syscalls',
        'groups',
      ).map(({ name, origin, description, includes, members }) => ({
        name,
        origin,
        description: description.replace(/^strace: /, ''),
        includes,
        members: [...members].sort(),
      })),
    );
  });

  it('has the families and companions', () => {
    for (const { id, members } of readEntries<{ id: string; members: string[] }>(
      folder,
      'syscalls',
      'families',
    )) {
      for (const name of members) expect(familiesWith(name)).toContainEqual({ name: id, members });
    }
    for (const { id, members } of readEntries<{ id: string; members: string[] }>(
      folder,
      'syscalls',
      'companions',
    )) {
      for (const name of members) expect(companionsWith(name)).toContainEqual({ name: id, members });
    }
  });
});

/** What the generator says instead. */
const { corrections } = (await import(
  new URL('../../../scripts/generate/knowledge/corrections.mjs', import.meta.url).href
)) as {
  readonly corrections: ReadonlyMap<
    string,
    { readonly sinceKernel?: string; readonly removedKernel?: string }
  >;
};

/** What the collection says of a call, in the shape of `asCollected`. Summaries may be corrected, see corrections.mjs. */
function expectedOf(entry: Collected): unknown {
  const { muxed, variantOf } = entry as {
    muxed?: { call: string; sub: number };
    variantOf?: { name: string; why: string };
  };
  const corrected = corrections.get(entry.name);
  return {
    numbers: entry.numbers,
    pseudo: entry['pseudo'] ?? null,
    muxed: muxed === undefined ? null : { through: muxed.call, subCall: muxed.sub },
    args: entry.args?.map(({ constants: _, ...rest }) => rest) ?? null,
    abi: entry['abi'] ?? {},
    status: corrected?.sinceKernel === undefined ? entry['sinceStatus'] : 'known',
    since: corrected?.sinceKernel ?? entry['sinceKernel'],
    sinceOn: entry.sinceKernelByArch ?? {},
    removed: corrected?.removedKernel ?? entry['removedKernel'],
    libseccomp: entry['libseccompSince'],
    gaps: entry.libseccompGaps ?? {},
    groups: [...(entry['groups'] as string[])].sort(),
    page: entry['manSection'] ?? entry['manVia'] ?? null,
    variantOf: variantOf === undefined ? null : { name: variantOf.name, how: variantOf.why },
    time64Of: entry['time64Of'] ?? null,
    family: entry['family'],
  };
}

function asCollected(call: Syscall, columns: readonly string[]): unknown {
  const numbers = new Map<string, number>(call.numbers);
  const { kernel, libseccomp, variantOf } = call;
  return {
    numbers: Object.fromEntries(columns.map((column) => [column, numbers.get(column) ?? null])),
    pseudo: orNull(call.pseudoNumber),
    muxed: orNull(call.multiplexed),
    args:
      call.arguments?.map(({ name, type }) => ({
        name,
        type: type.text,
        kind: type.kind,
        bits: type.bits,
        pointer: type.pointer,
        signed: type.signed,
        ...(type.effectiveBits === undefined ? {} : { effectiveBits: type.effectiveBits }),
        ...(type.wide ? { wide: true } : {}),
      })) ?? null,
    abi: Object.fromEntries(otherPrototypes(call.name)),
    status: kernel.status,
    since: orNull(kernel.since),
    sinceOn: Object.fromEntries(kernel.sinceOn),
    removed: orNull(kernel.removed),
    libseccomp: libseccomp.since,
    gaps: Object.fromEntries(libseccomp.sinceOn),
    groups: groupsOf(call)
      .map(({ name }) => name)
      .sort(),
    page: orNull(call.manualPage),
    variantOf: orNull(variantOf),
    time64Of: variantOf?.how === time64Variant ? variantOf.name : null,
    family: familiesWith(call.name).map(({ name }) => name),
  };
}

it.each([
  ['clock_gettime64', 'clock_gettime with 64-bit time on 32-bit architectures'],
  ['afs_syscall', 'Reserved number, not implemented by Linux'],
  ['accept4', 'accept with flags for the new descriptor'],
])('tells what %s does', (name, summary) => {
  expect(syscallNamed(name)?.summary).toBe(summary);
});
