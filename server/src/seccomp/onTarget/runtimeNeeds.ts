import type { RuntimeName } from '../target.ts';
import { isSince } from '../version.ts';

/** The calls without which a runtime does not come to the start of the program, once it has loaded the filter. */
interface RuntimeNeeds {
  readonly runtime: RuntimeName;
  /** The release that was measured. */
  readonly version: string;
  readonly noNewPrivileges: boolean;
  /** Any answer but the call's own ends the start: EPERM and ENOSYS alike. */
  readonly always: readonly string[];
  /** Made, and passed over where it fails, so that only a kill ends the start. */
  readonly unlessKilled: readonly string[];
}

function needs(
  runtime: RuntimeName,
  version: string,
  noNewPrivileges: boolean,
  always: string,
  unlessKilled: string,
): RuntimeNeeds {
  return {
    runtime,
    version,
    noNewPrivileges,
    always: always.split(' '),
    unlessKilled: unlessKilled.split(' '),
  };
}

/** With no_new_privs and without, of runc up to 1.3. */
const atLeast = 'close execve fstatfs getdents64 openat write';
const withPrivileges =
  'capget capset chdir close execve fstat fstatfs getcwd getdents64 getppid newfstatat openat prctl read setgid setgroups setuid write';

/**
 * Measured on x86_64 by denying one call at a time, with EPERM, ENOSYS and a kill, under a default action that allows, to a
 * container whose program makes no call but exit_group. Calls that Go's scheduler makes now and then (futex, mmap, tgkill)
 * are left out.
 */
const measured: readonly RuntimeNeeds[] = [
  needs('runc', '1.1.5', true, atLeast, 'epoll_ctl getpid'),
  needs('runc', '1.1.5', false, withPrivileges, 'epoll_ctl faccessat2 fcntl getpid'),
  ...['1.2.6', '1.3.0'].flatMap((version) => [
    needs('runc', version, true, atLeast, 'epoll_ctl fcntl'),
    needs('runc', version, false, withPrivileges, 'close_range epoll_ctl faccessat2 fcntl getpid'),
  ]),
  needs('runc', '1.4.2', true, 'close execve fstat fstatfs getdents64 openat statx write', 'fcntl openat2'),
  needs(
    'runc',
    '1.4.2',
    false,
    'capget capset chdir close execve fstat fstatfs getcwd getdents64 getppid newfstatat openat prctl read setgid setgroups setuid statx write',
    'close_range epoll_ctl faccessat2 fcntl getpid openat2',
  ),
  needs('crun', '1.8.1', true, 'execve', 'close'),
  needs(
    'crun',
    '1.8.1',
    false,
    'capset execve prctl rt_sigaction rt_sigprocmask setresgid setresuid write',
    'close',
  ),
];

/** From these releases of their lines on, runc looks at procfs as 1.4 does (opencontainers/runc#4984). */
const asIn14 = ['1.2.8', '1.3.3', '1.4.0'];

/** What a release of a runtime needs, by the nearest one that was measured; undefined for runtimes that were not. */
export function runtimeNeeds(
  runtime: RuntimeName,
  version: string,
  noNewPrivileges: boolean,
): RuntimeNeeds | undefined {
  const own = measured.filter((each) => each.runtime === runtime && each.noNewPrivileges === noNewPrivileges);
  const line = version.split('.').slice(0, 2).join('.');
  const isAs14 = asIn14.some((first) => first.startsWith(`${line}.`) && isSince(version, first));
  const nearest = isAs14 ? own.at(-1) : own.findLast((each) => isSince(version, each.version));
  return nearest ?? own[0];
}
