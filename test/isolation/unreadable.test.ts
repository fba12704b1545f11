import { chmodSync, copyFileSync, cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { checkout } from '../support/checkout.ts';
import { nodeAsPlainUser, outcome } from './commands.ts';

describe('files and folders that may not be read', () => {
  const folder = mkdtempSync(join(tmpdir(), 'unreadable-'));
  // A copy, for the checkout may lie where another user can't go.
  const cli = join(folder, 'cli.cjs');
  const workspace = join(folder, 'workspace');
  for (const file of ['cli.cjs', 'command.cjs'])
    copyFileSync(join(checkout, 'dist', file), join(folder, file));
  cpSync(join(checkout, 'test/vscode/workspace'), workspace, { recursive: true });
  mkdirSync(join(workspace, 'closed'));
  chmodSync(join(workspace, 'policy.yaml'), 0o000);
  chmodSync(join(workspace, 'closed'), 0o000);
  chmodSync(folder, 0o755);
  afterAll(() => rmSync(folder, { recursive: true }));

  it('are named, and everything else goes on', () => {
    const { code, out, err } = outcome(nodeAsPlainUser(), cli, 'check', workspace, '--format', 'json');
    expect(err).toMatch(/closed was not read: permission was denied\.\n/);
    expect(err).toMatch(/policy\.yaml was not read: permission was denied\.\n/);
    const report = JSON.parse(out) as { findings: { file: string }[]; files: number };
    expect(new Set(report.findings.map(({ file }) => file.replace(/.*\//, '')))).toEqual(
      new Set(['arguments.json', 'broken.yaml', 'profile.json']),
    );
    expect(code).toBe(1);
  });
});
