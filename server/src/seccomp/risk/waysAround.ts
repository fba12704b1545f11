import { numberOfCall } from '../evaluate/callNumber.ts';
import { runs, type Verdict } from '../evaluate/verdict.ts';
import { lacksCall } from '../kernel/calls.ts';
import { syscallNamed } from '../knowledge/syscallTable.ts';
import { architectureOf } from '../libseccomp/table.ts';
import type { ProfileOnHost } from '../onTarget/profileOnHost.ts';
import { isSince } from '../version.ts';
import { dangerousArguments } from './dangerousArguments.ts';

/** Calls that do together what a profile denies by another name. */
export interface WayAround {
  /** What runs. */
  readonly through: readonly string[];
  /** What is denied, wholly or for some arguments. */
  readonly denied: readonly string[];
  /** The architecture on which that is so, where it is not the host's own. */
  readonly architecture: string | undefined;
  readonly why: string;
}

interface KnownWay {
  readonly through: readonly string[];
  /** On a kernel. */
  readonly instead: (kernel: string) => readonly string[];
  /** Whether it goes around conditions alone: a call that is denied as a whole is not what it does. */
  readonly aroundConditions?: true;
  readonly why: string;
}

/**
 * Calls with a request of io_uring's own, and the kernel that had it first (kernel: include/uapi/linux/io_uring.h, enum
 * io_uring_op; man 2 io_uring_enter).
 */
const ringRequests: ReadonlyMap<string, string> = new Map([
  ['openat', '5.6'],
  ['openat2', '5.6'],
  ['connect', '5.5'],
  ['accept4', '5.5'],
  ['socket', '5.19'],
  ['sendmsg', '5.3'],
  ['unlinkat', '5.11'],
  ['renameat2', '5.11'],
  ['mkdirat', '5.15'],
  ['linkat', '5.15'],
  ['symlinkat', '5.15'],
  ['splice', '5.7'],
]);

/** The calls that a kernel does by requests of io_uring. */
export function doneByRings(kernel: string): readonly string[] {
  return [...ringRequests].flatMap(([call, since]) => (isSince(kernel, since) ? [call] : []));
}

/** man 2 io_uring_enter, clone3, openat2, fsopen; libseccomp:src/syscalls.c for socketcall, which is looked for apart. */
const knownWays: readonly KnownWay[] = [
  {
    through: ['io_uring_setup', 'io_uring_enter'],
    instead: doneByRings,
    why: 'the kernel does it by requests in memory, which no filter sees',
  },
  {
    through: ['clone3'],
    instead: () => ['clone', 'unshare'],
    why: 'its flags stand in memory, where no filter sees them, and so it makes any namespace',
  },
  {
    through: ['unshare'],
    instead: () => ['clone'],
    why: 'it makes the namespaces that clone is not to make',
  },
  {
    through: ['clone'],
    instead: () => ['unshare'],
    why: 'with its flags it makes the namespaces that unshare is not to make',
  },
  {
    through: ['openat2'],
    instead: () => ['open', 'openat'],
    aroundConditions: true,
    why: 'it opens files with flags that stand in memory, where no filter sees them',
  },
  {
    through: ['fsopen', 'fsconfig', 'fsmount', 'move_mount'],
    instead: () => ['mount'],
    why: 'together they attach file systems as mount does',
  },
];

/** The ways around its own rules that a profile leaves open on a host. */
export function waysAround(host: ProfileOnHost): readonly WayAround[] {
  if (host.filter === undefined) return [];
  const ways = knownWays.flatMap(({ through, instead, aroundConditions, why }): readonly WayAround[] => {
    if (!through.every((call) => isOpen(host, call))) return [];
    const denied = instead(host.target.kernel).filter(
      (call) => isMeantDenied(host, call) && (aroundConditions !== true || isOpen(host, call)),
    );
    return denied.length === 0 ? [] : [{ through, denied, architecture: undefined, why }];
  });
  return [...ways, ...socketcallWay(host), ...emptyMountsWay(host)];
}

/** Whether a call runs, of those that are dangerous by their arguments with such. */
function isOpen(host: ProfileOnHost, call: string): boolean {
  return exists(host, call) && answersTo(host, call).some(runs);
}

/** Whether the profile says something of a call and denies it, or what makes it dangerous. */
function isMeantDenied(host: ProfileOnHost, call: string): boolean {
  return host.attempts.has(call) && isDenied(host, call);
}

/** Whether the host has a call and does not let it run, or what makes it dangerous. */
export function isDenied(host: ProfileOnHost, call: string): boolean {
  return exists(host, call) && !answersTo(host, call).every(runs);
}

function answersTo(host: ProfileOnHost, call: string): readonly Verdict[] {
  const telling =
    call === 'clone' || call === 'unshare' ? dangerousArguments(call, host.target.architecture) : undefined;
  const tried = telling?.map(({ args }) => args) ?? host.samples(call);
  return tried.map((args) => host.verdict(call, args));
}

/** Whether the host has a call. */
export function exists({ target }: ProfileOnHost, call: string): boolean {
  const { architecture, kernel } = target;
  return (
    numberOfCall(call, architecture) !== undefined && !lacksCall(syscallNamed(call), architecture, kernel)
  );
}

/** By `socketcall` a 32-bit program, or a 64-bit one with int 0x80, makes a socket of any family. */
function socketcallWay(host: ProfileOnHost): readonly WayAround[] {
  if (!isMeantDenied(host, 'socket')) return [];
  const through = syscallNamed('socket')?.multiplexed;
  const architecture = host.runnable.find(
    (name) =>
      architectureOf(name)?.multiplexed === true &&
      runs(host.verdict('socketcall', [BigInt(through?.subCall ?? 0)], name)),
  );
  if (architecture === undefined) return [];
  const why =
    'its arguments stand in memory, where no filter sees them, and so it makes sockets of any family';
  return [{ through: ['socketcall'], denied: ['socket'], architecture, why }];
}

/** CLONE_NEWNS and UNSHARE_EMPTY_MNTNS (kernel: include/uapi/linux/sched.h). */
const [newMounts, emptyMounts] = [0x0002_0000n, 0x0010_0000n];

/** Since Linux 7.1 unshare has two flags for mount namespaces, of which older rules know one. */
function emptyMountsWay(host: ProfileOnHost): readonly WayAround[] {
  if (!isSince(host.target.kernel, '7.1') || !exists(host, 'unshare')) return [];
  const isRun = (flag: bigint): boolean => runs(host.verdict('unshare', [flag]));
  if (!host.attempts.has('unshare') || isRun(newMounts) || !isRun(emptyMounts)) return [];
  return [
    {
      through: ['unshare(UNSHARE_EMPTY_MNTNS)'],
      denied: ['unshare(CLONE_NEWNS)'],
      architecture: undefined,
      why: 'since Linux 7.1 it makes a mount namespace by that flag, too, an empty one',
    },
  ];
}
