import { describe, expect, it } from 'vitest';
import { checkFiles } from '../../../server/src/cli/check/checkFiles.ts';
import { defaultSettings } from '../../../server/src/workspace/settings.ts';

const settings = { ...defaultSettings, seccomp: { ...defaultSettings.seccomp, target: 'docker-29' } };

/** What is found, by rule, and at which word. */
function told(...more: readonly object[]): readonly string[] {
  const rules = [
    { names: ['clone', 'close', 'execve', 'openat', 'openat2', 'write'], action: 'SCMP_ACT_ALLOW' },
    ...more,
    { names: ['mincore'], action: 'SCMP_ACT_ALLOW' },
    { names: ['mincore'], action: 'SCMP_ACT_TRAP' },
  ];
  const text = JSON.stringify({
    defaultAction: 'SCMP_ACT_ERRNO',
    architectures: ['SCMP_ARCH_X86_64', 'SCMP_ARCH_X86', 'SCMP_ARCH_X32'],
    syscalls: rules,
  });
  return checkFiles(new Map([['file:///w/a.json', text]]), { settings })
    .filter(({ severity }) => severity !== 'info')
    .map(({ rule, range }) => `${rule} ${text.slice(range.start, range.end)}`);
}

const condition = (more: object) => ({ index: 0, value: 1, op: 'SCMP_CMP_EQ', ...more });
const conditional = (more: object) => ({
  names: ['ioctl'],
  action: 'SCMP_ACT_ALLOW',
  args: [condition(more)],
});
const dead = 'seccomp-dead-rule "mincore"';

describe('rules that are taken are looked at beside one that is refused', () => {
  it.each([
    ['an action that there is not', { names: ['read'], action: 'SCMP_ACT_ALOW' }, 'seccomp-unknown-value'],
    ['a value as a text', conditional({ value: '1' }), 'seccomp-wrong-type'],
    ['a negative index', conditional({ index: -1 }), 'seccomp-wrong-type'],
    ['a comparison that there is not', conditional({ op: 'SCMP_CMP_EQUAL' }), 'seccomp-unknown-value'],
  ])('with %s', (_, wrong, rule) => {
    const found = told(wrong);
    expect(found.some((one) => one.startsWith(rule))).toBe(true);
    expect(found).toContain(dead);
  });

  it('and what follows from what no rule says is not told meanwhile', () => {
    const older = 'seccomp-older-form "clone"';
    expect(told()).toContain(older);
    expect(told({ names: ['clone3'], action: 'SCMP_ACT_ALOW' })).not.toContain(older);
  });
});
