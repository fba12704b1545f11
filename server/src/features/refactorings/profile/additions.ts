import type { RawText } from '../../../seccomp/rawProfile.ts';

/** Rules that a program needs beyond the default profiles, as narrow as it allows; people turn the filter off for it. */
export interface NarrowAddition {
  /** `a browser’s sandbox` */
  readonly purpose: string;
  readonly rules: readonly AddedRule[];
  /** What it opens, in a clause and in sentences. */
  readonly opens: string;
  readonly details: readonly string[];
}

export interface AddedRule {
  readonly names: readonly RawText['value'][];
  /** None of these bits of an argument may be set. */
  readonly without?: { readonly index: number; readonly bits: number };
}

/** All namespaces but those of users, processes and the network (kernel: include/uapi/linux/sched.h). */
const otherNamespaces = 0x0002_0000 | 0x0200_0000 | 0x0400_0000 | 0x0800_0000;

/** What unshare takes besides: CLONE_NEWTIME and UNSHARE_EMPTY_MNTNS. For clone these bits are other things, which threads need. */
const otherOfUnshare = otherNamespaces | 0x80 | 0x0010_0000;

/**
 * chromium: sandbox/linux/services/namespace_sandbox.cc and credentials.cc (user, PID and network namespaces, chroot);
 * moby/moby#37241 (mbind and its like, for MySQL); ptrace(2) and personality(2) for debuggers, which turn the randomising
 * of addresses off; io_uring_setup(2).
 */
export const narrowAdditions: readonly NarrowAddition[] = [
  {
    purpose: 'a browser’s sandbox',
    rules: [
      { names: ['clone'], without: { index: 0, bits: otherNamespaces } },
      { names: ['unshare'], without: { index: 0, bits: otherOfUnshare } },
      { names: ['chroot'] },
    ],
    opens: 'user, process and network namespaces',
    details: [
      'A user namespace gives full capabilities inside it, and so reaches parts of the kernel that else only root reaches: CVE-2022-0185 and CVE-2024-1086 were used that way.',
      'Namespaces for mounts, host names, messages, control groups and time stay closed to clone and unshare. clone3, whose flags no filter sees, is left as it is.',
    ],
  },
  {
    purpose: 'databases that place memory',
    rules: [{ names: ['get_mempolicy', 'mbind', 'set_mempolicy'] }],
    opens: 'the placement of memory on NUMA nodes',
    details: [
      'MySQL and others warn or are slower without these. Docker’s default gives them to containers with CAP_SYS_NICE alone, for a process can so take memory of nodes that are meant for others.',
    ],
  },
  {
    purpose: 'debuggers',
    rules: [{ names: ['process_vm_readv', 'process_vm_writev', 'ptrace'] }],
    opens: 'memory and registers of the container’s other processes',
    details: [
      'A process can read and change every other one of its user in the container, and whoever takes over the one has them all. Before Linux 4.8 a tracer could also change a call after the filter had let it through.',
      'gdb also turns the randomising of addresses off; where personality has conditions it goes on without that.',
    ],
  },
  {
    purpose: 'programs with io_uring',
    rules: [{ names: ['io_uring_enter', 'io_uring_register', 'io_uring_setup'] }],
    opens: 'file and socket operations that no filter sees',
    details: [
      'Through the ring the kernel opens files, connects and sends without a call of its own: what the profile denies of that is open to programs that use io_uring.',
      'io_uring has had many holes that gave root: CVE-2021-41073, CVE-2022-29582 and CVE-2023-2598 among them. Docker and containerd took it out of their defaults in 2023.',
    ],
  },
];
