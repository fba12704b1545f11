import { expect, it } from 'vitest';
import { assemble } from '../../../server/src/assembly/assemble.ts';
import { finish } from '../../../server/src/base/steps.ts';
import { reportFile } from '../../../server/src/rules/report.ts';
import { readFile, type WorkspaceFile } from '../../../server/src/workspace/file.ts';
import { emptySnapshot, withOpenFile } from '../../../server/src/workspace/snapshot.ts';

/** Of the default action a rule is left out, whatever its conditions; else its index is one that there is not. */
const rules = [
  { names: ['read'], action: 'SCMP_ACT_ALOW' },
  { names: ['mincore'], action: 'SCMP_ACT_ERRNO', args: [{ index: 6, value: 1, op: 'SCMP_CMP_EQ' }] },
  { names: ['getpid'], action: 'SCMP_ACT_LOG' },
  { names: ['getpid'], action: 'SCMP_ACT_TRAP' },
];

function read(version: number, defaultAction: string, before?: WorkspaceFile): WorkspaceFile {
  const text = JSON.stringify({ defaultAction, syscalls: rules }, undefined, 2);
  return finish(readFile({ uri: 'file:///w/a.json', language: 'json', version, text }, before));
}

function told(file: WorkspaceFile): readonly string[] {
  const snapshot = withOpenFile(emptySnapshot, file, false);
  const found = finish(reportFile({ snapshot, assembly: assemble(snapshot) }, file));
  return found.map(({ rule, message }) => `${rule} ${message}`);
}

it('what is taken beside a refused rule is found anew where the profile says something else', () => {
  const first = read(1, 'SCMP_ACT_ERRNO');
  told(first);
  const asAllow = told(read(2, 'SCMP_ACT_ALLOW', first));
  expect(asAllow.some((one) => one.startsWith('seccomp-dead-rule'))).toBe(true);
  expect(asAllow).toEqual(told(read(1, 'SCMP_ACT_ALLOW')));
});
