import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { checkFiles } from '../../../server/src/cli/check/checkFiles.ts';
import { parseFile } from '../../../server/src/cli/files/parseFile.ts';
import { type Compiled, compile } from '../../../server/src/seccomp/evaluate/compile.ts';
import { verdictOf } from '../../../server/src/seccomp/evaluate/verdict.ts';
import type { TargetDeclaration } from '../../../server/src/seccomp/targets/declaration.ts';
import { namedTarget } from '../../../server/src/seccomp/targets/resolve.ts';
import { describeShared } from '../../support/shared.ts';

/** A failure that people met: a real file, where it is told, and where it does not happen and nothing is told. */
interface Failure {
  readonly name: string;
  readonly file: string;
  readonly happens: TargetDeclaration;
  readonly absent: TargetDeclaration;
  readonly rule: string;
  readonly text: string;
}

const docker = (preset: string, more: TargetDeclaration = {}): TargetDeclaration => ({ preset, ...more });
const [newest, arm] = [docker('docker-29'), docker('docker-29', { architectures: ['aarch64'] })];
const crun = docker('podman-5.4');
const moby = (version: string): string => `moby__moby/profiles__seccomp__default@${version}.json`;

const failures: readonly Failure[] = [
  {
    name: 'clone3 fails with EPERM, and no thread can be started',
    file: moby('v19.03.0'),
    happens: crun,
    absent: newest,
    rule: 'seccomp-older-form',
    text: 'clone3 not: it fails with EPERM',
  },
  {
    name: 'faccessat2 fails with EPERM, and Alpine’s make finds no shell',
    file: moby('v19.03.0'),
    happens: crun,
    absent: newest,
    rule: 'seccomp-older-form',
    text: 'faccessat2',
  },
  {
    name: 'statx fails with EPERM, and files cannot be looked at',
    file: moby('v17.03.0-ce'),
    happens: crun,
    absent: newest,
    rule: 'seccomp-older-form',
    text: 'newfstatat, ',
  },
  {
    name: 'fchmodat2 fails with EPERM, and tar cannot change modes',
    file: moby('v20.10.10'),
    happens: crun,
    absent: newest,
    rule: 'seccomp-older-form',
    text: 'fchmodat2 not: it fails with EPERM',
  },
  {
    name: '32-bit programs have no time',
    file: 'krukkeniels__safe-ai/config__seccomp.json',
    happens: newest,
    absent: arm,
    rule: 'seccomp-older-form',
    text: 'clock_gettime64',
  },
  {
    name: 'newer runc looks at procfs with statx',
    file: 'docker__labs/security__seccomp__seccomp-profiles__default.json',
    happens: newest,
    absent: docker('docker-27'),
    rule: 'seccomp-runtime-calls',
    text: 'runc 1.3.3 itself (without no_new_privs) calls statx',
  },
  {
    name: 'a minimal profile starts no container',
    file: 'xadnavyaai__vectra-guard/seccomp-profile.json',
    happens: newest,
    absent: docker('podman-5.4', { noNewPrivileges: true }),
    rule: 'seccomp-runtime-calls',
    text: 'capget, capset, fstatfs',
  },
  {
    name: 'rules for AF_VSOCK are got around by the upper half of the argument',
    file: moby('v25.0.0'),
    happens: newest,
    absent: docker('docker-29', { architectures: ['x86'] }),
    rule: 'seccomp-upper-bits',
    text: 'with 0x28 the call is denied, with 0x100000028',
  },
  {
    name: 'rules for AF_VSOCK are got around through socketcall',
    file: moby('v25.0.0'),
    happens: newest,
    absent: arm,
    rule: 'seccomp-multiplexed',
    text: 'On x86 socketcall reaches socket',
  },
  {
    name: 'a rule for mkdir has no effect on arm64',
    file: 'kinvolk__seccompagent/falco-plugin__seccomp-profile-demo.json',
    happens: arm,
    absent: newest,
    rule: 'seccomp-not-on-host',
    text: 'aarch64 has no mkdir',
  },
  {
    name: 'Docker’s conditions are dropped in Kubernetes',
    file: moby('v25.0.0'),
    happens: docker('kubernetes-containerd-2.2'),
    absent: docker('kubernetes-cri-o-1.27'),
    rule: 'seccomp-dropped-keys',
    text: 'containerd drops "includes" and "excludes"',
  },
];

describeShared('the failures that people met', 'cases/seccomp/profiles', (folder) => {
  const textOf = (file: string): string =>
    existsSync(folder) ? readFileSync(`${folder}/${file}`, 'utf8') : '';

  function messages(file: string, target: TargetDeclaration): readonly string[] {
    const runtimes = JSON.stringify([target]);
    const files = new Map([
      ['file:///w/.policy-lens.yaml', `environments: [{ name: w, runtimes: ${runtimes} }]`],
      [`file:///w/${encodeURI(file)}`, textOf(file)],
    ]);
    return checkFiles(files).map(({ rule, message }) => `${rule}: ${message}`);
  }

  it.each(failures)('$name', ({ file, happens, absent, rule, text }) => {
    const isTold = (message: string): boolean => message.startsWith(`${rule}: `) && message.includes(text);
    expect(messages(file, happens).filter(isTold)).not.toEqual([]);
    expect(messages(file, absent).filter(isTold)).toEqual([]);
  });

  it('io_uring was taken out of the defaults, for it does what denied calls do', () => {
    const told = (version: string, target = newest) =>
      messages(moby(version), target).filter((one) => one.includes('io_uring does'));
    expect(told('v23.0.0')).toEqual([expect.stringContaining('io_uring does what socket does')]);
    expect(told('v25.0.0')).toEqual([]);
    // Older kernels make no sockets by it, or do not have it.
    expect(told('v23.0.0', docker('docker-29', { kernel: '5.15' }))).toEqual([]);
    expect(told('v23.0.0', docker('docker-29', { kernel: '4.19' }))).toEqual([]);
  });

  function compiled(file: string, declaration: TargetDeclaration, text = textOf(file)): Compiled {
    const { documents } = parseFile(`file:///w/${encodeURI(file)}`, text, true);
    const [profile] = documents.flatMap(({ manifests }) =>
      manifests.flatMap(({ model }) => (model.kind === 'SeccompProfile' ? [model] : [])),
    );
    const [target] = namedTarget(declaration).hosts;
    if (profile === undefined || target === undefined) throw new Error(`There is no profile in ${file}.`);
    return compile({ profile, text, path: 'profile.json' }, target);
  }
  const verdict = (
    file: string,
    declaration: TargetDeclaration,
    call: string,
    args: readonly bigint[] = [],
  ) => verdictOf(compiled(file, declaration), { call, args, architecture: 'x86_64' });

  it('mbind fails without CAP_SYS_NICE', () => {
    expect(verdict(moby('v25.0.0'), newest, 'mbind')).toMatchObject({ action: 'SCMP_ACT_ERRNO', errno: 1 });
    const privileged = docker('docker-29', { capabilities: ['CAP_SYS_NICE'] });
    expect(verdict(moby('v25.0.0'), privileged, 'mbind')).toMatchObject({ action: 'SCMP_ACT_ALLOW' });
  });

  it('a browser’s sandbox gets no user namespace', () => {
    const newUser = [0x1000_0000n];
    expect(verdict(moby('v25.0.0'), newest, 'clone', newUser)).toMatchObject({ errno: 1 });
    const admin = docker('docker-29', { capabilities: ['CAP_SYS_ADMIN'] });
    expect(verdict(moby('v25.0.0'), admin, 'clone', newUser)).toMatchObject({ action: 'SCMP_ACT_ALLOW' });
  });

  it('what is not JSON is refused by Docker', () => {
    const file = 'oskarirauta__seccomp-oci_cpp/seccomp.json';
    expect(compiled(file, newest)).toMatchObject({
      kind: 'refused',
      error: expect.stringContaining('invalid character'),
    });
    const mended = textOf(file).replace(/,(\s*[\]}])/g, '$1');
    expect(compiled(file, crun, mended).kind).toBe('filter');
  });

  it('a comment in the runtime’s config is refused by runc, and read over by crun', () => {
    const file = 'algrvvv__go-sandbox/seccomp.json';
    const text = `// copied from a page\n${textOf(file)}`;
    expect(compiled(file, docker('runc'), text)).toMatchObject({
      kind: 'refused',
      error: expect.stringContaining("invalid character '/' looking for beginning of value"),
    });
    expect(compiled(file, docker('runc', { runtime: 'crun' }), text).kind).toBe('filter');
  });

  it('LOG came with Linux 4.14', () => {
    const file = 'pjbgf-archives__zaz/test__highrisk-profile.json';
    const logging = (kernel: string) => {
      const runtimes = JSON.stringify([docker('docker-29', { kernel })]);
      const text = textOf(file).replaceAll('SCMP_ACT_ERRNO', 'SCMP_ACT_LOG');
      const files = new Map([
        ['file:///w/.policy-lens.yaml', `environments: [{ name: w, runtimes: ${runtimes} }]`],
        ['file:///w/a.json', text],
      ]);
      return checkFiles(files).filter(({ rule }) => rule === 'seccomp-newer-action').length;
    };
    expect(logging('4.13')).toBeGreaterThan(0);
    expect(logging('4.14')).toBe(0);
  });

  it('NOTIFY without a listener is refused by runc, and starts on crun', () => {
    const file = 'kinvolk__seccompagent/docs__profiles__notify-dangerous.json';
    const text = textOf(file)
      .replace(/\s*"listenerPath":[^\n]*/, '')
      .replace(/\s*"listenerMetadata":[^\n]*/, '');
    expect(compiled(file, newest, text)).toMatchObject({
      kind: 'refused',
      error: expect.stringContaining('listenerPath'),
    });
    expect(compiled(file, crun, text).kind).toBe('filter');
  });
});

describeShared('profiles that the nodes do not have', 'cases/seccomp/pods/kubernetes-website', (folder) => {
  const names = existsSync(folder)
    ? readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
        /\.(?:ya?ml|json)$/.test(name),
      )
    : [];

  /** Each finding as `file rule`, where the nodes have the folder of the pods as theirs. */
  function told(kubelet: string, more: readonly (readonly [string, string])[] = []): readonly string[] {
    const own = names.map((name): [string, string] => [name, readFileSync(`${folder}/${name}`, 'utf8')]);
    const all = [...own, ...more].map(([name, text]): [string, string] => [`file:///w/${name}`, text]);
    const configuration = `environments: [{ name: w, runtimes: [{ preset: kubernetes-containerd-2.2 }], kubelet: {${kubelet}} }]`;
    return checkFiles(new Map([['file:///w/.policy-lens.yaml', configuration], ...all]))
      .filter(({ uri }) => uri.endsWith('pod.yaml'))
      .map(({ uri, rule }) => `${uri.slice('file:///w/'.length)} ${rule}`)
      .sort();
  }

  it('are told where the folder that they have is known to lack them', () => {
    const missing = ['audit-pod.yaml seccomp-profile-not-found', 'fine-pod.yaml seccomp-profile-not-found'];
    expect(told(' seccompRoot: . ')).toEqual(missing);
    const added = ['audit', 'fine-grained'].map(
      (name) => [`profiles/${name}.json`, '{"defaultAction": "SCMP_ACT_LOG"}'] as const,
    );
    expect(told(' seccompRoot: . ', added)).toEqual([]);
  });

  it('are not told where nobody knows what the nodes have', () => {
    expect(told('')).toEqual([]);
  });
});
