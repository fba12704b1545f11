/**
 * Sentences on system calls that were found wrong or misleading when all were read beside the manual pages (man-pages
 * 6.03 and newer) and the kernel's sources: what to say instead, and why.
 * @type {ReadonlyMap<string, { summary: string, because: string, source: string, sinceKernel?: string,
 *   removedKernel?: string }>}
 */
export const corrections = new Map([
  [
    'access',
    {
      summary: 'Checks permissions with the real user and group id',
      because: 'the group counts too',
      source: 'access(2)',
    },
  ],
  [
    'arch_prctl',
    {
      summary: 'Sets or reads segment bases and other state specific to x86',
      because: 'half of its commands read',
      source: 'arch_prctl(2)',
    },
  ],
  [
    'atomic_barrier',
    {
      summary: 'Memory barrier on m68k, which does nothing',
      because: 'one processor needs none, and m68k has no more',
      source: 'arch/m68k/kernel/sys_m68k.c, sys_atomic_barrier',
    },
  ],
  [
    'cachectl',
    {
      summary: 'Meant to change the cacheability of pages on MIPS, never implemented',
      because: 'it always fails with ENOSYS',
      source: 'arch/mips/kernel/syscall.c, SYSCALL_DEFINE3(cachectl)',
    },
  ],
  [
    'close_range',
    {
      summary: 'Closes a range of descriptors or marks them close-on-exec',
      because: 'what is marked was not said',
      source: 'close_range(2)',
    },
  ],
  [
    'creat',
    {
      summary: 'Creates a file, or empties it, and opens it for writing',
      because: 'a file that is there is truncated',
      source: 'creat(2); fs/open.c, SYSCALL_DEFINE2(creat)',
    },
  ],
  [
    'fadvise64',
    {
      summary: 'Announces how a part of a file will be used',
      because: 'reading is one use; POSIX_FADV_DONTNEED lets the pages go',
      source: 'posix_fadvise(2); mm/fadvise.c, generic_fadvise',
    },
  ],
  [
    'fallocate',
    {
      summary: 'Reserves, frees, zeroes or shifts space in a file',
      because: 'ranges are zeroed, collapsed and inserted, too',
      source: 'fallocate(2); include/uapi/linux/falloc.h',
    },
  ],
  [
    'fsconfig',
    {
      summary: 'Sets parameters of a file system being prepared, then creates or changes it',
      because: 'FSCONFIG_CMD_CREATE and FSCONFIG_CMD_RECONFIGURE act',
      source: 'fsconfig(2); fs/fsopen.c',
    },
  ],
  [
    'futex_requeue',
    {
      summary: 'Wakes some waiters of a futex and moves others to another one',
      because: 'nr_wake of them are woken',
      source: 'kernel/futex/syscalls.c, sys_futex_requeue; FUTEX_CMP_REQUEUE in futex(2)',
    },
  ],
  [
    'ioperm',
    {
      summary: 'Grants or withdraws access to single I/O ports',
      because: 'turn_on 0 withdraws',
      source: 'ioperm(2)',
    },
  ],
  [
    'iopl',
    {
      summary: 'Changes the I/O privilege level; level 3 opens all I/O ports',
      because: 'lower levels take the access away',
      source: 'iopl(2)',
    },
  ],
  [
    'listmount',
    {
      summary: 'Lists the mounts below a mount',
      because: 'only LSMT_ROOT lists those of the whole namespace',
      source: 'listmount(2); fs/namespace.c, do_listmount',
    },
  ],
  [
    'madvise',
    {
      summary: 'Announces how memory will be used; some advice frees or changes it at once',
      because: 'MADV_DONTNEED and others act',
      source: 'madvise(2); mm/madvise.c',
    },
  ],
  [
    'mmap2',
    {
      summary: 'mmap with the offset counted in units of 4096 bytes',
      because: 'pages may be larger',
      source: 'mmap2(2); arch/powerpc/kernel/syscalls.c, sys_mmap2',
    },
  ],
  [
    'modify_ldt',
    {
      summary: 'Reads or changes the local descriptor table on x86',
      because: 'func 0 reads',
      source: 'modify_ldt(2)',
    },
  ],
  [
    'pciconfig_iobase',
    {
      summary: 'Tells base addresses of PCI on ARM and PowerPC',
      because: 'it was no sentence, and the architectures are known',
      source: 'pciconfig_iobase(2); arch/powerpc/kernel/pci_64.c',
    },
  ],
  [
    'personality',
    {
      summary: 'Sets or reads the execution domain',
      because: '0xffffffff only reads',
      source: 'personality(2)',
    },
  ],
  [
    'remap_file_pages',
    {
      summary: 'Rearranges the pages of a mapping; only emulated since Linux 4.0',
      because: 'it was called a former call, but still works',
      source: 'remap_file_pages(2); mm/mmap.c',
    },
  ],
  [
    'rseq',
    {
      summary: "Registers a thread's area for restartable sequences, or gives it up",
      because: 'the area is what is registered, once for a thread; RSEQ_FLAG_UNREGISTER takes it back',
      source: 'kernel/rseq.c, SYSCALL_DEFINE4(rseq)',
    },
  ],
  [
    'seccomp',
    {
      summary: 'Installs a filter, enters strict mode, or asks what filters can do',
      because: 'it has a strict mode, too',
      source: 'seccomp(2)',
    },
  ],
  [
    'timerfd',
    {
      summary: 'The first timer descriptor interface, withdrawn',
      because: 'three kernels had it, so that the number was not only reserved',
      source: 'syscalls(2)',
      sinceKernel: '2.6.22',
      removedKernel: '2.6.25',
    },
  ],
  [
    'uprobe',
    {
      summary: 'Entry for optimised user probes, called by code that the kernel puts into the process',
      because: 'a process makes the call, not the kernel; elsewhere it fails',
      source: 'arch/x86/kernel/uprobes.c, SYSCALL_DEFINE0(uprobe)',
    },
  ],
  [
    'uretprobe',
    {
      summary: 'Entry for return probes, called by code that the kernel puts into the process',
      because: 'a process makes the call, not the kernel',
      source: 'arch/x86/kernel/uprobes.c, SYSCALL_DEFINE0(uretprobe)',
    },
  ],
  [
    'userfaultfd',
    {
      summary: 'Makes a descriptor by which a program handles its page faults',
      because: 'the call itself handles none',
      source: 'userfaultfd(2); fs/userfaultfd.c',
    },
  ],
  [
    'ustat',
    {
      summary: 'Reads file system statistics, older interface',
      because: 'the interface is old, not the statistics',
      source: 'ustat(2)',
    },
  ],
]);

/**
 * Sentences on what a call gives an attacker, and CVE numbers, found wrong or too broad when they were read beside the manual
 * pages, the texts of the CVEs and the sources: what to say instead, and why.
 * @type {ReadonlyMap<string, { why: string, notCves?: readonly string[], because: string, source: string }>}
 */
export const dangerCorrections = new Map([
  [
    'add_key',
    {
      why: 'Adds keys to keyrings, which containers without a user namespace of their own share with the host',
      notCves: ['CVE-2014-9529'],
      because: 'that CVE is about keyctl alone; keyrings belong to user namespaces',
      source: 'https://nvd.nist.gov/vuln/detail/CVE-2014-9529; user_namespaces(7), keyrings(7)',
    },
  ],
  [
    'fanotify_init',
    {
      why: 'With CAP_SYS_ADMIN it watches whole mounts and file systems',
      because: 'without the capability only single files and directories can be watched, since Linux 5.13',
      source: 'fanotify_init(2)',
    },
  ],
  [
    'kcmp',
    {
      why: 'Tells of processes that the caller may trace which kernel objects they share',
      because: 'the order that it gives is obfuscated, and shows no layout',
      source: 'kcmp(2); kernel/kcmp.c, kptr_obfuscate',
    },
  ],
  [
    'listns',
    {
      why: 'Lists the namespaces that the caller may see; not in profiles made before kernel 6.19',
      because: 'it does not list those of the host to everyone',
      source: 'tools/testing/selftests/namespaces/listns_test.c, listns_unprivileged_current_only',
    },
  ],
  [
    'socket',
    {
      why: 'Argument 0 decides most: AF_VSOCK reaches the hypervisor, AF_ALG the kernel crypto code, AF_PACKET and rare families old protocol code, all compared only in the low 32 bits by the kernel; argument 1 can ask for SOCK_DCCP',
      because: 'CVE-2017-6074 is reached through the type, not the family',
      source: 'https://nvd.nist.gov/vuln/detail/CVE-2017-6074; socket(2)',
    },
  ],
  [
    'userfaultfd',
    {
      why: 'Lets a program halt the kernel in the middle of a copy, which turns small races into reliable exploits; since Linux 5.11 only with CAP_SYS_PTRACE, unless vm.unprivileged_userfaultfd is 1',
      because: 'without the capability only faults in user mode are handled since then',
      source: 'userfaultfd(2); fs/userfaultfd.c, userfaultfd_syscall_allowed',
    },
  ],
  [
    'ustat',
    {
      why: 'Obsolete file system statistics',
      because: 'it tells of the file system on a device',
      source: 'ustat(2)',
    },
  ],
]);

/**
 * Names of hosts that were found wrong: what moby compares is what goToNative gives (moby/profiles,
 * seccomp/seccomp_linux.go, v0.1.0 to v0.3.0; v0.2.3 is in Docker up to 29.7), and its `archMap` is looked up under the
 * same name in nativeToSeccomp, which had others before v0.3.0; Podman compares libseccomp-golang's (ScmpArch.String,
 * 0.11.1).
 * @type {ReadonlyMap<string, { dockerIncludeSpelling?: string, dockerArchMapHost?: null, podmanIncludeSpelling?: string,
 *   notes?: string[] }>}
 */
export const hostCorrections = new Map([
  [
    'SCMP_ARCH_LOONGARCH64',
    {
      dockerIncludeSpelling: 'loongarch64',
      dockerArchMapHost: null,
      podmanIncludeSpelling: 'loong64',
      notes: ['Docker up to 29.7 finds no entry of archMap on these hosts; moby/profiles 0.3.0 does'],
    },
  ],
  [
    'SCMP_ARCH_MIPSEL',
    {
      dockerIncludeSpelling: 'mipsel',
      dockerArchMapHost: null,
      notes: ['Docker up to 29.7 finds no entry of archMap on these hosts; moby/profiles 0.3.0 does'],
    },
  ],
  ['SCMP_ARCH_MIPSEL64N32', { podmanIncludeSpelling: 'mipsel64n32' }],
]);

/**
 * Descriptions of sets of constants, shown in completion, that were found wrong or named another set of ours, and members
 * that were missing.
 * @type {ReadonlyMap<string, { description?: string, adds?: { name: string, value: number }[], because: string,
 *   source: string }>}
 */
export const constantCorrections = new Map([
  [
    'clone3_flags',
    {
      description: 'Flags that clone3 takes and clone does not',
      because: 'unshare takes CLONE_NEWTIME, too',
      source: 'include/uapi/linux/sched.h of 7.1',
    },
  ],
  [
    'futex2_flags',
    {
      description: 'Flags of futex_wait and futex_wake; the lowest two bits are a size, not single bits',
      because: 'futex_waitv and futex_requeue take none, and have these in each waiter',
      source: 'kernel/futex/syscalls.c; include/uapi/linux/futex.h, FUTEX2_SIZE_MASK; futex_waitv(2)',
    },
  ],
  [
    'mknod_mode',
    {
      description: 'File type part of a mknod mode; the rest are permission bits',
      because: 'it named another set',
      source: 'mknod(2)',
    },
  ],
  [
    'personality_type',
    {
      description:
        'Execution domains; bits such as ADDR_NO_RANDOMIZE may be OR-ed in; 0xffffffff reads the current value',
      because: 'it named another set',
      source: 'personality(2)',
    },
  ],
  [
    'socket_type',
    {
      description: 'Socket types; SOCK_NONBLOCK and SOCK_CLOEXEC may be OR-ed in',
      because: 'it named another set',
      source: 'socket(2)',
    },
  ],
  [
    'unshare_flags',
    {
      adds: [{ name: 'UNSHARE_EMPTY_MNTNS', value: 0x100000 }],
      because: 'new in 7.1; the bit is CLONE_PARENT_SETTID for clone',
      source: 'include/uapi/linux/sched.h of 7.1',
    },
  ],
]);

/**
 * A set of constants with what was found since.
 * @template {{ name: string, description: string, members: { name: string, value: number }[] }} Set
 * @param {Set} set
 * @returns {Set}
 */
export function correctedSet(set) {
  const { description = set.description, adds = [] } = constantCorrections.get(set.name) ?? {};
  return { ...set, description, members: [...set.members, ...adds] };
}
