// Made by scripts/generate.mjs, do not edit. ../SOURCES.md tells where the facts are from.

/**
 * Sets of system calls of systemd (`@`) and strace (`%`): name; description; sets that it includes. The first has the
 * letter a in `syscallRows`, the 27th A.
 */
export const groupRows = `
@default|Basic calls nearly every program makes; systemd always permits them|@sandbox
@aio|Asynchronous I/O, including io_uring
@basic-io|Plain reading, writing, seeking and descriptor duplication
@chown|Changing file ownership
@clock|Setting system clocks
@cpu-emulation|CPU emulation helpers such as vm86 and modify_ldt
@debug|Tracing, debugging and performance monitoring
@file-system|Opening, creating and manipulating files and directories
@io-event|Waiting for events: poll, select, epoll, eventfd
@ipc|Pipes, System V IPC, message queues, memory file descriptors
@keyring|Kernel keyring
@memlock|Locking memory in RAM
@module|Loading and unloading kernel modules
@mount|Mounting, unmounting, changing the root directory
@network-io|Sockets
@obsolete|Unusual, obsolete or never implemented calls
@pkey|Memory protection keys
@privileged|Calls that need extra capabilities|@chown @clock @module @raw-io @reboot @swap
@process|Starting, controlling and signalling processes; namespaces
@raw-io|Raw port and PCI access
@reboot|Rebooting and kexec
@resources|Changing resource limits, priorities and memory policies
@sandbox|Giving up rights: seccomp and Landlock
@setuid|Changing user and group identities
@signal|Signal handling
@swap|Enabling and disabling swap devices
@sync|Flushing files and memory to storage
@system-service|Union of sets that suits ordinary system services|@aio @basic-io @chown @default @file-system @io-event @ipc @keyring @memlock @network-io @process @resources @setuid @signal @sync @timer
@timer|Timers and alarms
%desc|calls that take or return a file descriptor
%file|calls that take a file name
%ipc|System V IPC
%network|network calls
%process|process life cycle
%signal|signals
%memory|memory mapping
%stat|stat variants by path
%lstat|lstat variants
%fstat|fstat variants by descriptor
%%stat|all stat variants
%statfs|statfs variants
%fstatfs|fstatfs variants
%%statfs|all statfs variants
%pure|calls without arguments that cannot fail
%creds|user and group identity calls
%clock|reading or changing system clocks
`;

/**
 * Calls that do the same, older ones first: name of the family; numbers of their lines in `syscallRows`.
 */
export const familyRows = `
open|19787c7d
stat|76bybz6z2pc3
lstat|745o5p6z2pc3
fstat|732n2o6z2pc3
access|021t1u
chmod|0p212223
chown|0q0r5455242526
mkdir|5y5z
mknod|6061
unlink|df93dg
rename|8w8x8y
link|5758
symlink|cbcc
readlink|8k8l
utime|dpds32dqdr
fork|2gdt1314
exec|1p1q
exit|1r1s
dup|1c1d1e
pipe|7n7o
accept|0001
send|a6abaaa9
recv|8o8p8s8q8r
select|a0708788
poll|7t7u7v
epoll_create|1f1g
epoll_wait|1l1j1k
eventfd|1n1o
signalfd|blbm
inotify_init|4d4e
timerfd_create|cycz
timerfd_settime|d2d3
timerfd_gettime|d0d1
timer_settime|cwcx
timer_gettime|cucv
clock_getres|0v0w
gettime|cq440x0y
settime|c4b71112
adjtime|050t0u
sleep|6y0z10
futex|2w2y302z312x
getdents|8j3a3b
lseek|5j5f
truncate|d6d7
ftruncate|2u2v
statfs|c0c1
fstatfs|2q2r
sendfile|a7a8
fadvise|1v1w09
sync_file_range|cecf0a
fcntl|2728
mmap|6566
read|8h7x8m7y7z
write|e28be38c8d
wait|e1dze0
sigaction|bkbi96
sigprocmask|bcbxbo98
sigpending|bn97
sigsuspend|bq9b
sigreturn|bp9a
sigtimedwait|9c9d
kill|50d5cp7m
sigqueue|999e
umount|dcdd
mount|682l2i2k2m6a7a7b69
setxattr|ba5k2jbb
getxattr|47562a48
listxattr|5c5e2e5d
removexattr|8u5i2h8v
getuid|4546
getgid|3g3h
geteuid|3e3f
getegid|3c3d
getgroups|3i3j
setgroups|apaq
setuid|b8b9
setgid|anao
setreuid|b2b3
setregid|awax
setresuid|b0b1
setresgid|ayaz
getresuid|3w3x
getresgid|3u3v
setfsuid|alam
setfsgid|ajak
getrlimit|3yd980
setrlimit|b480
getpgid|3o3n
io_getevents|4i4j4k
mq_timedsend|6j6k
mq_timedreceive|6h6i
semop|a3a4a5
sched_rr_get_interval|9r9s
sched_setscheduler|9v9w9u
sched_getscheduler|9p9q9o
module|4b2d
kexec|4y4x
uname|7577de
mlock|6263
memfd|5u5v
madvise|5q81
mprotect|6c7s
quotactl|8f8g
vm86|dwdv
`;

/**
 * Calls that are of use together only: name; numbers of their lines.
 */
export const companionRows = `
io_uring|4p4n4o
landlock|525153
epoll|1f1g1h1l1j1k
inotify|4d4e4c4f
fanotify|1y1z
keyring|048z4z
pidfd|7l7k7m8182
aio|4l4m4i4j4g4h
posix-timer|crcwcuctcs
timerfd|czd2d0
mount-api|2l2i2k2m6a7a69
handles|6x79
pkeys|7q7r7s
sysv-shm|bgbdbfbe
sysv-sem|a2a3a4a1
sysv-msg|6p6r6q6o
posix-mq|6g6l6j6h6f6e
process-vm|8384
numa|5sac345w6bad
signals|96989a
lsm|5l5n5m
mount-info|c25a
module|4b2d1b
swap|c9c8
futex2|302z312x
`;
