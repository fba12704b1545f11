/** A call that programs try first, with the older one that they fall back on. */
export interface NewerForm {
  readonly older: string;
  readonly newer: string;
  /** Who tries it, and what is seen where it fails with another error than ENOSYS. */
  readonly failure: string;
}

const time = 'programs see no time or cannot wait';

/**
 * Newer forms of calls that C libraries try first and give up only on ENOSYS, each seen to break programs:
 * moby/moby#42680 (clone3), alpinelinux/docker-alpine#182 (faccessat2), moby/moby#36417 (statx),
 * docker/docker-ce-packaging#1007 (fchmodat2), moby/moby#43774 and raspberrypi/userland#675 (64-bit time).
 */
export const newerForms: readonly NewerForm[] = [
  { older: 'clone', newer: 'clone3', failure: 'no thread can be started (glibc from 2.34)' },
  {
    older: 'faccessat',
    newer: 'faccessat2',
    failure: 'files seem not to be accessible (musl, glibc from 2.33)',
  },
  {
    older: 'access',
    newer: 'faccessat2',
    failure: 'files seem not to be accessible (musl, glibc from 2.33)',
  },
  { older: 'newfstatat', newer: 'statx', failure: 'files cannot be looked at (coreutils, Qt, libuv)' },
  {
    older: 'fstatat64',
    newer: 'statx',
    failure: 'files cannot be looked at (glibc on 32-bit architectures)',
  },
  { older: 'stat', newer: 'statx', failure: 'files cannot be looked at (coreutils, Qt, libuv)' },
  { older: 'stat64', newer: 'statx', failure: 'files cannot be looked at (glibc on 32-bit architectures)' },
  { older: 'fchmodat', newer: 'fchmodat2', failure: 'modes cannot be changed (glibc from 2.39)' },
  { older: 'clock_gettime', newer: 'clock_gettime64', failure: time },
  { older: 'clock_settime', newer: 'clock_settime64', failure: time },
  { older: 'clock_nanosleep', newer: 'clock_nanosleep_time64', failure: time },
  { older: 'clock_getres', newer: 'clock_getres_time64', failure: time },
  { older: 'futex', newer: 'futex_time64', failure: 'threads cannot wait for each other' },
  { older: 'ppoll', newer: 'ppoll_time64', failure: time },
  { older: 'pselect6', newer: 'pselect6_time64', failure: time },
  { older: 'recvmmsg', newer: 'recvmmsg_time64', failure: 'messages cannot be received' },
  { older: 'rt_sigtimedwait', newer: 'rt_sigtimedwait_time64', failure: time },
  { older: 'sched_rr_get_interval', newer: 'sched_rr_get_interval_time64', failure: time },
  { older: 'semtimedop', newer: 'semtimedop_time64', failure: time },
  { older: 'timer_gettime', newer: 'timer_gettime64', failure: time },
  { older: 'timer_settime', newer: 'timer_settime64', failure: time },
  { older: 'timerfd_gettime', newer: 'timerfd_gettime64', failure: time },
  { older: 'timerfd_settime', newer: 'timerfd_settime64', failure: time },
  { older: 'utimensat', newer: 'utimensat_time64', failure: 'times of files cannot be set' },
  { older: 'mq_timedreceive', newer: 'mq_timedreceive_time64', failure: time },
  { older: 'mq_timedsend', newer: 'mq_timedsend_time64', failure: time },
];
