// Made by scripts/generate.mjs, do not edit. ../SOURCES.md tells where the facts are from.

/**
 * Calls that give an attacker something: name; `h`igh, `m`edium or `l`ow; category; why; CVE numbers (`+` where the number
 * was read in a document on this call, `~` where an independent text ties it to the call or subsystem); letters of
 * the lines of `dangerReferenceRows`.
 */
export const dangerRows = `
unshare|h|namespaces|A new user namespace gives full capabilities inside it and so reaches kernel code meant for root only|2022-0185+ 2022-0492+ 2013-1956+ 2024-1086|abc
clone|h|namespaces|With CLONE_NEWUSER it creates user namespaces; the flags are in argument 0 (argument 1 on s390 and s390x) and can be masked|2013-1858~ 2013-1956+|ab
clone3|h|namespaces|Its flags are in memory, so a filter cannot tell a thread from a new namespace; denying it with ENOSYS makes libraries fall back to clone||d
setns|h|namespaces|Joins namespaces of other processes when it gets hold of their descriptors||e
mount|h|mount|Attaches file systems; only capabilities and namespaces limit it|2022-0492+|e
umount2|m|mount|Removing a mount can uncover what it hid||e
umount|m|mount|Older form of umount2||e
pivot_root|h|mount|Changes the root of a mount namespace||e
chroot|m|mount|With its capability a process can leave an earlier chroot||b
fsopen|h|mount|First step of the new mount interface|2022-0185+|b
fsconfig|h|mount|Parameter parsing of file systems; a heap overflow there allowed container escapes|2022-0185+|c
fsmount|h|mount|Creates a mount from a prepared file system||b
fspick|m|mount|Reconfigures a mounted file system||b
move_mount|h|mount|Attaches or moves mounts||b
open_tree|h|mount|Clones mount trees||b
open_tree_attr|h|mount|Clones mount trees and changes their attributes; not in profiles made before kernel 6.15||f
mount_setattr|h|mount|Changes mount attributes such as read-only||b
keyctl|h|keyring|Kernel keyrings were not separated between containers; reference counting and lifetime bugs gave root|2016-0728+ 2014-9529+|a
add_key|m|keyring|Adds keys to keyrings, which containers without a user namespace of their own share with the host||e
request_key|m|keyring|May start a helper program of the host and uses shared keyrings||e
bpf|h|kernel-programs|Loads programs into the kernel; verifier mistakes gave kernel memory access, and programs can outlive the container|2016-2383+ 2017-16995 2020-8835 2021-3490|a
ptrace|h|processes|Controls other processes; before kernel 4.8 a tracer could change a call after the filter had checked it|2014-4699+ 2019-13272~|ae
process_vm_readv|m|processes|Reads memory of other processes||e
process_vm_writev|m|processes|Writes memory of other processes||e
pidfd_getfd|m|processes|Copies descriptors out of other processes||b
process_madvise|l|processes|Acts on memory of another process||b
kcmp|l|information|Tells of processes that the caller may trace which kernel objects they share||e
userfaultfd|h|exploitation-help|Lets a program halt the kernel in the middle of a copy, which turns small races into reliable exploits; since Linux 5.11 only with CAP_SYS_PTRACE, unless vm.unprivileged_userfaultfd is 1||e
io_uring_setup|h|io_uring|Large and young attack surface; operations submitted through the ring are not seen by the filter|2021-41073~ 2022-29582~ 2023-2598~|gh
io_uring_enter|h|io_uring|Submits operations that the filter cannot see, including opening files and sockets|2022-29582~|gh
io_uring_register|h|io_uring|Registers buffers and files for rings|2023-2598~|gh
open_by_handle_at|h|files|Opens files by handle and so goes around path confinement; used in an early Docker escape||e
name_to_handle_at|l|files|Gives the handle that open_by_handle_at needs||i
init_module|h|kernel-code|Loads code into the kernel||e
finit_module|h|kernel-code|Loads code into the kernel from a file||e
delete_module|h|kernel-code|Removes kernel modules||e
create_module|l|obsolete|Gone since kernel 2.6; a rule for it has no effect today||e
query_module|l|obsolete|Gone since kernel 2.6||e
get_kernel_syms|l|obsolete|Gone since kernel 2.6||e
nfsservctl|l|obsolete|Gone since kernel 3.1||e
_sysctl|l|obsolete|Gone since kernel 5.5||e
uselib|m|obsolete|Old library loader, gone since kernel 6.16; its races gave root long ago|2004-1235~|e
ustat|l|obsolete|Obsolete file system statistics||e
sysfs|l|obsolete|Obsolete list of file systems||e
bdflush|l|obsolete|Without effect for a long time, gone since kernel 5.15||j
kexec_load|h|kernel-code|Loads another kernel to boot||e
kexec_file_load|h|kernel-code|Loads another kernel to boot||e
reboot|h|host-state|Restarts or stops the host when called with the capability in the initial namespace||e
perf_event_open|m|information|Performance counters leak information about the host and had privilege bugs|2013-2094~|e
lookup_dcookie|l|information|Profiling helper that leaks path names; gone since kernel 5.12||e
syslog|m|information|Reads the kernel log of the host, including addresses||b
iopl|h|raw-hardware|Gives access to all I/O ports (x86)||e
ioperm|h|raw-hardware|Gives access to I/O ports (x86)||e
modify_ldt|m|cpu|Changes descriptor tables (x86); bugs around it gave root|2015-3290+ 2015-5157+|a
vm86|m|cpu|Runs 16-bit code (32-bit x86)||e
vm86old|m|cpu|Runs 16-bit code (32-bit x86)||e
personality|m|exploitation-help|Can switch off address randomisation and make readable memory executable; defaults admit five values only||b
socket|m|network|Argument 0 decides most: AF_VSOCK reaches the hypervisor, AF_ALG the kernel crypto code, AF_PACKET and rare families old protocol code, all compared only in the low 32 bits by the kernel; argument 1 can ask for SOCK_DCCP|2026-31431+ 2016-8655 2017-6074|kl
socketcall|m|network|Carries all socket calls on 32-bit x86, s390, PowerPC, MIPS and others; its arguments are in memory, so family rules do not reach it||mn
ipc|l|ipc|Carries the System V calls on some architectures; conditions of the single calls do not hold there||o
setsockopt|m|network|Firewall option parsing was exploitable from user namespaces|2016-4997~ 2021-22555
splice|m|files|Moves page cache pages into pipes; a flag mistake there allowed overwriting read-only files|2022-0847+|p
tee|l|files|Duplicates pipe pages like splice||p
vmsplice|m|files|Maps user pages into pipes; an early check was missing|2008-0600~|j
ioctl|m|devices|TIOCSTI and TIOCLINUX push input into a terminal shared with the host; filter argument 1 with a mask of 0xffffffff|2017-5226+ 2019-10063+ 2019-7303+ 2023-1523+ 2023-28100+|qr
mbind|m|numa|Host memory placement; its 32-bit variant leaked kernel memory|2017-7616~|e
set_mempolicy|m|numa|Host memory placement; its 32-bit variant leaked kernel memory|2017-7616~|e
get_mempolicy|l|numa|Shows host memory placement||e
set_mempolicy_home_node|l|numa|Changes host memory placement||b
move_pages|m|numa|Moves memory of other processes; once leaked kernel memory|2010-0415~|e
migrate_pages|l|numa|Moves memory between nodes||j
acct|m|host-state|Switches process accounting for the whole host||e
quotactl|m|host-state|Changes quotas of the host file system||e
quotactl_fd|m|host-state|Changes quotas of the host file system||b
swapon|h|host-state|Turns on swap for the host||e
swapoff|h|host-state|Turns off swap of the host||e
settimeofday|m|host-state|Sets the host clock, which is not separated||e
clock_settime|m|host-state|Sets the host clock, which is not separated||e
clock_settime64|m|host-state|Sets the host clock on 32-bit architectures||b
stime|m|host-state|Sets the host clock||e
adjtimex|l|host-state|Reads and tunes the host clock; tuning needs CAP_SYS_TIME||b
clock_adjtime|l|host-state|Reads and tunes a host clock; tuning needs CAP_SYS_TIME||b
clock_adjtime64|l|host-state|Reads and tunes a host clock on 32-bit architectures||b
sethostname|l|host-state|Changes the host name of the UTS namespace||b
setdomainname|l|host-state|Changes the domain name of the UTS namespace||b
vhangup|l|host-state|Hangs up the terminal||b
fanotify_init|m|files|With CAP_SYS_ADMIN it watches whole mounts and file systems||b
futex|l|exploitation-help|Needed by every threaded program; the requeue operations once gave root|2014-3153
recvmmsg|l|network|On x32 a missing pointer conversion gave root; list x32 only where it is needed|2014-0038~
madvise|l|memory|MADV_DONTNEED was one half of the Dirty COW race|2016-5195
io_getevents|l|aio|Missing bounds check in the ring code leaked kernel memory|2014-0206~
execveat|l|processes|Runs a program from a descriptor, so path checks of other tools do not see a name
memfd_create|l|processes|Together with execveat it runs programs that never touch a file system
mknod|m|devices|Creates device nodes; the device cgroup is the second barrier||e
mknodat|m|devices|Creates device nodes; the device cgroup is the second barrier||e
statmount|l|information|Shows mount details, also of mounts outside the visible tree when permitted||b
listns|l|information|Lists the namespaces that the caller may see; not in profiles made before kernel 6.19||f
lsm_set_self_attr|l|lsm|Changes security module attributes of the caller||b
seccomp|l|sandbox|Only adds restrictions; a nested filter with a listener needs attention in supervised containers
s390_pci_mmio_write|m|raw-hardware|Writes PCI memory on s390||b
rtas|m|raw-hardware|Calls firmware on PowerPC||s
uprobe|l|exploitation-help|Entry used by kernel-placed probes; programs do not call it themselves||f
`;

/**
 * Where it is told; the first has the letter a.
 */
export const dangerReferenceRows = `
docker/docs security/non-events
moby/profiles default
Datadog container fundamentals 6
moby/moby#42681
docker/docs security/seccomp
libseccomp 2.6.1 table
moby/moby#46762
containerd/containerd#9320
containerd default profile history
containers/common default
moby/moby#52494
containerd/containerd#7442
containerd/containerd#13330
moby/profiles#21
libseccomp source
systemshardening.com seccomp article
flatpak/flatpak#2782
snapcore/snapd#12849
systemd @debug
`;

/**
 * Calls that defeat a profile: id; calls that are all needed; calls one of which is enough; further ways in words;
 * capabilities; why.
 */
export const combinationRows = `
user-namespace||unshare clone3|clone with CLONE_NEWUSER||One open way is enough to get a user namespace
new-mount-api|fsopen fsconfig fsmount move_mount||||Together they do what mount does; denying only mount is not enough
io-uring-bypass|io_uring_setup io_uring_enter||||File and socket operations go through the ring, so rules on open, openat, connect and others do not hold
socketcall-bypass|socketcall||||On multiplexing architectures a socket family rule does not reach calls made through socketcall
fileless-execution|memfd_create execveat||||Runs code without a file system
handle-escape|open_by_handle_at|||CAP_DAC_READ_SEARCH|Opens files outside the container root
race-widening|userfaultfd||||Stops kernel code at a chosen point
`;
