import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { findProgram } from '../../scripts/support/findProgram.mjs';

describe('a program', () => {
  const folder = mkdtempSync(join(tmpdir(), 'programs-'));
  for (const name of ['first', 'second', 'third']) mkdirSync(join(folder, name));
  // A folder of the name and a file that can't be run are no programs.
  mkdirSync(join(folder, 'first/code'));
  writeFileSync(join(folder, 'second/code'), '', { mode: 0o644 });
  writeFileSync(join(folder, 'third/code'), '', { mode: 0o755 });
  const place = join(folder, 'third/code');

  beforeEach(() => {
    vi.stubEnv(
      'PATH',
      ['', 'first', 'second', 'third'].map((name) => name && join(folder, name)).join(delimiter),
    );
  });
  afterEach(() => {
    vi.unstubAllEnvs();
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('is found on the PATH', () => {
    expect(findProgram('code')).toBe(place);
  });

  it('is found at a place of its own', () => {
    vi.stubEnv('PATH', '');
    expect(findProgram('code', [join(folder, 'first/code'), place])).toBe(place);
  });

  it('may be nowhere', () => {
    expect(findProgram('no-such-program', [join(folder, 'nowhere')])).toBeUndefined();
  });
});
