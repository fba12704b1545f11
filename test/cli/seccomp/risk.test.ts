import { describe, expect, it } from 'vitest';
import { runCli } from '../support/runCli.ts';

const folder = 'test/cli/fixtures/seccomp';

describe('policy-lens seccomp risk', () => {
  it('tells what is open, in words without marks', async () => {
    const { code, out } = await runCli(folder, ['seccomp', 'risk', 'docker.json', '--loader', 'docker']);
    expect(out).toMatch(/^What docker\.json leaves open\n\nOn /);
    expect(out).toContain('ptrace: Controls other processes');
    expect(out).toContain('Used in CVE-2014-4699');
    expect(out).not.toMatch(/\]\(|\*\*|\\/);
    expect(code).toBe(0);
  });

  it('gives the same as data and as Markdown', async () => {
    const asked = ['seccomp', 'risk', 'docker.json', '--loader', 'docker', '--format'];
    const { out } = await runCli(folder, [...asked, 'json']);
    const { open } = JSON.parse(out);
    expect(open).toContainEqual(
      expect.objectContaining({
        syscall: 'ptrace',
        level: 'high',
        filtered: false,
        action: 'SCMP_ACT_ALLOW',
      }),
    );
    const { out: markdown } = await runCli(folder, [...asked, 'markdown']);
    expect(markdown).toContain('[CVE-2014-4699](https://nvd.nist.gov/vuln/detail/CVE-2014-4699)');
  });

  it('says why there is no answer where no container starts', async () => {
    const { code, error } = await runCli('.', ['seccomp', 'risk', 'tsconfig.json', '--runtime', 'crun']);
    expect(error).toContain('does not start');
    expect(code).toBe(2);
  });
});
