import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { missingPackages, npmRemedy } from '../../scripts/support/install.mjs';

type Entries = Readonly<Record<string, { version?: string; optional?: boolean; link?: boolean }>>;

describe('what has to be installed', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'install-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const locked: Entries = {
    '': { version: '0.1.0' },
    client: { version: '0.1.0' },
    'node_modules/one': { version: '1.0.0' },
    'client/node_modules/two': { version: '2.0.0' },
    'node_modules/for-another-system': { version: '3.0.0', optional: true },
    'node_modules/client': { link: true },
  };
  const { '': _root, 'node_modules/for-another-system': _other, ...installed } = locked;

  it.each<[string, Entries | undefined, string[]]>([
    ['all, before the first installation', undefined, ['node_modules/one', 'client/node_modules/two']],
    ['nothing, after it', installed, []],
    ['what is new', { 'client/node_modules/two': { version: '2.0.0' } }, ['node_modules/one']],
    [
      'what has another version',
      { ...installed, 'node_modules/one': { version: '0.9.0' } },
      ['node_modules/one'],
    ],
  ])('%s', (_name, present, missing) => {
    writeFileSync(join(folder, 'package-lock.json'), JSON.stringify({ packages: locked }));
    if (present !== undefined) {
      mkdirSync(join(folder, 'node_modules'));
      writeFileSync(join(folder, 'node_modules/.package-lock.json'), JSON.stringify({ packages: present }));
    }
    expect(missingPackages(folder)).toEqual(missing);
  });
});

describe('why npm failed', () => {
  it.each([
    ['npm error code EAI_AGAIN', /network/],
    ['npm error code ECONNREFUSED', /network/],
    ['npm error code ENOSPC', /disk/],
    ['npm error code EACCES', /written/],
    ['npm error code E404', /npm's own/],
  ])('%s', (output, remedy) => {
    expect(npmRemedy(output)).toMatch(remedy);
  });
});
