import { copiedDefault } from '../../support/seccomp/defaultText.ts';
import { addEntry, assign, type Plant } from '../edits.ts';
import {
  action,
  beside,
  defaultAction,
  has,
  nameItem,
  type ProfileMistake,
  rulesOnTop,
  where,
} from './plants.ts';

const without =
  (...names: readonly string[]) =>
  (text: string): boolean =>
    names.every((name) => !text.includes(`"${name}"`));
const withName =
  (...names: readonly string[]) =>
  (text: string): boolean =>
    names.every((name) => text.split(`"${name}"`).length === 2);
/** Under a default action that denies by EPERM; quotactl and ustat are calls that few profiles name. */
const denying = (text: string): boolean =>
  /"defaultAction": "SCMP_ACT_ERRNO"/.test(text) && !/"defaultErrno/.test(text);
const forQuotactl = (text: string): boolean => denying(text) && without('quotactl')(text);
/** What follows from a profile that can't be read is not told. */
const isWhole = (text: string): boolean => !/,\s*[\]}]/.test(text);
const rule = (names: string, action: string, args = ''): string =>
  `{ "names": [${names}], "action": "SCMP_ACT_${action}${args === '' ? '' : `, "args": [${args}]`} }`;
const argument0 = (index: number, value: string, op: string): string =>
  `{ "index": ${index}, "value": ${value}, "op": "SCMP_CMP_${op}" }`;
const onProfile = { at: defaultAction, files: 'json' } as const;
const docker = { targets: ['docker-29'] };
/** What may follow from a rule that beats, or is beaten by, those that the profile has. */
const consequences = [
  'seccomp-dead-rule',
  'seccomp-runtime-calls',
  'seccomp-older-form',
  'seccomp-multiplexed',
];

/** Of 64 bits, each half of which costs an instruction: more than a program may have. */
const values = Array.from({ length: 1400 }, (_, index) =>
  argument0(1, String((index + 5000) * 2 ** 32 + index), 'EQ'),
).join(', ');

/** A name in the middle of a list becomes a rule of its own, with a condition; socketcall stays open. */
function withCondition(call: string, condition: string): Plant {
  return (_site, text) => {
    const name = new RegExp(`"${call}"(?=,\\s*"s)`).exec(text);
    const isOpen =
      /"SCMP_ARCH_X86"/.test(text) && withName('socketcall', call)(text) && without('ustat')(text);
    if (name === null || !isOpen) return undefined;
    const inBetween = rule(`"${call}"`, 'ALLOW"', condition);
    const newText = `"ustat"], "action": "SCMP_ACT_ALLOW" }, ${inBetween}, { "names": ["ustat"`;
    return { start: name.index, end: name.index + name[0].length, newText, mistakeAt: 0 };
  };
}

/** The default of the engine in place of the profile, whose own calls are allowed by it or not. */
const copy: Plant = (_site, text) => ({
  start: 0,
  end: text.length,
  newText: JSON.stringify(copiedDefault('docker'), undefined, 2),
  mistakeAt: 0,
});

const listedOrThirtyTwoBits =
  /"(?:architectures|archMap|defaultErrno\w*|mmap2|_llseek|waitpid|socketcall|\w*32|\w*(?:stat\w*|fcntl|truncate|sendfile|time)64)"/;

/** No architectures are listed any more, and all calls but some kill; none of these is made by 32-bit programs alone. */
const killedUnasked: Plant = (_site, text) => {
  const head =
    /"defaultAction": "SCMP_ACT_\w+",\s*(?:"defaultErrnoRet": \d+,\s*)?(?:"architectures":\s*\[[^\]]*\],\s*)?/.exec(
      text,
    );
  const rest = head && text.slice(0, head.index) + text.slice(head.index + head[0].length);
  if (head === null || !isWhole(text) || !/"SCMP_ACT_ALLOW"/.test(text)) return undefined;
  if (listedOrThirtyTwoBits.test(rest ?? '')) return undefined;
  const newText = '"defaultAction": "SCMP_ACT_KILL_PROCESS",\n';
  return { start: head.index, end: head.index + head[0].length, newText, mistakeAt: 0 };
};

/** The object names itself as its base. */
const uponItself: Plant = (site, text) => {
  const [, name] = /^metadata:\s*\n(?:\s+.*\n)*?\s+name: *["']?([\w.-]+)/m.exec(text) ?? [];
  const isOne = text.split('kind: SeccompProfile').length === 2 && !text.includes('baseProfileName');
  return name === undefined || !isOne ? undefined : addEntry('baseProfileName', name)(site, text);
};

/** Mistakes that only what a target makes of the profile shows. */
export const targetMistakes: readonly ProfileMistake[] = [
  {
    name: 'an object upon itself',
    rule: 'seccomp-base-profile',
    at: defaultAction,
    files: 'objects',
    plant: uponItself,
  },
  {
    name: 'an object upon itself, told before its rules',
    rule: 'seccomp-base-profile',
    at: /^syscalls$/,
    files: 'objects',
    plant: uponItself,
  },
  {
    ...onProfile,
    ...docker,
    name: 'thousands of single values',
    rule: 'seccomp-too-large',
    foundAt: /"?defaultAction"?:/,
    plant: rulesOnTop(
      rule('"quotactl"', 'TRAP"', values),
      (text) => isWhole(text) && !text.includes('"quotactl"'),
    ),
    alsoTrue: [
      'seccomp-default-action',
      'seccomp-pointer',
      'seccomp-several-conditions',
      'seccomp-narrow-argument',
      'seccomp-upper-bits',
      'seccomp-argument-index',
      ...consequences,
    ],
  },
  {
    name: 'logged by an old kernel',
    rule: 'seccomp-newer-action',
    at: action,
    files: 'json',
    targets: ['docker-29, kernel: "4.9"'],
    plant: where(
      ({ scalar }) => scalar === 'SCMP_ACT_ERRNO' || scalar === 'SCMP_ACT_ALLOW',
      assign('"SCMP_ACT_LOG"'),
    ),
    alsoTrue: [
      ...consequences,
      'seccomp-errno',
      'seccomp-does-not-start',
      'seccomp-io-uring',
      'seccomp-upper-bits',
      'seccomp-unknown-to-library',
      'seccomp-not-on-host',
      'seccomp-default-action',
      'seccomp-enosys-border',
    ],
  },
  {
    at: defaultAction,
    files: 'bare',
    ...docker,
    name: 'a copy of the default profile',
    rule: 'seccomp-like-default',
    foundAt: /"defaultAction":/,
    plant: copy,
    // True of the default itself.
    alsoTrue: ['seccomp-multiplexed', 'seccomp-upper-bits', 'seccomp-syscall-not-on-architecture'],
  },
  {
    ...onProfile,
    ...docker,
    name: 'a call that the default profile denies',
    rule: 'seccomp-unlike-default',
    isAskedFor: true,
    foundAt: /"?defaultAction"?:/,
    plant: rulesOnTop(
      rule('"kexec_load"', 'ALLOW"'),
      (text) => denying(text) && isWhole(text) && !text.includes('"kexec_load"') && !/"name"/.test(text),
    ),
    alsoTrue: ['seccomp-default-action'],
  },
  {
    name: 'killed by the thread',
    rule: 'seccomp-kill-thread',
    at: action,
    plant: where(({ scalar }) => scalar === 'SCMP_ACT_ERRNO', assign('"SCMP_ACT_KILL"')),
    alsoTrue: [...consequences, 'seccomp-errno', 'seccomp-does-not-start'],
  },
  {
    name: 'left to a tracer',
    rule: 'seccomp-trace',
    at: action,
    plant: where(({ scalar }) => scalar === 'SCMP_ACT_ERRNO', assign('"SCMP_ACT_TRACE"')),
    alsoTrue: [...consequences, 'seccomp-does-not-start'],
  },
  {
    ...onProfile,
    ...docker,
    name: 'a flag that runc does not know',
    rule: 'seccomp-does-not-start',
    plant: where(
      (site) => !has(site, 'flags'),
      addEntry('flags', '["SECCOMP_FILTER_FLAG_WAIT_KILLABLE_RECV"]'),
    ),
  },
  {
    ...docker,
    name: 'the program can’t be started',
    rule: 'seccomp-runtime-calls',
    at: nameItem,
    files: 'bare',
    foundAt: /"?defaultAction"?:/,
    plant: where(
      ({ scalar }) => scalar === 'execve',
      (site, text) =>
        isWhole(text) && text.match(/\bexecve\b/g)?.length === 1
          ? assign('"vhangup"')(site, text)
          : undefined,
    ),
    alsoTrue: ['seccomp-dead-rule', 'seccomp-duplicate-item'],
  },
  {
    ...docker,
    name: 'the working directory can’t be changed',
    rule: 'seccomp-runtime-calls',
    at: nameItem,
    files: 'bare',
    foundAt: /"?defaultAction"?:/,
    plant: where(
      ({ scalar }) => scalar === 'chdir',
      (site, text) =>
        isWhole(text) && text.match(/\bchdir\b/g)?.length === 1 ? assign('"vhangup"')(site, text) : undefined,
    ),
    alsoTrue: ['seccomp-dead-rule', 'seccomp-duplicate-item'],
  },
  {
    ...onProfile,
    name: 'beaten by a rule without conditions',
    rule: 'seccomp-dead-rule',
    plant: rulesOnTop(rule('"close"', 'LOG"', argument0(0, '7', 'EQ')), withName('close')),
  },
  {
    ...onProfile,
    name: 'an exception with the default action',
    rule: 'seccomp-default-action',
    plant: rulesOnTop(
      rule('"close"', 'ERRNO"', argument0(0, '7', 'EQ')),
      (text) => denying(text) && withName('close')(text),
    ),
  },
  {
    ...onProfile,
    name: 'an interval by two conditions',
    rule: 'seccomp-several-conditions',
    plant: rulesOnTop(
      rule('"ustat"', 'LOG"', `${argument0(2, '3', 'GE')}, ${argument0(2, '4', 'LE')}`),
      (text) => denying(text) && without('ustat')(text),
    ),
  },
  {
    ...onProfile,
    name: 'bits outside the mask',
    rule: 'seccomp-mask',
    plant: rulesOnTop(
      rule('"ustat"', 'LOG"', '{ "index": 2, "value": 1, "valueTwo": 2, "op": "SCMP_CMP_MASKED_EQ" }'),
      (text) => denying(text) && without('ustat')(text),
    ),
  },
  {
    ...onProfile,
    name: 'two exceptions that cancel each other',
    rule: 'seccomp-always-allowed',
    plant: rulesOnTop(
      `${rule('"ustat"', 'ALLOW"', argument0(2, '38', 'NE'))}, ${rule('"ustat"', 'ALLOW"', argument0(2, '40', 'NE'))}`,
      (text) => denying(text) && without('ustat')(text),
    ),
  },
  {
    ...onProfile,
    name: 'a small argument compared as a large one',
    rule: 'seccomp-upper-bits',
    plant: rulesOnTop(rule('"quotactl"', 'ALLOW"', argument0(0, '40', 'GT')), forQuotactl),
  },
  {
    ...onProfile,
    name: 'an address compared with a number',
    rule: 'seccomp-pointer',
    plant: rulesOnTop(rule('"quotactl"', 'ALLOW"', argument0(1, '4096', 'EQ')), forQuotactl),
  },
  {
    ...onProfile,
    name: 'a value too wide for 32 bits',
    rule: 'seccomp-narrow-argument',
    plant: rulesOnTop(
      rule('"quotactl"', 'ALLOW"', argument0(2, '1099511627776', 'LT')),
      (text) => forQuotactl(text) && /"SCMP_ARCH_X86"/.test(text),
    ),
    alsoTrue: ['seccomp-upper-bits'],
  },
  {
    ...onProfile,
    ...docker,
    name: 'a denied call that socketcall makes',
    rule: 'seccomp-multiplexed',
    foundAt: /"args": \[\{ "index": 0, "value": 2,/,
    plant: withCondition('socket', argument0(0, '2', 'EQ')),
    alsoTrue: ['seccomp-io-uring'],
  },
  {
    ...onProfile,
    ...docker,
    name: 'a message that socketcall sends',
    rule: 'seccomp-multiplexed',
    foundAt: /"args": \[\{ "index": 2, "value": 0,/,
    plant: withCondition('sendmsg', argument0(2, '0', 'EQ')),
    alsoTrue: ['seccomp-io-uring'],
  },
  {
    ...onProfile,
    name: 'io_uring beside a denied call',
    rule: 'seccomp-io-uring',
    plant: rulesOnTop(
      `${rule('"io_uring_enter", "io_uring_setup"', 'ALLOW"')}, ${rule('"openat2"', 'ERRNO", "errnoRet": 13')}`,
      without('io_uring_enter', 'io_uring_setup'),
    ),
    alsoTrue: [...consequences, 'seccomp-enosys-border'],
  },
  {
    ...onProfile,
    ...docker,
    name: 'the host’s architecture alone',
    rule: 'seccomp-sub-architectures',
    foundAt: /"defaultAction":/,
    plant: (_site, text) => {
      const list = /"SCMP_ARCH_X86"(?:,\s*"SCMP_ARCH_X32")?/.exec(text);
      // Named calls that only 32-bit programs make show that they are to run.
      if (list === null || /"architectures":/.test(text) || !text.includes('"mmap2"')) return undefined;
      return {
        start: list.index,
        end: list.index + list[0].length,
        newText: '"SCMP_ARCH_RISCV64"',
        mistakeAt: 0,
      };
    },
    alsoTrue: ['seccomp-syscall-not-on-architecture', 'seccomp-multiplexed'],
  },
  {
    ...onProfile,
    ...docker,
    name: 'killed where no architecture is listed',
    rule: 'seccomp-sub-architectures',
    foundAt: /"defaultAction":/,
    plant: killedUnasked,
    alsoTrue: [...consequences, 'seccomp-enosys-border', 'seccomp-default-action'],
  },
  {
    ...onProfile,
    ...docker,
    name: 'clone3 without ENOSYS',
    rule: 'seccomp-older-form',
    foundAt: /"clone"/,
    plant: rulesOnTop(rule('"clone3"', 'ERRNO", "errnoRet": 13'), withName('clone')),
    alsoTrue: ['seccomp-dead-rule', 'seccomp-enosys-border'],
  },
  {
    ...onProfile,
    ...docker,
    name: 'a newer call than those that are tried',
    rule: 'seccomp-enosys-border',
    plant: rulesOnTop(
      rule('"listmount"', 'LOG"'),
      (text) => denying(text) && without('listmount', 'close_range', 'statmount', 'mseal')(text),
    ),
    alsoTrue: ['seccomp-older-form', 'seccomp-enosys-border'],
  },
  {
    name: 'a condition that containerd drops',
    rule: 'seccomp-dropped-keys',
    at: action,
    files: 'bare',
    targets: ['kubernetes-containerd-2.2'],
    plant: where(
      (site) => !has(site, 'includes'),
      (site, text) =>
        /cludes"|ociVersion/.test(text)
          ? undefined
          : addEntry('includes', '{ "caps": ["CAP_BPF"] }')(site, text),
    ),
    alsoTrue: ['seccomp-dead-rule'],
  },
  {
    ...onProfile,
    name: 'a call that libseccomp is too old for',
    rule: 'seccomp-unknown-to-library',
    targets: ['podman-4.9'],
    plant: rulesOnTop(rule('"statmount"', 'LOG"'), (text) => denying(text) && without('statmount')(text)),
  },
  {
    ...onProfile,
    name: 'a call that the host has in another form',
    rule: 'seccomp-not-on-host',
    targets: ['docker-29, architectures: [aarch64]'],
    plant: rulesOnTop(rule('"mkdir"', 'ERRNO", "errnoRet": 13'), withName('mkdirat')),
    alsoTrue: ['seccomp-dead-rule'],
  },
  {
    ...onProfile,
    ...docker,
    name: 'a flag that is not handed on',
    rule: 'seccomp-flags',
    isAskedFor: true,
    plant: where((site) => !has(site, 'flags'), addEntry('flags', '["SECCOMP_FILTER_FLAG_TSYNC"]')),
  },
  {
    ...onProfile,
    ...docker,
    name: 'a call of a later kernel',
    rule: 'seccomp-newer-than-kernel',
    isAskedFor: true,
    plant: rulesOnTop(rule('"open_tree_attr"', 'LOG"'), without('open_tree_attr')),
    alsoTrue: ['seccomp-enosys-border', 'seccomp-older-form'],
  },
  {
    ...onProfile,
    ...docker,
    name: 'a call of an earlier kernel',
    rule: 'seccomp-obsolete-call',
    isAskedFor: true,
    plant: rulesOnTop(rule('"nfsservctl"', 'LOG"'), without('nfsservctl')),
  },
  {
    ...onProfile,
    ...docker,
    name: 'a call that gives much',
    rule: 'seccomp-dangerous-call',
    isAskedFor: true,
    plant: rulesOnTop(rule('"kexec_load"', 'ALLOW"'), without('kexec_load')),
  },
  {
    name: 'a condition that one of two targets drops',
    rule: 'seccomp-targets-differ',
    at: action,
    files: 'bare',
    targets: ['docker-29', 'kubernetes-containerd-2.2'],
    alsoTrue: ['seccomp-io-uring', 'seccomp-enosys-border'],
    foundAt: /"?defaultAction"?:/,
    plant: where(
      (site) => site.scalar === 'SCMP_ACT_ALLOW' && !has(site, 'includes'),
      (site, text) => {
        const names = beside(site, 'names');
        const holdsClose =
          names !== undefined && /\bclose\b/.test(text.slice(names.value.start, names.value.end));
        if (!holdsClose || text.match(/\bclose\b/g)?.length !== 1) return undefined;
        return addEntry('includes', '{ "caps": ["CAP_WAKE_ALARM"] }')(site, text);
      },
    ),
  },
];
