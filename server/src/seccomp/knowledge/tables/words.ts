// Made by scripts/generate.mjs, do not edit. ../SOURCES.md tells where the facts are from.

/**
 * Actions, without SCMP_ACT_: value in the kernel (hexadecimal); precedence (1 wins where several filters are stacked);
 * first kernel, libseccomp, runc, crun, OCI specification; `e` where errnoRet is used, `l` where it is always logged, `f`
 * where it is logged with the log flag, `r` where the call runs; name that it is another name of; what it does; notes.
 */
export const actionRows = `
KILL_PROCESS|80000000|1|4.14|2.4.0|1.1.3|0.14|1.1.0|l||Ends the whole process with SIGSYS; a core dump may be written|The profile validation helper of containers/common refuses this name, loading a profile with it works
KILL_THREAD|0|2|3.5|2.4.0|1.1.3|0.15|1.1.0|l||Ends only the calling thread; other threads of the process go on, often in a broken state|The profile validation helper of containers/common refuses this name, loading a profile with it works
KILL|0|2|3.5|2.0.0|1.0.0|first release|1.0.0|l|KILL_THREAD|Older name of SCMP_ACT_KILL_THREAD with the same number, so it kills a thread, not the process
TRAP|30000|3|3.5|2.0.0|1.0.0|first release|1.0.0|f||Sends SIGSYS to the caller, which may handle it; without a handler the process ends
ERRNO|50000|4|3.5|2.0.0|1.0.0|first release|1.0.0|ef||Skips the call and returns the given error number; 0 makes the call look successful though nothing ran|Missing errnoRet means EPERM (1) in runc, crun and youki // libseccomp accepts 0 to 4094; larger values up to 65535 make loading fail, values above are cut to 16 bits
NOTIFY|7fc00000|5|5.0|2.5.0|1.1.0|0.15|1.1.0|f||Hands the call to a supervising process that listens on a descriptor; without a listener the call fails with ENOSYS|runc refuses it without listenerPath, as default action and on write // crun starts without a listener; the call then returns ENOSYS // Kubernetes documentation lists SECCOMP_RET_USER_NOTIF as an action name, which no runtime accepts in a profile
TRACE|7ff00000|6|3.5|2.0.0|1.0.0|first release|1.0.0|ef||Stops for a ptrace tracer that asked for seccomp events; without one the call fails with ENOSYS|runc and crun use EPERM (1) as trace message when errnoRet is missing
LOG|7ffc0000|7|4.14|2.4.0|1.0.0|0.15|1.0.2|lr||Lets the call run and writes a log record
ALLOW|7fff0000|8|3.5|2.0.0|1.0.0|first release|1.0.0|r||Lets the call run
`;

/**
 * Operators, without SCMP_CMP_: what must hold; `2` where valueTwo is used, `a` where high bits get past a rule that
 * allows, `d` past one that denies; caution.
 */
export const operatorRows = `
NE|argument differs from value|a|never as the only allow rule: two such rules on one index together allow everything
LT|argument is below value|d
LE|argument is at most value|d
EQ|argument equals value|d
GE|argument is at least value|a
GT|argument is above value|a
MASKED_EQ|(argument AND value) equals valueTwo; value is the mask, valueTwo the wanted bits|2|bits of valueTwo outside the mask are cleared by libseccomp; mask 0 removes the condition
`;

/**
 * Flags, without SECCOMP_FILTER_FLAG_: bit; first kernel, libseccomp, runc, crun (empty: not in a profile); what it does.
 */
export const filterFlagRows = `
TSYNC|0|3.17|2.2.0|1.2.0|0.9|Loads the filter into all threads of the process; container runtimes do this anyway, runc accepts and ignores it
LOG|1|4.14|2.4.0|1.2.0|0.9|Also logs denied, trapped and traced calls, not only kills
SPEC_ALLOW|2|4.17|2.5.0|1.2.0|0.9|Keeps the speculative store bypass mitigation off, which is faster and less safe
NEW_LISTENER|3|5.0||||Returns a descriptor for notifications; set by the runtime itself
TSYNC_ESRCH|4|5.7||||Makes a failed thread synchronisation return ESRCH; set by libseccomp when a listener is used
WAIT_KILLABLE_RECV|5|5.19|2.6.0|1.5.0|1.6|A task waiting for its supervisor after the notification was received can be interrupted only by fatal signals
`;

/**
 * Architectures, without SCMP_ARCH_: column of the system call table; name in the kernel; GOARCH; name in libseccomp;
 * bits; `l`ittle or `b`ig endian; token of libseccomp (hexadecimal); AUDIT_ARCH value, where another one; name in
 * Docker's includes, and in Podman's where another one; host that Docker looks up in archMap; the same for Podman;
 * sub-architectures; first libseccomp; first runc; first OCI specification; `m` where socketcall and ipc exist beside
 * the direct calls, `s` where the Security Profiles Operator takes the name, `c` crun, `y` youki; notes, or after `=` whose they are.
 */
export const architectureRows = `
X86_64|x86_64|x86_64|amd64|x86_64|64|l|c000003e||amd64|amd64|amd64|X86 X32|2.0.0|1.0.0|1.0.0|scy
X86|x86|i386|386|x86|32|l|40000003||x86|x86|||2.0.0|1.0.0|1.0.0|mscy
X32|x32|x86_64 (x32 ABI)||x32|32|l|4000003e|c000003e|x32||||2.1.0|1.0.0|1.0.0|scy|Shares the audit value of x86_64; numbers carry bit 0x40000000 // The word x32 in includes.arches can never match a host
ARM|arm|arm|arm|arm|32|l|40000028||arm|arm|||2.1.0|1.0.0|1.0.0|scy
AARCH64|aarch64|arm64|arm64|aarch64|64|l|c00000b7||arm64|arm64|arm64|ARM|2.2.0|1.0.0|1.0.0|scy
LOONGARCH64|loongarch64|loongarch|loong64|loongarch64|64|l|c0000102||loongarch64 loong64||||2.6.0|1.4.1|1.2.1|cy|Docker up to 29.7 finds no entry of archMap on these hosts; moby/profiles 0.3.0 does
M68K|m68k|m68k||m68k|32|b|4||||||2.6.0||1.2.1|mcy|runc does not know the name and refuses the profile // crun and youki pass the name on; libseccomp refuses it where the endianness differs from the host
MIPS|mips|mips (o32)|mips|mips|32|b|8||||||2.2.0|1.0.0|1.0.0|mscy
MIPS64|mips64|mips (n64)|mips64|mips64|64|b|80000008||mips64|mips64|mips64|MIPS MIPS64N32|2.2.0|1.0.0|1.0.0|scy
MIPS64N32|mips64n32|mips (n32)|mips64p32|mips64n32|32|b|a0000008||mips64n32|mips64n32|mips64n32|MIPS MIPS64|2.2.0|1.0.0|1.0.0|scy
MIPSEL|mips|mips (o32)|mipsle|mipsel|32|l|40000008||mipsel||||2.2.0|1.0.0|1.0.0|mscy|=LOONGARCH64
MIPSEL64|mips64|mips (n64)|mips64le|mipsel64|64|l|c0000008||mipsel64|mipsel64|mipsel64|MIPSEL MIPSEL64N32|2.2.0|1.0.0|1.0.0|scy
MIPSEL64N32|mips64n32|mips (n32)|mips64p32le|mipsel64n32|32|l|e0000008||mips3l64n32 mipsel64n32|mips3l64n32|mipsel64n32|MIPSEL MIPSEL64|2.2.0|1.0.0|1.0.0|scy|moby spells the host mips3l64n32
PARISC|parisc|parisc||parisc|32|b|f||||||2.4.0||1.0.0|scy|=M68K
PARISC64|parisc64|parisc64||parisc64|64|b|8000000f||||||2.4.0||1.0.0|scy|=M68K
PPC|ppc|powerpc|ppc|ppc|32|b|14||ppc|ppc|||2.3.0|1.0.0|1.0.0|mscy
PPC64|ppc64|powerpc64|ppc64|ppc64|64|b|80000015||ppc64|ppc64|||2.3.0|1.0.0|1.0.0|mscy
PPC64LE|ppc64|powerpc64|ppc64le|ppc64le|64|l|c0000015||ppc64le|ppc64le|||2.3.0|1.0.0|1.0.0|mscy
RISCV64|riscv64|riscv|riscv64|riscv64|64|l|c00000f3||riscv64|riscv64|||2.5.0|1.1.8|1.1.0|scy
S390|s390|s390 (31-bit)|s390|s390|32|b|16||s390|s390|||2.3.0|1.0.0|1.0.0|mscy|The 31-bit compatibility layer left the kernel in 6.19; tables end at 6.18
S390X|s390x|s390|s390x|s390x|64|b|80000016||s390x|s390x|s390x|S390|2.3.0|1.0.0|1.0.0|mscy
SH|sh|sh||sh|32|l|4000002a||||||2.6.0||1.2.1|mcy|=M68K
SHEB|sh|sh||sheb|32|b|2a||||||2.6.0||1.2.1|mcy|=M68K
NATIVE||||native|||0||||||2.0.0|||sy|Valid in the SPO CRD and youki, refused by runc and crun
`;

/**
 * Error numbers: name; number; other numbers by column; name that it is the same as; meaning.
 */
export const errnoRows = `
EPERM|1|||Operation needs a privilege the caller lacks
ENOENT|2|||File, directory or object does not exist
ESRCH|3|||No matching process
EINTR|4|||A signal interrupted the call
EIO|5|||Input or output failed
ENXIO|6|||Device or address is absent
E2BIG|7|||Argument list is too long
ENOEXEC|8|||File is not in an executable format
EBADF|9|||Descriptor is not open or has the wrong mode
ECHILD|10|||No child to wait for
EAGAIN|11|||Not possible right now, try again
EWOULDBLOCK|11||EAGAIN|Same number as EAGAIN: would have to block
ENOMEM|12|||Not enough memory
EACCES|13|||Access is refused by permissions
EFAULT|14|||Pointer is outside the caller's memory
ENOTBLK|15|||A block device is required
EBUSY|16|||Resource is in use
EEXIST|17|||Object is already there
EXDEV|18|||Link would cross file systems
ENODEV|19|||No such device, or the device cannot do this
ENOTDIR|20|||A path component is not a directory
EISDIR|21|||Object is a directory
EINVAL|22|||Argument is not valid
ENFILE|23|||System-wide table of open files is full
EMFILE|24|||Process has too many open descriptors
ENOTTY|25|||Device does not know this ioctl
ETXTBSY|26|||Executable file is being written or run
EFBIG|27|||File would become too large
ENOSPC|28|||No space left
ESPIPE|29|||Seeking on something that cannot seek
EROFS|30|||File system is read-only
EMLINK|31|||Too many links
EPIPE|32|||Nobody reads the other end
EDOM|33|||Argument outside the mathematical domain
ERANGE|34|||Result or buffer out of range
EDEADLK|35|45@89agh||Waiting would deadlock
EDEADLOCK|35|56@8gh 45@9a 58@34|EDEADLK|Historic name for a deadlock error
ENAMETOOLONG|36|78@8gh 248@9a||Name is too long
ENOLCK|37|46@89agh||No locks available
ENOSYS|38|89@8gh 251@9a||The kernel has no such system call; libraries take it as a hint to fall back
ENOTEMPTY|39|93@8gh 247@9a||Directory is not empty
ELOOP|40|90@8gh 249@9a||Too many symbolic links on the way
ENOMSG|42|35@89agh||No message of the wanted type
EIDRM|43|36@89agh||Identifier was removed
ECHRNG|44|37@89agh||Channel number out of range
EL2NSYNC|45|38@89agh||Level 2 not synchronised
EL3HLT|46|39@89agh||Level 3 halted
EL3RST|47|40@89agh||Level 3 reset
ELNRNG|48|41@89agh||Link number out of range
EUNATCH|49|42@89agh||Protocol driver not attached
ENOCSI|50|43@89agh||No CSI structure
EL2HLT|51|44@89agh||Level 2 halted
EBADE|52|50@8gh 160@9a||Invalid exchange
EBADR|53|51@8gh 161@9a||Invalid request descriptor
EXFULL|54|52@8gh 162@9a||Exchange is full
ENOANO|55|53@8gh 163@9a||No anode
EBADRQC|56|54@8gh 164@9a||Invalid request code
EBADSLT|57|55@8gh 165@9a||Invalid slot
EBFONT|59|166@9a||Bad font file format
ENOSTR|60|54@9a||Not a stream device
ENODATA|61|51@9a||No data, or the extended attribute is missing
ETIME|62|52@9a||Timer ran out
ENOSR|63|53@9a||Out of stream resources
ENONET|64|50@9a||Machine is not on the network
ENOPKG|65|55@9a||Package not installed
EREMOTE|66|71@9a||Object is remote
ENOLINK|67|57@9a||Link was severed
EADV|68|58@9a||Advertise error
ESRMNT|69|59@9a||Mount error in remote file sharing
ECOMM|70|60@9a||Error while sending
EPROTO|71|61@9a||Protocol error
EMULTIHOP|72|74@8gh 64@9a||Multihop was attempted
EDOTDOT|73|66@9a||Remote file sharing error
EBADMSG|74|77@8gh 67@9a||Message is malformed
EOVERFLOW|75|79@8gh 72@9a||Value does not fit the type
ENOTUNIQ|76|80@8gh 167@9a||Name is not unique on the network
EBADFD|77|81@8gh 168@9a||Descriptor is in a bad state
EREMCHG|78|82@8gh 169@9a||Remote address changed
ELIBACC|79|83@8gh 170@9a||Needed shared library cannot be opened
ELIBBAD|80|84@8gh 171@9a||Shared library is damaged
ELIBSCN|81|85@8gh 172@9a||Library section in the executable is damaged
ELIBMAX|82|86@8gh 173@9a||Too many shared libraries
ELIBEXEC|83|87@8gh 174@9a||Shared library cannot be run directly
EILSEQ|84|88@8gh 47@9a||Illegal byte sequence
ERESTART|85|91@8gh 175@9a||Kernel-internal request to restart the call
ESTRPIPE|86|92@8gh 176@9a||Stream pipe error
EUSERS|87|94@8gh 68@9a||Too many users
ENOTSOCK|88|95@8gh 216@9a||Descriptor is not a socket
EDESTADDRREQ|89|96@8gh 217@9a||Destination address is missing
EMSGSIZE|90|97@8gh 218@9a||Message is too long
EPROTOTYPE|91|98@8gh 219@9a||Protocol does not fit the socket type
ENOPROTOOPT|92|99@8gh 220@9a||Protocol option not available
EPROTONOSUPPORT|93|120@8gh 221@9a||Protocol not supported
ESOCKTNOSUPPORT|94|121@8gh 222@9a||Socket type not supported
EOPNOTSUPP|95|122@8gh 223@9a||Operation not supported by this object
EPFNOSUPPORT|96|123@8gh 224@9a||Protocol family not supported
EAFNOSUPPORT|97|124@8gh 225@9a||Address family not supported
EADDRINUSE|98|125@8gh 226@9a||Address already in use
EADDRNOTAVAIL|99|126@8gh 227@9a||Address not available
ENETDOWN|100|127@8gh 228@9a||Network is down
ENETUNREACH|101|128@8gh 229@9a||Network cannot be reached
ENETRESET|102|129@8gh 230@9a||Network dropped the connection on reset
ECONNABORTED|103|130@8gh 231@9a||Connection aborted locally
ECONNRESET|104|131@8gh 232@9a||Peer reset the connection
ENOBUFS|105|132@8gh 233@9a||No buffer space
EISCONN|106|133@8gh 234@9a||Socket is already connected
ENOTCONN|107|134@8gh 235@9a||Socket is not connected
ESHUTDOWN|108|143@8gh 236@9a||Sending after the endpoint was shut down
ETOOMANYREFS|109|144@8gh 237@9a||Too many references
ETIMEDOUT|110|145@8gh 238@9a||Operation timed out
ECONNREFUSED|111|146@8gh 239@9a||Peer refused the connection
EHOSTDOWN|112|147@8gh 241@9a||Host is down
EHOSTUNREACH|113|148@8gh 242@9a||No route to the host
EALREADY|114|149@8gh 244@9a||Operation already running
EINPROGRESS|115|150@8gh 245@9a||Operation has started and goes on
ESTALE|116|151@8gh 70@9a||File handle no longer valid
EUCLEAN|117|135@8gh 177@9a||On-disk structure needs repair
ENOTNAM|118|137@8gh 178@9a||Not a XENIX named file
ENAVAIL|119|138@8gh 179@9a||No XENIX semaphores
EISNAM|120|139@8gh 180@9a||Is a named file
EREMOTEIO|121|140@8gh 181@9a||Remote side had an I/O error
EDQUOT|122|1133@8gh 69@9a||Disk quota used up
ENOMEDIUM|123|159@8gh 182@9a||No medium in the drive
EMEDIUMTYPE|124|160@8gh 183@9a||Wrong kind of medium
ECANCELED|125|158@8gh 253@9a||Operation was cancelled
ENOKEY|126|161@8gh 184@9a||Key not available
EKEYEXPIRED|127|162@8gh 185@9a||Key has expired
EKEYREVOKED|128|163@8gh 186@9a||Key was revoked
EKEYREJECTED|129|164@8gh 187@9a||Key was refused
EOWNERDEAD|130|165@8gh 254@9a||Lock owner died
ENOTRECOVERABLE|131|166@8gh 255@9a||Protected state cannot be restored
ERFKILL|132|167@8gh 256@9a||Radio is switched off
EHWPOISON|133|168@8gh 257@9a||Memory page has a hardware fault
ECANCELLED||253@9a|ECANCELED|Older spelling of ECANCELED (PA-RISC)
EINIT||141@8gh||Reserved (MIPS)
ENOSYM||215@9a||Symbol missing (PA-RISC)
EREFUSED||239@9a||Old name for a refused connection (PA-RISC)
EREMDEV||142@8gh||Remote device error (MIPS)
EREMOTERELEASE||240@9a||Remote peer released the connection (PA-RISC)
`;

/**
 * Capabilities, without CAP_, in the order of their numbers: first kernel; `d` where Docker gives it by default; meaning.
 */
export const capabilityRows = `
CHOWN|2.2|d|Change owner and group of any file
DAC_OVERRIDE|2.2|d|Ignore file permission checks
DAC_READ_SEARCH|2.2||Read any file and search any directory, open files by handle
FOWNER|2.2|d|Act as the owner of any file
FSETID|2.2|d|Keep set-id bits when a file changes
KILL|2.2|d|Signal any process
SETGID|2.2|d|Change group ids and supplementary groups
SETUID|2.2|d|Change user ids
SETPCAP|2.2|d|Move capabilities into the inheritable set and drop them from the bounding set
LINUX_IMMUTABLE|2.2||Set the immutable and append-only file attributes
NET_BIND_SERVICE|2.2|d|Bind to ports below 1024
NET_BROADCAST|2.2||Reserved; broadcasting and multicast listening
NET_ADMIN|2.2||Configure interfaces, routes, firewalls and other network state
NET_RAW|2.2|d|Use raw and packet sockets
IPC_LOCK|2.2||Lock memory and use huge pages
IPC_OWNER|2.2||Ignore permission checks on System V IPC objects
SYS_MODULE|2.2||Load and unload kernel modules
SYS_RAWIO|2.2||Access I/O ports, /dev/mem and other raw hardware interfaces
SYS_CHROOT|2.2|d|Call chroot and enter mount namespaces
SYS_PTRACE|2.2||Trace and inspect any process
SYS_PACCT|2.2||Switch process accounting
SYS_ADMIN|2.2||A wide range of administration: mounts, namespaces, quotas, swap and much more
SYS_BOOT|2.2||Reboot and load a new kernel
SYS_NICE|2.2||Raise priorities, set scheduling, CPU and memory policies of any process
SYS_RESOURCE|2.2||Exceed resource limits, quotas and reserved space
SYS_TIME|2.2||Set the system and hardware clocks
SYS_TTY_CONFIG|2.2||Configure terminals and hang them up
MKNOD|2.4|d|Create device nodes
LEASE|2.4||Take leases on any file
AUDIT_WRITE|2.6.11|d|Write records to the audit log
AUDIT_CONTROL|2.6.11||Switch auditing and change its rules
SETFCAP|2.6.24|d|Set file capabilities and map uid 0 in new user namespaces
MAC_OVERRIDE|2.6.25||Ignore mandatory access control (Smack)
MAC_ADMIN|2.6.25||Change mandatory access control settings (Smack)
SYSLOG|2.6.37||Read and clear the kernel log, see kernel addresses
WAKE_ALARM|3.0||Set timers that wake the machine
BLOCK_SUSPEND|3.5||Keep the machine from suspending
AUDIT_READ|3.16||Read the audit log over netlink
PERFMON|5.8||Use performance monitoring and tracing
BPF|5.8||Load BPF programs and create privileged maps
CHECKPOINT_RESTORE|5.9||Checkpoint and restore processes
`;
