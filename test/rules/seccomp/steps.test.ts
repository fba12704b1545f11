import { expect, it } from 'vitest';
import { assemble } from '../../../server/src/assembly/assemble.ts';
import { finish } from '../../../server/src/base/steps.ts';
import type { ReportedFinding } from '../../../server/src/rules/finding.ts';
import { documentRules } from '../../../server/src/rules/registry.ts';
import { reportFile } from '../../../server/src/rules/report.ts';
import { readFile } from '../../../server/src/workspace/file.ts';
import { defaultSettings } from '../../../server/src/workspace/settings.ts';
import { emptySnapshot, withOpenFile, withSettings } from '../../../server/src/workspace/snapshot.ts';
import type { WorkspaceFile } from '../../../server/src/workspace/workspaceFile.ts';

/** How often a report may be put aside, and what it finds. */
function stepsOf(profile: unknown, on: readonly string[] = []) {
  const text = JSON.stringify(profile);
  const file = finish(readFile({ uri: 'file:///p.json', language: 'json', version: 1, text }));
  const rules = Object.fromEntries(on.map((rule) => [rule, 'info' as const]));
  const settings = withSettings(emptySnapshot, { ...defaultSettings, rules });
  const snapshot = withOpenFile(settings, file, false);
  const report = reportFile({ snapshot, assembly: assemble(snapshot) }, file);
  let steps = 0;
  let found: readonly ReportedFinding[] = [];
  for (let next = report.next(); ; next = report.next()) {
    if (next.done === true) {
      found = next.value;
      break;
    }
    steps++;
  }
  return { steps, found };
}

const head = { defaultAction: 'SCMP_ACT_ERRNO', architectures: ['SCMP_ARCH_X86_64'] };

it('many names are read some at a time, and so are they once one is edited', () => {
  const names = Array.from({ length: 20_000 }, (_, index) => `call${index}`);
  const before = JSON.stringify({ ...head, syscalls: [{ names, action: 'SCMP_ACT_ALLOW' }] });
  const stepsTo = (text: string, version: number, previous?: WorkspaceFile) => {
    const reading = readFile({ uri: 'file:///p.json', language: 'json', version, text }, previous);
    for (let steps = 0; ; steps++) {
      const next = reading.next();
      if (next.done === true) return { steps, file: next.value };
    }
  };
  const opened = stepsTo(before, 1);
  expect(opened.steps).toBeGreaterThanOrEqual(20);
  const edited = stepsTo(before.replace('call10000', 'close'), 2, opened.file);
  // What the names mean is made a thousand at a time, and compared with what they meant.
  expect(edited.steps).toBeGreaterThanOrEqual(20 + 10);
  expect(edited.file.documents[0]?.syntax?.problems).toEqual([]);
});

it('of many findings about a target as many are told as of others', () => {
  const syscalls = Array.from({ length: 3000 }, () => ({ names: ['read'], action: 'SCMP_ACT_ALLOW' }));
  const { found } = stepsOf({ ...head, syscalls });
  const dead = found.filter(({ rule }) => rule === 'seccomp-dead-rule');
  expect(dead).toHaveLength(1000);
  expect(dead.filter(({ message }) => message.endsWith('So it is in 1999 more places.'))).toHaveLength(1);
});

it('many denied names that an architecture lacks are looked at some at a time', () => {
  const names = Array.from({ length: 20_000 }, () => 'mkdir');
  const told = (action: string) =>
    stepsOf({
      defaultAction: 'SCMP_ACT_ALLOW',
      architectures: ['SCMP_ARCH_AARCH64'],
      syscalls: [{ names, action }],
    });
  const [allowed, denied] = [told('SCMP_ACT_LOG'), told('SCMP_ACT_ERRNO')];
  expect(denied.found.map(({ message }) => message)).toContainEqual(
    expect.stringContaining('So it is in 19000 more places.'),
  );
  expect(denied.steps).toBeGreaterThan(allowed.steps - 100);
});

it('many unknown names are looked at some at a time', () => {
  const names = Array.from({ length: 20_000 }, (_, index) => `call${index}`);
  const { steps, found } = stepsOf({ ...head, syscalls: [{ names, action: 'SCMP_ACT_ALLOW' }] });
  expect(steps).toBeGreaterThan(20_000 / 50);
  expect(found.map(({ message }) => message)).toContainEqual(
    expect.stringContaining('So it is in 19000 more places.'),
  );
});

it('many names that stand there already are looked at some at a time', () => {
  const names = Array.from({ length: 20_000 }, (_, index) => ['read', 'write'][index % 2]);
  const { steps } = stepsOf({ ...head, syscalls: [{ names, action: 'SCMP_ACT_ALLOW' }] });
  expect(steps).toBeGreaterThan(20_000 / 50);
});

it('many rules for the same calls are looked at a call at a time', () => {
  const calls = ['read', 'write', 'close', 'fstat', 'lseek', 'mmap', 'brk', 'ioctl', 'access', 'pipe'];
  const stepsWith = (times: number): number => {
    const names = Array.from({ length: times * calls.length }, (_, index) => calls[index % calls.length]);
    return stepsOf({ ...head, syscalls: [{ names, action: 'SCMP_ACT_ALLOW' }] }).steps;
  };
  expect(stepsWith(1001) - stepsWith(1000)).toBeGreaterThanOrEqual(calls.length);
});

it('a profile is compared with another one a call at a time', () => {
  const syscalls = [{ names: ['read', 'close'], action: 'SCMP_ACT_ALLOW' }];
  const without = stepsOf({ ...head, syscalls });
  const { steps, found } = stepsOf({ ...head, syscalls }, ['seccomp-unlike-default']);
  expect(steps - without.steps).toBeGreaterThan(400);
  expect(found.map(({ rule }) => rule)).toContain('seccomp-unlike-default');
});

it('a document is looked at one rule at a time', () => {
  const text = 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a }\n';
  const file = finish(readFile({ uri: 'file:///a.yaml', language: 'yaml', version: 1, text }));
  const snapshot = withOpenFile(emptySnapshot, file, false);
  const report = reportFile({ snapshot, assembly: assemble(snapshot) }, file);
  let steps = 0;
  while (report.next().done !== true) steps++;
  expect(steps).toBeGreaterThan(documentRules.length);
});
