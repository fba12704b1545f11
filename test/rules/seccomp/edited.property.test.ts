import { expect, it } from 'vitest';
import { assemble } from '../../../server/src/assembly/assemble.ts';
import { finish } from '../../../server/src/base/steps.ts';
import type { ReportedFinding } from '../../../server/src/rules/finding.ts';
import { reportFile } from '../../../server/src/rules/report.ts';
import { readFile, type WorkspaceFile } from '../../../server/src/workspace/file.ts';
import { emptySnapshot, withOpenFile } from '../../../server/src/workspace/snapshot.ts';
import { type Random, seeded } from '../../support/random.ts';

/** What is remembered of the rules that an edit leaves alone must be what is found in all of it anew. */
const profiles = 8;
const edits = 16;

it.each(['json', 'yaml'] as const)(
  'tells of an edited profile what it tells of a new one, in %s',
  {
    timeout: 120_000,
  },
  (language) => {
    const random = seeded(5);
    const told = new Set<string>();
    for (let index = 0; index < profiles; index++) {
      const rules = Array.from({ length: 4 + random.below(6) }, () => randomRule(random));
      let file: WorkspaceFile | undefined;
      for (let version = 0; version < edits; version++) {
        const at = random.below(rules.length);
        if (random.chance(0.2)) rules.splice(at, 1);
        else if (random.chance(0.3)) rules.splice(at, 0, randomRule(random));
        else rules[at] = edited(random, rules[at] ?? randomRule(random));
        const text = textOf(language, rules);
        file = read(text, language, version, file);
        const findings = findingsIn(file);
        expect(findings, text).toEqual(findingsIn(read(text, language, version)));
        for (const { rule } of findings) told.add(rule);
      }
    }
    for (const rule of [
      'seccomp-mask',
      'seccomp-pointer',
      'seccomp-upper-bits',
      'seccomp-dead-rule',
      'seccomp-narrow-argument',
    ])
      expect([...told]).toContain(rule);
  },
);

interface Rule {
  readonly names: readonly string[];
  readonly action: string;
  readonly args: readonly object[];
}

const names = ['read', 'write', 'socket', 'openat', 'ioctl', 'clone', 'mmap', 'stime', 'semop'];
const values = [0, 1, 5, 0xffff, 0xffff_ffff, 0x1_0000_0005];

function randomRule(random: Random): Rule {
  return {
    names: names.filter(() => random.chance(0.3)),
    action: random.pick(['SCMP_ACT_ALLOW', 'SCMP_ACT_ALLOW', 'SCMP_ACT_LOG']),
    args: [0, 1, 3].filter(() => random.chance(0.4)).map((index) => randomArgument(random, index)),
  };
}

function randomArgument(random: Random, index: number): object {
  const op = random.pick(['SCMP_CMP_EQ', 'SCMP_CMP_MASKED_EQ', 'SCMP_CMP_MASKED_EQ', 'SCMP_CMP_GT']);
  return { index, value: random.pick(values), valueTwo: random.pick(values), op };
}

function edited(random: Random, rule: Rule): Rule {
  const other = randomRule(random);
  const key = random.pick(['names', 'action', 'args'] as const);
  return { ...rule, [key]: other[key] };
}

function textOf(language: 'json' | 'yaml', syscalls: readonly Rule[]): string {
  const body = { defaultAction: 'SCMP_ACT_ERRNO', architectures: ['SCMP_ARCH_X86_64', 'SCMP_ARCH_X86'] };
  if (language === 'json') return JSON.stringify({ ...body, syscalls }, undefined, 1);
  const items = syscalls.map(
    ({ names, action, args }) =>
      `    - action: ${action}\n      names: [${names.join(', ')}]\n      args: ${JSON.stringify(args)}\n`,
  );
  return `apiVersion: security-profiles-operator.x-k8s.io/v1beta1\nkind: SeccompProfile\nmetadata:\n  name: p\nspec:\n  defaultAction: SCMP_ACT_ERRNO\n  architectures: [${body.architectures.join(', ')}]\n  syscalls:\n${items.join('')}`;
}

function read(
  text: string,
  language: 'json' | 'yaml',
  version: number,
  before?: WorkspaceFile,
): WorkspaceFile {
  return finish(readFile({ uri: `file:///p.${language}`, language, version, text }, before));
}

function findingsIn(file: WorkspaceFile): readonly ReportedFinding[] {
  const snapshot = withOpenFile(emptySnapshot, file, false);
  return finish(reportFile({ snapshot, assembly: assemble(snapshot) }, file));
}
