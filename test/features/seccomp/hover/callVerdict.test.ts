import { describe, expect, it } from 'vitest';
import { hoverAt } from '../../../../server/src/features/hover/hoverAt.ts';
import { root, workbenchOf } from '../../../support/workbench.ts';

const profile = `{
  "defaultAction": "SCMP_ACT_ERRNO",
  "archMap": [{ "architecture": "SCMP_ARCH_X86_64", "subArchitectures": ["SCMP_ARCH_X86"] }],
  "syscalls": [
    { "names": ["read", "waitpid"], "action": "SCMP_ACT_ALLOW" },
    { "names": ["clone"], "action": "SCMP_ACT_ALLOW",
      "args": [{ "index": 0, "value": 268435456, "op": "SCMP_CMP_MASKED_EQ" }] },
    { "names": ["bpf"], "action": "SCMP_ACT_ERRNO", "errnoRet": 13, "includes": { "caps": ["CAP_BPF"] } }
  ]
}`;

const operator = `apiVersion: security-profiles-operator.x-k8s.io/v1beta1
kind: SeccompProfile
metadata: { name: web }
spec:
  defaultAction: SCMP_ACT_LOG
  architectures: [SCMP_ARCH_AARCH64, SCMP_ARCH_ARM]
  syscalls:
    - action: SCMP_ACT_KILL_PROCESS
      names:
        - ptrace
`;

function verdict(name: string, text: string, word: string): string | undefined {
  const workbench = workbenchOf(new Map([[name, text]]));
  const markdown = hoverAt(workbench, `${root}/${name}`, text.indexOf(word) + 1)?.markdown ?? '';
  return markdown
    .split('\n\n---\n\n')[0]
    ?.split('\n\n')
    .find((part) => part.startsWith('**This profile**'));
}

describe('the hover of a call says what this profile does with it', () => {
  it.each<readonly [word: string, said: string]>([
    ['read', `on x86\\_64 and x86 it runs ([profile.json:5](${root}/profile.json#L5)).`],
    ['waitpid', `on x86 it runs ([profile.json:5](${root}/profile.json#L5)).`],
    [
      'clone',
      `on x86\\_64 and x86 it depends on the arguments: it runs ([profile.json:6](${root}/profile.json#L6)) or it fails with EPERM (the default action).`,
    ],
    ['bpf', 'on x86\\_64 and x86 it fails with ENOSYS (runc’s answer to calls newer than the profile).'],
  ])('%s', (word, said) => {
    expect(verdict('profile.json', profile, `"${word}"`)?.replace(/^[^:]*: /, '')).toBe(said);
  });

  it('of one that the kernel does not have, whatever allows it', () => {
    const text =
      '{ "defaultAction": "SCMP_ACT_ERRNO",\n"syscalls": [{ "names": ["uretprobe"], "action": "SCMP_ACT_ALLOW" }] }';
    const configuration = 'environments: [{ name: w, runtimes: [{ preset: docker-29, kernel: "5.4" }] }]';
    const workbench = workbenchOf(
      new Map([
        ['.policy-lens.yaml', configuration],
        ['profile.json', text],
      ]),
    );
    const hover = hoverAt(workbench, `${root}/profile.json`, text.indexOf('uretprobe') + 1)?.markdown;
    expect(hover).toContain(`the kernel does not have it ([profile.json:2](${root}/profile.json#L2))`);
  });

  it('for the architectures of an object, with the line that decides', () => {
    expect(verdict('web.yaml', operator, 'ptrace')).toMatch(
      /^\*\*This profile\*\* on .*: on aarch64 and arm the process is killed \(\[web\.yaml:10\]\(file:.*#L10\)\)\.$/,
    );
  });

  it('by each rule that can decide, where there are too many combinations to try them all', () => {
    const rules = Array.from({ length: 80 }, (_, at) => ({
      names: ['socket'],
      action: 'SCMP_ACT_ALLOW',
      args: [0, 1].map((index) => ({ index, value: 7 * at + 3 + index, op: 'SCMP_CMP_EQ' })),
    }));
    const text = JSON.stringify({ defaultAction: 'SCMP_ACT_ERRNO', syscalls: rules }, undefined, '');
    const said = verdict('a.json', text.replaceAll('{"names"', '\n{"names"'), '"socket"');
    const lines = [2, 3, 4].map((line) => `[a.json:${line}](${root}/a.json#L${line})`).join(', ');
    expect(said?.replace(/^[^:]*: /, '')).toBe(
      `on x86\\_64 it depends on the arguments: it fails with EPERM (the default action) or it runs (${lines} and 77 more).`,
    );
  });

  it('and by what no rule lets run, where all do the same at the values they name', () => {
    const rules = Array.from({ length: 58 }, (_, at) => ({
      names: ['socket'],
      action: 'SCMP_ACT_ALLOW',
      args: [0, 1].map((index) => ({ index, value: 7 * at + 3 + index, op: 'SCMP_CMP_LE' })),
    }));
    const text = JSON.stringify({ defaultAction: 'SCMP_ACT_ERRNO', syscalls: rules });
    expect(verdict('a.json', text, '"socket"')).toMatch(
      / it runs .* or it fails with EPERM \(the default action\)\.$/,
    );
  });

  it('or that no container starts', () => {
    const refused = profile.replace('SCMP_ACT_ALLOW', 'SCMP_ACT_NOSUCH');
    expect(verdict('profile.json', refused, '"clone"')).toMatch(/: no container starts\.$/);
  });
});
