import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { badProfiles } from '../../support/seccomp/badProfiles.ts';
import { runCli } from '../support/runCli.ts';

interface Reported {
  readonly rule: string;
  readonly range: { readonly start: { readonly line: number } };
}

describe('profiles with values that belong nowhere', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'bad-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it.each(Object.entries(badProfiles))(
    '%s is told, and the rest is',
    { timeout: 300_000 },
    async (_, bad) => {
      writeFileSync(join(folder, 'a.json'), bad.text);
      const { out, code } = await runCli(folder, ['check', '.', '--format', 'json', '--fail-on', 'warning']);
      const { findings } = JSON.parse(out) as { findings: readonly Reported[] };
      const told = findings.map(({ rule, range }) => `${rule} ${range.start.line + 1}`);
      expect(told).toContain(bad.mistake);
      expect(told).toContain(bad.rest);
      expect(code).toBe(1);
      const answer = await runCli(folder, [
        'seccomp',
        'evaluate',
        'a.json',
        '--syscall',
        'read',
        '--format',
        'json',
      ]);
      expect(Object.keys(JSON.parse(answer.out))).toEqual(['startError']);
    },
  );
});
