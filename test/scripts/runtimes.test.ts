import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { missingRuntimes } from '../../scripts/support/runtimes.mjs';

it('the runtimes that no container is tried with are told until they are built', () => {
  const folder = mkdtempSync(join(tmpdir(), 'runtimes-'));
  try {
    expect(missingRuntimes(folder)).toEqual(['runc-1.2.6', 'runc-1.3.0', 'runc-1.4.2', 'youki-0.7.0']);
    for (const [name, program] of [
      ['runc-1.3.0', 'runc'],
      ['youki-0.7.0/bin', 'youki'],
    ] as const) {
      mkdirSync(join(folder, name), { recursive: true });
      writeFileSync(join(folder, name, program), '');
    }
    expect(missingRuntimes(folder)).toEqual(['runc-1.2.6', 'runc-1.4.2']);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
