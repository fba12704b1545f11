/** Why the findings on targets that read so are true. */
export interface Judgement {
  readonly rule: string;
  readonly message: RegExp;
  /** What it rests on: what was observed (the reference cases under `cases/seccomp/runtime`), or the code that does so. */
  readonly because: string;
}

const judge = (rule: string, message: RegExp, because: string): Judgement => ({ rule, message, because });

/** The judgement of all that real profiles are told on the presets, by rule and by what is said. */
export const judgements: readonly Judgement[] = [
  judge(
    'seccomp-older-form',
    /(?:it fails|they fail) with EPERM, where programs expect ENOSYS to fall back, .*The libseccomp of this target does not know/,
    'libseccomp 2.5.3 lacks the name, so the runtime skips it; runc 1.1 puts no stub before a filter without architectures ' +
      '(observed with runc 1.1.5), which is what containerd makes of archMap. The default error answers.',
  ),
  judge(
    'seccomp-older-form',
    /(?:it fails|they fail) with EPERM, where programs expect ENOSYS to fall back, and (?!.*does not know)/,
    'crun and youki have no stub (observed with crun 1.8.1), and runc’s ends at the newest call that is named. The failures ' +
      'are moby#42680, docker-alpine#182, moby#36417 and docker-ce-packaging#1007.',
  ),
  judge(
    'seccomp-older-form',
    /(?:it fails|they fail) with EPERM on x86, where programs expect ENOSYS to fall back/,
    'The profile names X86, whose programs make the calls with 64-bit time and statx first (moby#43774); they are not named.',
  ),
  judge(
    'seccomp-older-form',
    /(?:it fails|they fail) with ENXIO, where/,
    'The profile’s own default error is ENXIO, on which no C library falls back.',
  ),
  judge(
    'seccomp-dead-rule',
    /comes first, and so (?:it runs|it fails with EPERM|they run|they fail with EPERM)\./,
    'Of two rules without conditions the first wins (precedence.json, observed with runc and crun); containerd and the ' +
      'runtime by itself drop what made them differ, and in container-libs’ profile setns stands in two rules.',
  ),
  judge(
    'seccomp-dead-rule',
    /has no conditions, which beats any/,
    'A rule without conditions removes the chains of the others (libseccomp:src/db.c; precedence.json).',
  ),
  judge(
    'seccomp-dead-rule',
    /is tried before it wherever its conditions hold/,
    'The last argument is compared first (libseccomp:src/db.c; precedence.json), and the other rule has one more.',
  ),
  judge(
    'seccomp-upper-bits',
    /^The kernel looks at the lower 32 bits of argument \d of (?:socket|prctl|dup3|personality) alone/,
    'Their prototypes take int or unsigned int there. That socket(0x100000028) returns a socket of AF_VSOCK was observed ' +
      'with runc 1.1.5 and crun 1.8.1.',
  ),
  judge(
    'seccomp-multiplexed',
    /^On x86 socketcall reaches socket with any arguments/,
    'Observed with runc 1.1.5: int 0x80 with socketcall gets what socket is denied (containerd#13330).',
  ),
  judge(
    'seccomp-enosys-border',
    /is the newest call that the profile names/,
    'Observed with runc 1.1.5 and 1.4.2: close_range, below faccessat2, got EPERM and not ENOSYS.',
  ),
  judge(
    'seccomp-pointer',
    /^Argument 1 of socketcall is the address of `args`/,
    'linux:net/socket.c takes a pointer there.',
  ),
  judge(
    'seccomp-io-uring',
    /^io_uring does what /,
    'io_uring_setup and io_uring_enter are allowed without conditions, and the operations stand in memory (common#1264).',
  ),
  judge(
    'seccomp-default-action',
    /^This rule is left out, because its action is the default one/,
    'Observed with runc 1.1.5 and 1.4.2, crun 1.8.1 and youki 0.7.0; another rule of the file allows the call.',
  ),
  judge(
    'seccomp-unknown-to-library',
    /^libseccomp 2\.5\.\d.* does not know (?:listmount and statmount|uretprobe)/,
    'The release’s syscalls.csv ends before them, and the target’s kernel has them.',
  ),
  judge(
    'seccomp-sub-architectures',
    /^The filter is not for X86 and X32/,
    'Calls of an architecture that a filter lacks are killed: observed with int 0x80 and a number of x32. The profile names ' +
      'x86_64 alone, or containerd and the runtime drop its archMap.',
  ),
  judge(
    'seccomp-dropped-keys',
    /^(?:containerd|The runtime) drops "archMap"/,
    'Plain runtime-spec has no such key (observed with runc and crun; containerd:contrib/seccomp/seccomp.go).',
  ),
  judge(
    'seccomp-dropped-keys',
    /^(?:containerd|The runtime) drops "(?:includes|excludes)"/,
    'Likewise; moby#46568 is such a file on Kubernetes.',
  ),
  judge(
    'seccomp-dropped-keys',
    /^(?:containerd|The runtime) drops "name"/,
    'Observed with runc 1.1.5: a rule with the older key alone is ignored.',
  ),
  judge(
    'seccomp-dropped-keys',
    /^(?:Docker|containerd|The runtime) drops the names of errors/,
    'Only container-libs reads errno as a text; with runc and crun the error was seen to be EPERM.',
  ),
  judge(
    'seccomp-runtime-calls',
    /^No container starts: once the filter is loaded (?:every runtime|runc|crun)(?: [\d.]+)? itself (?:\(without no_new_privs\) )?calls? /,
    'Each call was denied by itself to runc 1.1.5, 1.2.6, 1.3.0 and 1.4.2 and to crun 1.8.1, with EPERM, ENOSYS and a kill ' +
      '(2,310 starts); what lies between these releases is derived. Seen with the files themselves: without ' +
      'no_new_privs runc 1.1.5, 1.3.0 and 1.4.2 stop at chdir (ENXIO) and getcwd, crun 1.8.1 at setresgid, and runc 1.4.2 ' +
      'stops at statx (ENOSYS) with it and without. With no_new_privs nothing is said of the first two: runc 1.4.2 started ' +
      'the one and runc 1.1.5 the other.',
  ),
];
