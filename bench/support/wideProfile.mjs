import { stringify } from 'yaml';
import { bundled } from './bundled.mjs';

const { allSyscalls } = await bundled(['seccomp/knowledge/syscallTable.ts']);

/** Every call there is, and enough of them a second time, under a condition, for 600 names. */
const nameCount = 600;

const architectures = ['SCMP_ARCH_X86_64', 'SCMP_ARCH_X86', 'SCMP_ARCH_X32'];

/** How many names a rule has. */
const perRule = { 'four calls a rule': 4, 'one call a rule': 1 };

/** @typedef {keyof typeof perRule} Shape */

/**
 * A profile with 600 names, each rule with as many conditions as make about so many lines.
 * @param {number} lines
 * @param {Shape} shape
 * @param {'json' | 'yaml'} form a file for an engine, or an object of the Security Profiles Operator
 */
export function wideProfile(lines, shape, form) {
  const calls = allSyscalls().map((/** @type {{ name: string }} */ { name }) => name);
  const count = nameCount / perRule[shape];
  // Beside the names and the lines of the rules themselves; a condition has four keys.
  const [ofRule, ofCondition] = form === 'json' ? [7, 6] : [4, 4];
  const conditions = Math.max(0, Math.floor((lines - nameCount - count * ofRule) / ofCondition));
  const syscalls = Array.from({ length: count }, (_, rule) => {
    const names = Array.from(
      { length: perRule[shape] },
      (_, index) => calls[(rule * perRule[shape] + index) % calls.length],
    );
    const from = Math.floor((rule * conditions) / count);
    const to = Math.floor(((rule + 1) * conditions) / count);
    const args = Array.from({ length: to - from }, (_, index) => ({
      index,
      value: 0xffff,
      valueTwo: rule * 8 + index,
      op: 'SCMP_CMP_MASKED_EQ',
    }));
    return { names, action: 'SCMP_ACT_ALLOW', ...(args.length === 0 ? {} : { args }) };
  });
  const profile = { defaultAction: 'SCMP_ACT_ERRNO', architectures, syscalls };
  if (form === 'json') return `${JSON.stringify({ ...profile, defaultErrnoRet: 1 }, undefined, 2)}\n`;
  const head = { apiVersion: 'security-profiles-operator.x-k8s.io/v1', kind: 'SeccompProfile' };
  return stringify({ ...head, metadata: { name: 'wide' }, spec: profile });
}
