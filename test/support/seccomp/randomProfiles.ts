import type { Random } from '../random.ts';

/** A rule as profiles have it. */
export interface PlainRule {
  readonly names: readonly string[];
  readonly action: string;
  readonly errnoRet?: number;
  readonly args?: readonly PlainArgument[];
  readonly includes?: { readonly caps?: readonly string[] };
  readonly excludes?: { readonly caps?: readonly string[] };
}

export interface PlainArgument {
  readonly index: number;
  readonly value: number;
  readonly valueTwo?: number;
  readonly op: string;
}

export interface PlainProfile {
  readonly defaultAction: string;
  readonly defaultErrnoRet?: number;
  readonly architectures?: readonly string[];
  readonly archMap?: readonly {
    readonly architecture: string;
    readonly subArchitectures: readonly string[];
  }[];
  readonly syscalls: readonly PlainRule[];
}

export type ProfileDialect = 'oci' | 'docker' | 'spo';

/** Few, so that rules meet: plain ones, of one family, multiplexed, and such as narrow additions are about. */
const calls = [
  ...['read', 'write', 'clone', 'unshare', 'socket', 'personality', 'access', 'faccessat', 'openat', 'ioctl'],
  ...['ptrace', 'mbind', 'io_uring_setup', 'stat', 'chroot', 'mkdir'],
];

const values = [0, 1, 2, 8, 40, 0x7e02_0000, 0xffff_ffff, 0x1_0000_0000, 0x1_0000_0028];
const operators = ['NE', 'LT', 'LE', 'EQ', 'EQ', 'EQ', 'GE', 'GT', 'MASKED_EQ', 'MASKED_EQ'];

/** A profile whose rules get in each other's way; more often than not one with which a container starts. */
export function randomProfile(random: Random, dialect: ProfileDialect): PlainProfile {
  const defaultAction = random.pick([
    'SCMP_ACT_ERRNO',
    'SCMP_ACT_ERRNO',
    'SCMP_ACT_ALLOW',
    'SCMP_ACT_KILL_PROCESS',
  ]);
  const usual = random.pick(['SCMP_ACT_ALLOW', 'SCMP_ACT_ERRNO']);
  const syscalls = Array.from({ length: 1 + random.below(7) }, () => randomRule(random, dialect, usual));
  const architectures = random.pick([
    ['SCMP_ARCH_X86_64'],
    ['SCMP_ARCH_X86_64', 'SCMP_ARCH_X86', 'SCMP_ARCH_X32'],
    ['SCMP_ARCH_X86', 'SCMP_ARCH_X86_64'],
  ]);
  const [architecture = '', ...subArchitectures] = architectures.toSorted((left) =>
    left.endsWith('_64') ? -1 : 1,
  );
  return {
    defaultAction,
    ...(dialect !== 'spo' && random.chance(0.4) ? { defaultErrnoRet: random.pick([1, 38]) } : {}),
    ...(dialect === 'docker' && random.chance(0.7)
      ? { archMap: [{ architecture, subArchitectures }] }
      : { architectures }),
    syscalls,
  };
}

function randomRule(random: Random, dialect: ProfileDialect, usual: string): PlainRule {
  const names = Array.from({ length: 1 + random.below(5) }, () => random.pick(calls));
  const action = random.chance(0.7)
    ? usual
    : random.pick(['SCMP_ACT_ALLOW', 'SCMP_ACT_ERRNO', 'SCMP_ACT_LOG']);
  const caps = [random.pick(['CAP_SYS_ADMIN', 'CAP_SYS_PTRACE'])];
  const isGuarded = dialect === 'docker' && random.chance(0.3);
  return {
    // The operator's lists are sets.
    names: dialect === 'spo' ? [...new Set(names)] : names,
    action,
    ...(action === 'SCMP_ACT_ERRNO' && random.chance(0.6) ? { errnoRet: random.pick([1, 13, 38]) } : {}),
    ...(random.chance(0.45) ? { args: randomArguments(random) } : {}),
    ...(isGuarded ? { [random.pick(['includes', 'excludes'])]: { caps } } : {}),
  };
}

function randomArguments(random: Random): readonly PlainArgument[] {
  return Array.from({ length: random.chance(0.2) ? 2 : 1 }, () => {
    const op = random.pick(operators);
    const masked = op === 'MASKED_EQ' ? { valueTwo: random.pick(values) } : {};
    return { index: random.below(3), value: random.pick(values), ...masked, op: `SCMP_CMP_${op}` };
  });
}
