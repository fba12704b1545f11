import { describe, expect, it } from 'vitest';
import { finish } from '../../../../server/src/base/steps.ts';
import type { Lens } from '../../../../server/src/features/lens/lens.ts';
import { lensesOf } from '../../../../server/src/features/lens/lenses.ts';
import { callArguments } from '../../../../server/src/features/seccomp/lens/callArguments.ts';
import { defaultPage } from '../../../../server/src/features/seccomp/lens/defaultPage.ts';
import { profileAt } from '../../../../server/src/features/seccomp/lens/profileAt.ts';
import { callChoices, tryCall } from '../../../../server/src/features/seccomp/lens/tryCall.ts';
import { defaultSettings } from '../../../../server/src/workspace/settings.ts';
import { type LensKind, lensKinds } from '../../../../server/src/workspace/shown.ts';
import { root, workbenchOf } from '../../../support/workbench.ts';

const docker = JSON.stringify(
  {
    defaultAction: 'SCMP_ACT_ERRNO',
    archMap: [{ architecture: 'SCMP_ARCH_X86_64', subArchitectures: ['SCMP_ARCH_X86'] }],
    syscalls: [
      { names: ['read', 'write', 'keyctl'], action: 'SCMP_ACT_ALLOW' },
      {
        names: ['socket'],
        action: 'SCMP_ACT_ALLOW',
        args: [{ index: 0, value: 1, op: 'SCMP_CMP_EQ' }],
      },
      { names: ['bpf'], action: 'SCMP_ACT_ERRNO', errnoRet: 13 },
    ],
  },
  null,
  2,
);

const operator = `apiVersion: security-profiles-operator.x-k8s.io/v1beta1
kind: SeccompProfile
metadata: { name: web }
spec:
  defaultAction: SCMP_ACT_LOG
  architectures: [SCMP_ARCH_AARCH64]
  syscalls:
    - names: [read, write]
      action: SCMP_ACT_ALLOW
    - names: [ptrace]
      action: SCMP_ACT_ERRNO
---
apiVersion: security-profiles-operator.x-k8s.io/v1beta1
kind: SeccompProfile
metadata: { name: based }
spec:
  baseProfileName: nowhere
  defaultAction: SCMP_ACT_ERRNO
`;

const pods = `apiVersion: v1
kind: Pod
metadata: { name: a }
spec:
  securityContext:
    seccompProfile: { type: Localhost, localhostProfile: profiles/docker.json }
  initContainers:
    - name: first
      securityContext: { privileged: true }
  containers:
    - name: app
    - name: side
      securityContext: { seccompProfile: { type: RuntimeDefault } }
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: b }
spec:
  template:
    spec:
      containers: [{ name: app }]
`;

const files = new Map([
  ['docker.json', docker],
  ['kubelet/seccomp/profiles/docker.json', docker],
  ['operator.yaml', operator],
  ['pods.yaml', pods],
]);

function lenses(name: string, shown = defaultSettings.shown): readonly Lens[] {
  const workbench = workbenchOf(files, { ...defaultSettings, shown });
  return finish(lensesOf(workbench, `${root}/${name}`, undefined));
}

const line = (name: string, { range }: Lens): number =>
  (files.get(name) ?? '').slice(0, range.start).split('\n').length;

const shown = (name: string): readonly string[] =>
  lenses(name).map(
    (lens) => `${line(name, lens)}: ${lens.title}${lens.action === undefined ? '' : ` [${lens.action}]`}`,
  );

describe('lenses of profiles', () => {
  it('count what is allowed, and compare with the default of the engine', () => {
    expect(shown('docker.json')).toEqual([
      '1: Allows 4 of 361 calls on x86_64, 1 with conditions [reach]',
      expect.stringMatching(/^1: Against Docker’s default: \+1 −\d+ \[changes\]$/),
      '1: Leaves open: 1 call of high risk, 1 way around its own rules [risk]',
      '1: Try a call [try]',
    ]);
  });

  it('stand above each object, for the architecture that it names, and say which base is missing', () => {
    expect(shown('operator.yaml')).toEqual([
      expect.stringMatching(/^1: Allows \d+ of \d+ calls on aarch64 \[reach\]$/),
      expect.stringMatching(/^1: Against containerd’s default: \+\d+ −1 \[changes\]$/),
      expect.stringMatching(/^1: Leaves open: \d+ calls of high risk \[risk\]$/),
      '1: Try a call [try]',
      '13: The base profile nowhere is not known here, and so neither is all that this one allows',
    ]);
  });

  it('count a call that runs for pairs of arguments, however many they are', () => {
    const pairs = Array.from({ length: 80 }, (_, at) => ({
      names: ['socket'],
      action: 'SCMP_ACT_ALLOW',
      args: [0, 1].map((index) => ({ index, value: 7 * at + 3 + index, op: 'SCMP_CMP_EQ' })),
    }));
    const text = JSON.stringify({ defaultAction: 'SCMP_ACT_ERRNO', syscalls: pairs });
    const workbench = workbenchOf(new Map([['pairs.json', text]]));
    const [first] = finish(lensesOf(workbench, `${root}/pairs.json`, undefined));
    expect(first?.title).toBe('Allows 1 of 361 calls on x86_64, 1 with conditions');
  });

  it('list the calls of the comparison', () => {
    const workbench = workbenchOf(files);
    const uri = `${root}/docker.json`;
    const profile = profileAt(workbench, uri, 0);
    const page = profile && finish(defaultPage(workbench, uri, profile));
    expect(page?.title).toMatch(/^docker\.json against the default of Docker \d/);
    expect(page?.markdown).toContain('## Allowed here, not by default: 1 call\n\n- `keyctl`: ');
    expect(page?.markdown).toContain('- `accept4`: ');
    expect(page?.markdown).toContain('- `socket`: for some arguments; ');
    expect(page?.markdown).toMatch(/## Denied by both, in another way: \d+ calls?\n\n(?:- .*\n)*- `bpf`/);
  });
});

describe('lenses of containers', () => {
  it('say what each runs under and whose word that is, and lead to the file', () => {
    const found = lenses('pods.yaml').filter(({ title }) => title.startsWith('Runs'));
    expect(found.map((lens) => `${line('pods.yaml', lens)}: ${lens.title}`)).toEqual([
      '11: Runs under profiles/docker.json of the node, by the pod’s seccompProfile: kubelet/seccomp/profiles/docker.json',
      '12: Runs under the runtime’s own profile (RuntimeDefault), by its own seccompProfile',
      '8: Runs without a seccomp profile, because it is privileged, whatever the pod’s seccompProfile says',
      '21: Runs without a seccomp profile: neither it nor its pod asks for one',
    ]);
    expect(found[0]).toMatchObject({
      action: 'open',
      target: { uri: `${root}/kubelet/seccomp/profiles/docker.json`, line: 0 },
    });
    expect(found[1]?.action).toBeUndefined();
  });
});

describe('lenses are switched by settings:', () => {
  const none: Record<LensKind, boolean> = { connections: false, profiles: false, containers: false };
  const all = ['docker.json', 'pods.yaml'];

  it.each(lensKinds)('%s', (kind) => {
    const settings = { ...defaultSettings.shown, lenses: { ...none, [kind]: true } };
    const titles = all.flatMap((name) => lenses(name, settings)).map(({ title }) => title.split(' ')[0]);
    const expected = {
      connections: ['Show'],
      profiles: ['Allows', 'Against', 'Leaves', 'Try'],
      containers: ['Runs'],
    };
    expect([...new Set(titles)]).toEqual(expected[kind]);
    expect(all.flatMap((name) => lenses(name, { ...settings, lenses: none }))).toEqual([]);
  });
});

describe('the arguments that are typed', () => {
  it('are numbers and constants, flags with a line between them', () => {
    expect(callArguments('clone', 'x86_64', 'CLONE_NEWUSER|SIGCHLD, 0x10 -1')).toEqual({
      kind: 'values',
      values: [0x1000_0011n, 16n, 0xffff_ffff_ffff_ffffn],
    });
  });
});

describe('trying a call', () => {
  const workbench = workbenchOf(files);
  const uri = `${root}/docker.json`;
  const position = { line: 0, character: 0 };
  const ask = (call: string, args: string, architecture = 'x86_64') =>
    tryCall(workbench, 0, { uri, position, call, args, architecture });

  it('offers the calls and architectures of the filter', () => {
    const choices = callChoices(workbench, uri, 0);
    expect(choices?.architectures).toEqual(['x86_64', 'x86']);
    const socket = choices?.calls.find(({ name }) => name === 'socket');
    expect(socket?.parameters).toBe('int family, int type, int protocol');
    expect(choices?.calls.some(({ name }) => name === 'socketcall')).toBe(true);
    expect(choices?.calls.some(({ name }) => name === 'cacheflush')).toBe(false);
    expect(callChoices(workbench, `${root}/pods.yaml`, 0)).toBeUndefined();
  });

  it.each<readonly [call: string, args: string, verdict: string, place: string | undefined]>([
    [
      'socket',
      'AF_UNIX SOCK_STREAM|SOCK_CLOEXEC',
      'socket(AF_UNIX, SOCK_STREAM|SOCK_CLOEXEC) on x86_64: it runs.',
      'docker.json:22',
    ],
    ['socket', '0x2', 'socket(0x2) on x86_64: it fails with EPERM.', undefined],
    [
      'socket',
      'AF_NETLINK,3,NETLINK_AUDIT',
      'socket(AF_NETLINK, 3, NETLINK_AUDIT) on x86_64: it fails with EPERM.',
      undefined,
    ],
    ['bpf', '', 'bpf() on x86_64: it fails with EACCES.', 'docker.json:35'],
  ])('%s(%s)', (call, args, verdict, place) => {
    const answer = ask(call, args);
    expect(answer).toMatchObject({ verdict });
    expect(answer && 'place' in answer ? answer.place?.text : undefined).toBe(place);
  });

  it.each<readonly [call: string, args: string, architecture: string, problem: string]>([
    [
      'socket',
      'AF_NOSUCH',
      'x86_64',
      'AF_NOSUCH is neither a number nor a constant of argument 0 of socket on x86_64.',
    ],
    ['socket', '1 2 3 4 5 6 7', 'x86_64', 'A call has at most 6 arguments.'],
    ['cacheflush', '', 'x86_64', 'There is no call cacheflush on x86_64.'],
  ])('%s(%s) on %s is refused', (call, args, architecture, problem) => {
    expect(ask(call, args, architecture)).toEqual({ problem });
  });
});
