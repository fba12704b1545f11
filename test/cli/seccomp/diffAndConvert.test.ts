import { describe, expect, it } from 'vitest';
import { runCli } from '../support/runCli.ts';

const folder = 'test/cli/fixtures/seccomp';

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
});
