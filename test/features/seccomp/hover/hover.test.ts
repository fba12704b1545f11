import { describe, expect, it } from 'vitest';
import { describeAction } from '../../../../server/src/features/seccomp/hover/actionHover.ts';
import { describeArchitecture } from '../../../../server/src/features/seccomp/hover/architectureHover.ts';
import { describeCapability } from '../../../../server/src/features/seccomp/hover/capabilityHover.ts';
import {
  describeErrno,
  describeErrnoNumber,
} from '../../../../server/src/features/seccomp/hover/errnoHover.ts';
import { describeFilterFlag } from '../../../../server/src/features/seccomp/hover/filterFlagHover.ts';
import { describeGroup } from '../../../../server/src/features/seccomp/hover/groupHover.ts';
import { describeOperator } from '../../../../server/src/features/seccomp/hover/operatorHover.ts';
import { describeSyscall } from '../../../../server/src/features/seccomp/hover/syscallHover.ts';
import { allActions } from '../../../../server/src/seccomp/knowledge/actions.ts';
import { allArchitectures } from '../../../../server/src/seccomp/knowledge/architectures.ts';
import { allCapabilities } from '../../../../server/src/seccomp/knowledge/capabilities.ts';
import { syscallColumns } from '../../../../server/src/seccomp/knowledge/columns.ts';
import { allErrnos } from '../../../../server/src/seccomp/knowledge/errnos.ts';
import { allFilterFlags } from '../../../../server/src/seccomp/knowledge/filterFlags.ts';
import { allOperators } from '../../../../server/src/seccomp/knowledge/operators.ts';
import { syscallGroups } from '../../../../server/src/seccomp/knowledge/syscallGroups.ts';
import { allSyscalls } from '../../../../server/src/seccomp/knowledge/syscallTable.ts';
import { proseProblems } from './prose.ts';

type Describe = (name: string) => string | undefined;

/** Every table, what describes its entries, and those whose texts are kept to be read. */
const tables: readonly {
  readonly what: string;
  readonly names: readonly string[];
  readonly describe: Describe;
  readonly read: readonly string[];
}[] = [
  {
    what: 'syscalls',
    names: allSyscalls().map(({ name }) => name),
    describe: describeSyscall,
    read: [
      'bpf',
      'cachectl',
      'clone3',
      'fsopen',
      'getpid',
      'io_uring_setup',
      'mkdir',
      'openat',
      'socketcall',
      'time',
      'tuxcall',
      'uselib',
    ],
  },
  {
    what: 'actions',
    names: allActions().map(({ name }) => name),
    describe: describeAction,
    read: allActions().map(({ name }) => name),
  },
  {
    what: 'operators',
    names: allOperators().map(({ name }) => name),
    describe: describeOperator,
    read: allOperators().map(({ name }) => name),
  },
  {
    what: 'flags',
    names: allFilterFlags().map(({ name }) => name),
    describe: describeFilterFlag,
    read: allFilterFlags().map(({ name }) => name),
  },
  {
    what: 'architectures',
    names: allArchitectures().map(({ name }) => name),
    describe: describeArchitecture,
    read: [
      'SCMP_ARCH_X86_64',
      'SCMP_ARCH_X32',
      'SCMP_ARCH_S390X',
      'SCMP_ARCH_RISCV64',
      'SCMP_ARCH_SH',
      'SCMP_ARCH_NATIVE',
    ],
  },
  {
    what: 'errnos',
    names: allErrnos().map(({ name }) => name),
    describe: describeErrno,
    read: ['EPERM', 'ENOSYS', 'EACCES', 'EWOULDBLOCK', 'EINIT'],
  },
  {
    what: 'capabilities',
    names: allCapabilities().map(({ name }) => name),
    describe: describeCapability,
    read: ['CAP_SYS_ADMIN', 'CAP_CHOWN', 'CAP_SYS_NICE'],
  },
  {
    what: 'groups',
    names: syscallGroups().map(({ name }) => name),
    describe: describeGroup,
    read: ['@clock', '@system-service', '%network'],
  },
];

describe.each(tables)('the texts on $what', ({ what, names, describe: text, read }) => {
  it('are as they were read', async () => {
    const texts = read.map((name) => text(name) ?? `(nothing on ${name})`);
    await expect(`${texts.join('\n\n<!-- next -->\n\n')}\n`).toMatchFileSnapshot(`golden/${what}.md`);
  });

  it.each(names)('%s', (name) => {
    const markdown = text(name);
    expect(markdown).toBeDefined();
    expect(proseProblems(markdown ?? '')).toEqual([]);
    expect(markdown?.replaceAll('\\', '')).toContain(name);
  });

  it('there are none on anything else', () => {
    for (const name of ['', 'opennat', 'SCMP_ACT_', '__proto__', 'constructor'])
      expect(text(name)).toBeUndefined();
  });
});

describe('a system call', () => {
  it.each(syscallColumns)('is told of for %s', (column) => {
    for (const { name } of allSyscalls()) {
      const markdown = describeSyscall(name, [column]) ?? '';
      expect(proseProblems(markdown), name).toEqual([]);
    }
  });

  it('has its number on each architecture of the profile', () => {
    expect(describeSyscall('openat', ['x86_64', 'x86', 'arm'])).toContain(
      'Number 257 on x86\\_64, 295 on x86 and 322 on arm.',
    );
  });

  it('that is not there says what is', () => {
    expect(describeSyscall('mkdir', ['aarch64'])).toContain(
      'Does not exist on aarch64; there its family has `mkdirat`.',
    );
    expect(describeSyscall('clock_gettime64', ['x86_64'])).toContain('there it is `clock_gettime`.');
  });

  it('with another prototype elsewhere shows both', () => {
    const markdown = describeSyscall('clone', ['x86_64', 's390x']);
    expect(markdown).toContain('On s390x:\n\n```c\nclone(unsigned long newsp, unsigned long clone_flags');
    expect(markdown).toContain('On x86\\_64:\n\n```c\nclone(unsigned long clone_flags');
  });

  it('that has another entrance says so where the profile is for such an architecture', () => {
    expect(describeSyscall('socket', ['x86_64', 'x86'])).toContain(
      'On x86 also reached as `socketcall` with first argument 1.',
    );
    expect(describeSyscall('socket', ['x86_64'])).not.toContain('socketcall');
  });

  it('is told of for the usual architectures where the profile names none', () => {
    expect(describeSyscall('read', [])).toBe(describeSyscall('read', ['x86_64', 'aarch64']));
  });
});

describe('an error number', () => {
  it('is told of by its name there', () => {
    expect(describeErrnoNumber(38)).toBe(describeErrno('ENOSYS'));
    expect(describeErrnoNumber(89, 'mips')).toBe(describeErrno('ENOSYS'));
  });

  it('0 seems to succeed', () => {
    expect(describeErrnoNumber(0)).toContain('nothing ran');
  });

  it('that nothing has is not told of', () => {
    expect(describeErrnoNumber(4000)).toBeUndefined();
  });
});
