import { existsSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { checkFiles } from '../../../server/src/cli/check/checkFiles.ts';
import { copiedDefault } from '../../support/seccomp/defaultText.ts';
import { describeShared } from '../../support/shared.ts';

/** A profile with a mistake, and the rule that tells of it on a target. */
type Row = readonly [entry: string, rule: string, text: string, target?: string];

const head = '"defaultAction": "SCMP_ACT_ERRNO", "architectures": ["SCMP_ARCH_X86_64", "SCMP_ARCH_X86"]';
const allow = (names: string, more = ''): string =>
  `{ "names": [${names}], "action": "SCMP_ACT_ALLOW"${more} }`;
const deny = (names: string, more = ''): string =>
  `{ "names": [${names}], "action": "SCMP_ACT_ERRNO"${more} }`;
const condition = (index: number, value: string, op: string, more = ''): string =>
  `{ "index": ${index}, "value": ${value}${more}, "op": "SCMP_CMP_${op}" }`;
const args = (...conditions: readonly string[]): string => `, "args": [${conditions.join(', ')}]`;
const profile = (...rules: readonly string[]): string => `{ ${head}, "syscalls": [${rules.join(', ')}] }`;
const top = (entries: string, ...rules: readonly string[]): string =>
  `{ ${entries}, "syscalls": [${rules.join(', ')}] }`;
const read = allow('"read"');
const pod = (path: string): string =>
  `apiVersion: v1\nkind: Pod\nmetadata: { name: a }\nspec:\n  securityContext:\n    seccompProfile: { type: Localhost, localhostProfile: ${path} }\n  containers: [{ name: a, image: a }]\n`;
const object = (spec: string): string =>
  `apiVersion: security-profiles-operator.x-k8s.io/v1beta1\nkind: SeccompProfile\nmetadata: { name: a }\nspec:\n  ${spec}\n`;
const [docker, containerd, podman] = ['docker-29', 'kubernetes-containerd-2.2', 'podman-5.4'];
const many = Array.from({ length: 1100 }, (_, index) =>
  condition(1, String((index + 5000) * 2 ** 32 + index), 'EQ'),
);

/** What the catalogue asks for, in its words and its order. */
const rows: readonly Row[] = [
  ['JSON syntax/comment/trailing comma', 'syntax', `# ours\n${profile(read)}`],
  ['JSON syntax/comment/trailing comma', 'syntax', `{ ${head}, "syscalls": [${read},] }`],
  ['top level not object', 'seccomp-wrong-type', `[${profile(read)}]`],
  ['missing defaultAction with syscalls', 'seccomp-missing-key', `{ "syscalls": [${read}] }`],
  ['`{}` = unconfined (runc, Docker)', 'seccomp-missing-key', '{ "architectures": [], "syscalls": [] }'],
  [
    'unknown action/op/arch/flag',
    'seccomp-unknown-value',
    profile('{ "names": ["read"], "action": "ALLOW" }'),
  ],
  [
    'unknown action/op/arch/flag',
    'seccomp-unknown-value',
    profile(allow('"read"', args(condition(0, '1', 'IS')))),
  ],
  [
    'unknown action/op/arch/flag',
    'seccomp-unknown-value',
    top('"defaultAction": "SCMP_ACT_ERRNO", "architectures": ["SCMP_ARCH_AMD64"]', read),
  ],
  ['unknown action/op/arch/flag', 'seccomp-unknown-value', top(`${head}, "flags": ["LOG"]`, read)],
  ['index>5', 'seccomp-argument-index', profile(allow('"read"', args(condition(6, '1', 'EQ'))))],
  ['errnoRet>4094', 'seccomp-errno', profile(deny('"mount"', ', "errnoRet": 4095'), read)],
  ...['-1', '1.5', '"1"', '18446744073709551616'].map(
    (value): Row => [
      'value negative, fractional, string (crun reads strings as 0), >2^64-1 (mind JS number precision: **parse as BigInt**)',
      'seccomp-wrong-type',
      profile(allow('"read"', args(condition(0, value, 'EQ')))),
    ],
  ),
  ['name+names', 'seccomp-conflicting-keys', profile(allow('"read"', ', "name": "write"'))],
  [
    'architectures+archMap',
    'seccomp-conflicting-keys',
    top(`${head}, "archMap": [{ "architecture": "SCMP_ARCH_X86_64", "subArchitectures": [] }]`, read),
  ],
  [
    'EEXIST pairs',
    'seccomp-does-not-start',
    profile(
      allow('"read"', args(condition(0, '1', 'EQ'))),
      `{ "names": ["read"], "action": "SCMP_ACT_LOG"${args(condition(0, '1', 'EQ'))} }`,
    ),
    docker,
  ],
  [
    'NOTIFY without listenerPath, on write, as default',
    'seccomp-notify',
    profile('{ "names": ["mount"], "action": "SCMP_ACT_NOTIFY" }', read),
  ],
  [
    'NOTIFY without listenerPath, on write, as default',
    'seccomp-notify',
    profile('{ "names": ["write"], "action": "SCMP_ACT_NOTIFY" }', read),
  ],
  [
    'NOTIFY without listenerPath, on write, as default',
    'seccomp-notify',
    top('"defaultAction": "SCMP_ACT_NOTIFY"', read),
  ],
  [
    'arch of other endianness than target',
    'seccomp-byte-order',
    top('"defaultAction": "SCMP_ACT_ERRNO", "architectures": ["SCMP_ARCH_X86_64", "SCMP_ARCH_S390X"]', read),
  ],
  [
    'minKernel format',
    'seccomp-includes-excludes',
    profile(allow('"read"', ', "includes": { "minKernel": "new" }')),
  ],
  [
    'listenerMetadata without path',
    'seccomp-conflicting-keys',
    top(`${head}, "listenerMetadata": "a"`, read),
  ],
  ['empty name', 'seccomp-unknown-syscall', profile(allow('"read", ""'))],
  ['Kubernetes path rules', 'pod-seccomp-profile', pod('../a.json')],
  ['Kubernetes path rules', 'pod-seccomp-profile', pod('/var/lib/a.json')],
  ['CRD enum and pattern', 'seccomp-unknown-value', object('defaultAction: ALLOW')],
  [
    'CRD enum and pattern',
    'seccomp-listener-path',
    object('defaultAction: SCMP_ACT_ALLOW\n  listenerPath: /tmp/a.sock'),
  ],
  ['runtime base syscalls missing', 'seccomp-runtime-calls', profile(read), docker],
  ['unknown syscall name (nearest-name fix)', 'seccomp-unknown-syscall', profile(allow('"raed"'))],
  [
    'name unknown to target libseccomp',
    'seccomp-unknown-to-library',
    profile(allow('"read", "statmount"')),
    'podman-4.9',
  ],
  [
    'name absent on target arch(s)',
    'seccomp-syscall-not-on-architecture',
    profile(allow('"read", "riscv_flush_icache"')),
  ],
  [
    'rule shadowed by unconditional rule',
    'seccomp-dead-rule',
    profile(read, '{ "names": ["read"], "action": "SCMP_ACT_LOG" }'),
  ],
  [
    'rule dropped as longer chain',
    'seccomp-dead-rule',
    profile(
      allow('"fcntl"', args(condition(0, '1', 'EQ'))),
      `{ "names": ["fcntl"], "action": "SCMP_ACT_LOG"${args(condition(0, '1', 'EQ'), condition(1, '2', 'EQ'))} }`,
    ),
  ],
  [
    'rule equal to default',
    'seccomp-default-action',
    profile(deny('"read"', args(condition(0, '7', 'EQ'))), read),
  ],
  [
    'OR-instead-of-AND on one index',
    'seccomp-several-conditions',
    profile(allow('"socket"', args(condition(0, '38', 'NE'), condition(0, '40', 'NE')))),
  ],
  [
    'MASKED_EQ datum outside mask, mask 0, likely swapped value/valueTwo',
    'seccomp-mask',
    profile(allow('"fcntl"', args(condition(1, '1', 'MASKED_EQ', ', "valueTwo": 2')))),
  ],
  [
    'MASKED_EQ datum outside mask, mask 0, likely swapped value/valueTwo',
    'seccomp-mask',
    profile(allow('"fcntl"', args(condition(1, '0', 'MASKED_EQ', ', "valueTwo": 0')))),
  ],
  [
    'NE in two allow rules = always true',
    'seccomp-always-allowed',
    profile(
      allow('"socket"', args(condition(0, '38', 'NE'))),
      allow('"socket"', args(condition(0, '40', 'NE'))),
    ),
  ],
  [
    'high-32-bit bypass by argument type',
    'seccomp-upper-bits',
    profile(allow('"socket"', args(condition(0, '40', 'NE')))),
  ],
  [
    'condition on pointer argument',
    'seccomp-pointer',
    profile(allow('"openat"', args(condition(1, '4096', 'EQ')))),
  ],
  [
    '>32-bit datum with 32-bit arch',
    'seccomp-narrow-argument',
    profile(allow('"lseek"', args(condition(1, '4294967296', 'EQ')))),
  ],
  [
    'arg filter on socket/ipc family with multiplexed arch',
    'seccomp-multiplexed',
    profile(allow('"socket"', args(condition(0, '1', 'EQ'))), allow('"socketcall"')),
    docker,
  ],
  [
    'sub-architectures missing → SIGSYS for 32-bit',
    'seccomp-sub-architectures',
    top('"defaultAction": "SCMP_ACT_ALLOW", "architectures": ["SCMP_ARCH_X86_64"]', deny('"mount"')),
  ],
  [
    'default KILL + no architectures',
    'seccomp-sub-architectures',
    top('"defaultAction": "SCMP_ACT_KILL_PROCESS"', read),
  ],
  [
    'EPERM default with new syscalls (family incomplete, clone3)',
    'seccomp-older-form',
    profile(allow('"clone"')),
    podman,
  ],
  [
    'stub border hole',
    'seccomp-enosys-border',
    profile(allow('"read", "rseq", "statx", "faccessat2"')),
    docker,
  ],
  [
    'Docker-only keys for containerd target',
    'seccomp-dropped-keys',
    profile(allow('"bpf"', ', "includes": { "caps": ["CAP_BPF"] }')),
    containerd,
  ],
  [
    '`errno` string for Docker target',
    'seccomp-dropped-keys',
    profile(deny('"bpf"', ', "errno": "ENOSYS"')),
    docker,
  ],
  [
    'minKernel for Podman target',
    'seccomp-dropped-keys',
    profile(allow('"bpf"', ', "includes": { "minKernel": "9.0" }')),
    podman,
  ],
  ['errnoRet on non-errno action (crun fails)', 'seccomp-errno', profile(allow('"read"', ', "errnoRet": 1'))],
  ['errnoRet 0 fakes success', 'seccomp-errno', profile(deny('"mount"', ', "errnoRet": 0'), read)],
  ['flags [] vs absent', 'seccomp-flags', profile(read), docker],
  ['duplicate name inside list', 'seccomp-duplicate-item', profile(allow('"read", "read"'))],
  ['>4096 BPF instructions', 'seccomp-too-large', profile(allow('"ioctl"', args(...many))), docker],
  [
    'SCMP_ACT_KILL kills only the thread',
    'seccomp-kill-thread',
    profile('{ "names": ["mount"], "action": "SCMP_ACT_KILL" }', read),
  ],
  [
    'TRACE without tracer',
    'seccomp-trace',
    profile('{ "names": ["mount"], "action": "SCMP_ACT_TRACE" }', read),
  ],
  [
    'denied io_uring while files are filtered by open*.',
    'seccomp-io-uring',
    top(
      '"defaultAction": "SCMP_ACT_ALLOW"',
      deny('"openat2"'),
      '{ "names": ["io_uring_setup", "io_uring_enter"], "action": "SCMP_ACT_LOG" }',
    ),
    docker,
  ],
  [
    'obsolete/removed syscalls (create_module, query_module, nfsservctl, sysfs, uselib…)',
    'seccomp-obsolete-call',
    profile(allow('"nfsservctl"')),
    docker,
  ],
  [
    'dangerous syscalls allowed without caps gate',
    'seccomp-dangerous-call',
    profile(allow('"kexec_load"')),
    docker,
  ],
  ['difference to Docker/Podman default', 'seccomp-unlike-default', profile(allow('"kexec_load"')), docker],
  [
    'difference to Docker/Podman default',
    'seccomp-like-default',
    JSON.stringify(copiedDefault('docker')),
    docker,
  ],
  ['comment style.', 'syntax', `// ours\n${profile(read)}`],
];

const offByDefault = ['flags', 'obsolete-call', 'dangerous-call', 'unlike-default'];

function rulesFoundIn(text: string, target: string): readonly string[] {
  const runtimes = target === '' ? '' : `, runtimes: [{ preset: ${target} }]`;
  const on = offByDefault.map((rule) => `seccomp-${rule}: info`).join(', ');
  const files = new Map([
    ['file:///w/.policy-lens.yaml', `environments: [{ name: w${runtimes} }]\nrules: { ${on} }\n`],
    [text.startsWith('apiVersion') ? 'file:///w/a.yaml' : 'file:///w/seccomp.json', text],
  ]);
  return checkFiles(files).map(({ rule }) => rule);
}

it.each(rows.map(([entry, rule, text, target = '']) => [entry, rule, text, target] as const))(
  '%s: %s',
  (_, rule, text, target) => {
    expect(rulesFoundIn(text, target)).toContain(rule);
  },
);

describeShared('the catalogue of findings', 'reference', (folder) => {
  const file = `${folder}/seccomp.md`;

  it('has each of its entries here, and no other', () => {
    const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
    const [, section = ''] = /^## 9\..*\n([\s\S]*?)^## 10\./m.exec(text) ?? [];
    const entries = [...section.matchAll(/^[EWI]: (.*)$/gm)].flatMap(([, line = '']) =>
      line.replace(/\.$/, '').split('; '),
    );
    expect(entries.length).toBeGreaterThan(50);
    const withoutEnd = (entry: string): string => entry.replace(/\.$/, '');
    expect([...new Set(rows.map(([entry]) => withoutEnd(entry)))]).toEqual(entries.map(withoutEnd));
  });
});
