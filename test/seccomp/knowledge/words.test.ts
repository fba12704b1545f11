import { describe, expect, it } from 'vitest';
import { actionNamed, allActions } from '../../../server/src/seccomp/knowledge/actions.ts';
import { allArchitectures, architectureNamed } from '../../../server/src/seccomp/knowledge/architectures.ts';
import { allCapabilities, capabilityNamed } from '../../../server/src/seccomp/knowledge/capabilities.ts';
import { syscallColumns } from '../../../server/src/seccomp/knowledge/columns.ts';
import { allErrnos, errnoAt, errnoNamed, errnoValue } from '../../../server/src/seccomp/knowledge/errnos.ts';
import { allFilterFlags, filterFlagNamed } from '../../../server/src/seccomp/knowledge/filterFlags.ts';
import { allOperators, operatorNamed } from '../../../server/src/seccomp/knowledge/operators.ts';
import { describeShared } from '../../support/shared.ts';
import { type Entry, orNull, readEntries } from './data.ts';

/** What the generator says instead of the collection. */
const { hostCorrections } = (await import(
  new URL('../../../scripts/generate/knowledge/corrections.mjs', import.meta.url).href
)) as { readonly hostCorrections: ReadonlyMap<string, Readonly<Record<string, unknown>>> };

describeShared('the tables of words', 'data', (folder) => {
  it('have the actions', () => {
    expect(
      allActions().map((action) => ({
        name: action.name,
        value: action.value,
        precedence: action.precedence,
        sinceKernel: action.since.kernel,
        sinceLibseccomp: action.since.libseccomp,
        sinceRunc: action.since.runc,
        sinceCrun: action.since.crun,
        sinceOciSpec: action.since.ociSpecification,
        usesErrnoRet: action.usesErrno,
        logged: action.logged,
        callRuns: action.callRuns,
        does: action.does,
        notes: action.notes,
        sameAs: orNull(action.sameAs),
      })),
    ).toEqual(
      readEntries<Entry & { readonly notes?: readonly string[] }>(folder, 'actions', 'actions').map(
        ({
          kernelConstant: _,
          hex: _hex,
          acceptedBy: _accepted,
          aliases: _aliases,
          notes = [],
          ...rest
        }) => ({
          sameAs: null,
          ...rest,
          notes: notes.filter((note) => !note.includes('actions_logged')),
        }),
      ),
    );
  });

  it('have the operators', () => {
    expect(
      allOperators().map(({ name, means, usesValueTwo, highBitsPass, caution }) => ({
        name,
        means,
        usesValueTwo,
        bypassableWithHighBits: highBitsPass,
        caution: orNull(caution),
      })),
    ).toEqual(
      readEntries(folder, 'operators', 'operators').map(
        ({ libseccompValue: _, acceptedBy: _accepted, sinceLibseccomp: _since, ...rest }) => ({
          caution: null,
          ...rest,
        }),
      ),
    );
  });

  it('have the flags', () => {
    expect(
      allFilterFlags().map(({ name, bit, since, inProfiles, does }) => ({
        name,
        bit,
        value: 2 ** bit,
        sinceKernel: since.kernel,
        sinceLibseccomp: orNull(since.libseccomp),
        sinceRunc: orNull(since.runc),
        sinceCrun: orNull(since.crun),
        inProfiles,
        does,
      })),
    ).toEqual(
      readEntries(folder, 'flags', 'flags').map(
        ({ libseccompAttribute: _, acceptedBy: _accepted, ...rest }) => rest,
      ),
    );
  });

  it('have the architectures', () => {
    expect(
      allArchitectures().map((one) => ({
        name: one.name,
        table: orNull(one.column),
        kernelName: orNull(one.kernelName),
        goarch: orNull(one.goarch),
        libseccompName: one.libseccompName,
        bits: orNull(one.bits),
        endian: orNull(one.endian),
        libseccompToken: one.token,
        auditArch: orNull(one.auditArch),
        dockerIncludeSpelling: orNull(one.hostName.docker),
        dockerArchMapHost: orNull(one.archMapHost.docker),
        podmanArchMapHost: orNull(one.archMapHost.podman),
        subArchitectures: one.subArchitectures,
        multiplexed: one.multiplexed,
        sinceLibseccomp: one.since.libseccomp,
        sinceRunc: orNull(one.since.runc),
        sinceOciSpec: orNull(one.since.ociSpecification),
        crun: one.acceptedBy.crun,
        youki: one.acceptedBy.youki,
        spoCrd: one.acceptedBy.operator,
        notes: one.notes,
      })),
    ).toEqual(
      readEntries<Entry & { readonly name: string }>(folder, 'architectures', 'architectures').map(
        ({ auditHex: _, auditSharedWith: _shared, ociSchema: _oci, ...rest }) => {
          const { podmanIncludeSpelling: _podman, ...corrected } = hostCorrections.get(rest.name) ?? {};
          return { notes: [], ...rest, ...corrected };
        },
      ),
    );
  });

  it('have the error numbers of the architectures that libseccomp knows', () => {
    type Errno = Entry & { readonly archDifferences?: Readonly<Record<string, number>> };
    const expected = readEntries<Errno>(folder, 'errno', 'errnos')
      .map(({ name, value, archDifferences = {}, aliasOf = null, meaning }) => ({
        name,
        values: syscallColumns.map((column) => archDifferences[column] ?? value),
        aliasOf,
        meaning,
      }))
      .filter(({ values }) => values.some((value) => value !== null));
    expect(
      allErrnos().map((errno) => ({
        name: errno.name,
        values: syscallColumns.map((column) => orNull(errnoValue(errno, column))),
        aliasOf: orNull(errno.sameAs),
        meaning: errno.meaning,
      })),
    ).toEqual(expected);
    expect(expected.length).toBeGreaterThan(135);
  });

  it('have the capabilities', () => {
    expect(
      allCapabilities().map(({ name, number, sinceKernel, inDockerDefaults, means }) => ({
        name,
        number,
        sinceKernel,
        inDockerDefaultSet: inDockerDefaults,
        means,
      })),
    ).toEqual(
      readEntries(folder, 'capabilities', 'capabilities').map(
        ({ unlocksInDocker: _, unlocksInContainerd: _containerd, unlocksInPodman: _podman, ...rest }) => rest,
      ),
    );
  });
});

describe('a word', () => {
  it('is found by its name', () => {
    expect(actionNamed('SCMP_ACT_KILL')?.sameAs).toBe('SCMP_ACT_KILL_THREAD');
    expect(operatorNamed('SCMP_CMP_MASKED_EQ')?.usesValueTwo).toBe(true);
    expect(filterFlagNamed('SECCOMP_FILTER_FLAG_NEW_LISTENER')?.inProfiles).toBe(false);
    expect(architectureNamed('SCMP_ARCH_X86_64')?.auditArch).toBe(0xc000_003e);
    expect(capabilityNamed('CAP_SYS_ADMIN')?.number).toBe(21);
    expect(errnoNamed('ENOSYS')?.value).toBe(38);
  });

  it('is not found by anything else', () => {
    expect(actionNamed('SECCOMP_RET_USER_NOTIF')).toBeUndefined();
    expect(architectureNamed('x86_64')).toBeUndefined();
    expect(errnoNamed('')).toBeUndefined();
  });

  it('of an error is found by the number that it has there, and the usual name wins', () => {
    expect(errnoAt(38, 'x86_64')?.name).toBe('ENOSYS');
    expect(errnoAt(89, 'mips')?.name).toBe('ENOSYS');
    expect(errnoAt(11, 'x86_64')?.name).toBe('EAGAIN');
    expect(errnoAt(4000, 'x86_64')).toBeUndefined();
  });
});
