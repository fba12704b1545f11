import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCli } from '../support/runCli.ts';

const folder = 'test/cli/fixtures/seccomp';

let written = '';
beforeAll(() => {
  written = mkdtempSync(join(tmpdir(), 'profiles-'));
});
afterAll(() => rmSync(written, { recursive: true }));

describe('policy-lens seccomp diff', () => {
  it('lists the calls gained, lost and changed', async () => {
    const { code, out } = await runCli(folder, [
      ...['seccomp', 'diff', 'allow.json', 'docker.json', '--loader', 'docker', '--runtime', 'crun'],
    ]);
    const lines = out.trimEnd().split('\n');
    expect(lines.filter((line) => /^[+-]/.test(line))).toEqual([
      '+ futex: SCMP_ACT_ERRNO 1 -> SCMP_ACT_ALLOW',
      '+ ptrace: SCMP_ACT_ERRNO 1 -> SCMP_ACT_ALLOW',
      '+ write: SCMP_ACT_ERRNO 1 -> SCMP_ACT_ALLOW',
      '- getpid: SCMP_ACT_ALLOW -> SCMP_ACT_ERRNO 38',
      '- mkdir: SCMP_ACT_LOG -> SCMP_ACT_ERRNO 38',
      '- socket: SCMP_ACT_ALLOW -> SCMP_ACT_ERRNO 38 for some arguments, as (0x0, 0x0, 0x0, 0x0, 0x0, 0x0)',
    ]);
    expect(lines).toContain('~ unshare: SCMP_ACT_ERRNO 1 -> SCMP_ACT_ERRNO 38');
    expect(code).toBe(0);
  });

  it('finds nothing between a profile and itself', async () => {
    const { out } = await runCli(folder, ['seccomp', 'diff', 'allow.json', 'allow.json', '--format', 'json']);
    expect(JSON.parse(out)).toEqual({ gained: [], lost: [], changed: [] });
  });

  it('says of each call, as JSON, how it differs, for which arguments and where', async () => {
    const { out } = await runCli(folder, [
      ...['seccomp', 'diff', 'allow.json', 'object.yaml', '--runtime', 'crun', '--format', 'json'],
    ]);
    const { gained, lost, changed } = JSON.parse(out);
    expect({ gained, lost }).toEqual({
      gained: [
        {
          syscall: 'write',
          arch: 'x86_64',
          always: true,
          args: ['0x0', '0x0', '0x0', '0x0', '0x0', '0x0'],
          before: { action: 'SCMP_ACT_ERRNO', errno: 1 },
          after: { action: 'SCMP_ACT_ALLOW', errno: null },
        },
      ],
      lost: [
        expect.objectContaining({ syscall: 'getpid' }),
        expect.objectContaining({ syscall: 'mkdir' }),
        expect.objectContaining({ syscall: 'socket', always: false }),
      ],
    });
    expect(changed).toEqual([]);
  });

  it('counts no call that the kernel does not have', async () => {
    const file = (names: string): string => {
      const path = join(written, `${names.length}.json`);
      const rule = `{ "names": [${names}], "action": "SCMP_ACT_ALLOW" }`;
      writeFileSync(path, `{ "defaultAction": "SCMP_ACT_ERRNO", "syscalls": [${rule}] }`);
      return path;
    };
    const files = [file('"read"'), file('"read", "statx", "write"')];
    const changes = async (kernel: string) =>
      (await runCli(folder, ['seccomp', 'diff', ...files, '--runtime', 'crun', '--kernel', kernel])).out;
    expect(await changes('4.11')).toBe(
      '+ statx: SCMP_ACT_ERRNO 1 -> SCMP_ACT_ALLOW\n+ write: SCMP_ACT_ERRNO 1 -> SCMP_ACT_ALLOW\n',
    );
    expect(await changes('4.10')).toBe(
      '+ write: SCMP_ACT_ERRNO 1 -> SCMP_ACT_ALLOW\n~ statx: SCMP_ACT_ERRNO 1 -> ENOSYS of the kernel\n',
    );
  });

  it('does not answer where no container starts', async () => {
    const { code, out, error } = await runCli(folder, ['seccomp', 'diff', 'allow.json', 'copied.profile']);
    expect({ code, out, error }).toEqual({
      code: 2,
      out: '',
      error:
        "policy-lens: With copied.profile the container does not start: runc run failed: invalid character '#' looking for beginning of value\n",
    });
  });
});

describe('policy-lens seccomp convert', () => {
  it('decides conditions for the target, and says so', async () => {
    const { out, error } = await runCli(folder, [
      ...['seccomp', 'convert', 'docker.json', '--to', 'oci', '--kernel', '5.15'],
    ]);
    expect(JSON.parse(out)).toEqual({
      defaultAction: 'SCMP_ACT_ERRNO',
      defaultErrnoRet: 38,
      architectures: ['SCMP_ARCH_X86_64', 'SCMP_ARCH_X86', 'SCMP_ARCH_X32'],
      syscalls: [
        { names: ['read', 'write', 'futex'], action: 'SCMP_ACT_ALLOW' },
        { names: ['ptrace'], action: 'SCMP_ACT_ALLOW' },
      ],
    });
    expect(error.split('\n')).toEqual([
      'policy-lens: The rule for bpf is left out: it is only for containers with CAP_BPF.',
      'policy-lens: The rule for ptrace no longer depends on includes {"minKernel":"4.8"}.',
      '',
    ]);
  });

  it('says what Podman does not look at', async () => {
    const { error } = await runCli(folder, ['seccomp', 'convert', 'docker.json', '--to', 'podman']);
    expect(error).toBe(
      'policy-lens: Podman does not look at minKernel: the rule for ptrace holds on every kernel.\n',
    );
  });

  it('says what an object of the operator can’t', async () => {
    const { out, error } = await runCli(folder, ['seccomp', 'convert', 'docker.json', '--to', 'spo']);
    expect(JSON.parse(out)).toMatchObject({
      apiVersion: 'security-profiles-operator.x-k8s.io/v1',
      kind: 'SeccompProfile',
      spec: { defaultAction: 'SCMP_ACT_ERRNO' },
    });
    expect(error).toContain('An SPO object has no defaultErrnoRet: the default action fails with EPERM.');
  });

  it.each(['oci', 'docker', 'podman', 'spo'])('writes %s, which it reads again', async (to) => {
    const { code, out } = await runCli(folder, ['seccomp', 'convert', 'allow.json', '--to', to]);
    expect(code).toBe(0);
    const file = join(written, `${to}.json`);
    writeFileSync(file, out);
    const diff = await runCli(folder, ['seccomp', 'diff', 'allow.json', file, '--format', 'json']);
    expect(JSON.parse(diff.out)).toEqual({ gained: [], lost: [], changed: [] });
  });

  it('writes to a file, and says where it can’t', async () => {
    const words = ['seccomp', 'convert', 'object.yaml', '--to', 'oci', '--output'];
    const file = join(written, 'object.json');
    expect(await runCli(folder, [...words, file])).toEqual({ code: 0, out: '', error: '' });
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ defaultAction: 'SCMP_ACT_ERRNO' });
    const nowhere = await runCli(folder, [...words, join(written, 'none/object.json')]);
    expect(nowhere.code).toBe(2);
    expect(nowhere.error).toMatch(/can’t be written to .*: there is no such file or directory\.\n$/);
  });

  it.each([
    ['listenerPath', '"/run/agent.sock"', 'listenerPath is left out'],
    ['architectures', '["SCMP_ARCH_X86_64", "SCMP_ARCH_LOONGARCH64"]', 'does not take SCMP_ARCH_LOONGARCH64'],
    [
      'syscalls',
      '[{ "names": ["mount"], "action": "SCMP_ACT_ERRNO", "errnoRet": 0 }]',
      'rule for mount fails with EPERM',
    ],
    [
      'syscalls',
      '[{ "names": ["mount"], "action": "SCMP_ACT_ERRNO", "args": [{ "index": 0, "value": 9223372036854775808, "op": "SCMP_CMP_EQ" }] }]',
      'rule for mount is left out: an SPO object has no values from 2^63 on',
    ],
  ])('says of %s %s what an object of the operator can’t', async (key, value, loss) => {
    const file = join(written, 'lossy.json');
    writeFileSync(file, `{ "defaultAction": "SCMP_ACT_LOG", "${key}": ${value} }`);
    const { code, error } = await runCli(folder, ['seccomp', 'convert', file, '--to', 'spo']);
    expect(code).toBe(0);
    expect(error).toContain(loss);
  });

  it.each([
    ['absent.json --to oci', 'absent.json can’t be read'],
    ['../pods/workloads.yaml --to oci', '../pods/workloads.yaml holds no seccomp profile.'],
    ['allow.json', "required option '--to <dialect>' not specified"],
    ['allow.json --to lxc', 'Allowed choices are oci, docker, podman, spo.'],
  ])('%s fails', async (words, message) => {
    const { code, error } = await runCli(folder, ['seccomp', 'convert', ...words.split(' ')]);
    expect(error).toContain(message);
    expect(code).toBe(2);
  });

  it('mends what is no JSON, and leaves what the profile’s own engine refuses', async () => {
    const mended = await runCli(folder, ['seccomp', 'convert', 'copied.profile', '--to', 'oci']);
    expect(JSON.parse(mended.out)).toEqual({ defaultAction: 'SCMP_ACT_ALLOW' });
    const file = join(written, 'twice.json');
    writeFileSync(
      file,
      '{ "defaultAction": "SCMP_ACT_LOG", "syscalls": [{ "name": "a", "names": ["b"], "action": "SCMP_ACT_ERRNO" }] }',
    );
    const { code, out, error } = await runCli(folder, ['seccomp', 'convert', file, '--to', 'oci']);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(error).toMatch(/^policy-lens: both 'name' and 'names' are specified in the seccomp profile/);
  });
});
