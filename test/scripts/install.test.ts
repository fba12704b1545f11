import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { missingPackages, npmRemedy } from '../../scripts/support/install.mjs';

type Entry = { version?: string; optional?: boolean; link?: boolean; os?: string[]; cpu?: string[] };
type Entries = Readonly<Record<string, Entry>>;

describe('what has to be installed', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'install-'));
    writeFileSync(join(folder, 'package-lock.json'), JSON.stringify({ packages: locked }));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const locked: Entries = {
    '': { version: '0.1.0' },
    client: { version: '0.1.0' },
    'node_modules/one': { version: '1.0.0' },
    'client/node_modules/two': { version: '2.0.0' },
    'node_modules/for-another-system': { version: '3.0.0', optional: true, os: ['beos'], cpu: ['alpha'] },
    'node_modules/for-this-system': {
      version: '3.0.0',
      optional: true,
      os: [process.platform],
      cpu: [process.arch],
    },
    'node_modules/client': { link: true },
  };
  const { '': _root, 'node_modules/for-another-system': _other, ...installed } = locked;
  const all = Object.keys(installed).filter((path) => path.includes('node_modules/'));
  const without = (left: string): Entries =>
    Object.fromEntries(Object.entries(installed).filter(([path]) => path !== left));

  /** @param present what npm has written down; the folders are all there but for `deleted` */
  function install(present: Entries, deleted?: string): void {
    for (const path of all) {
      if (path === deleted) continue;
      mkdirSync(join(folder, path), { recursive: true });
      writeFileSync(join(folder, path, 'package.json'), '{}');
    }
    writeFileSync(join(folder, 'node_modules/.package-lock.json'), JSON.stringify({ packages: present }));
  }

  it('all, before the first installation', () => {
    expect(missingPackages(folder)).toEqual(all);
  });

  it.each<[string, Entries, string[]]>([
    ['nothing, after it', installed, []],
    ['what is new', without('node_modules/one'), ['node_modules/one']],
    [
      'what has another version',
      { ...installed, 'node_modules/one': { version: '0.9.0' } },
      ['node_modules/one'],
    ],
    [
      'the compiled part for this system, where the folder comes from another one',
      without('node_modules/for-this-system'),
      ['node_modules/for-this-system'],
    ],
  ])('%s', (_name, present, missing) => {
    install(present);
    expect(missingPackages(folder)).toEqual(missing);
  });

  it('what was deleted since', () => {
    install(installed, 'node_modules/one');
    expect(missingPackages(folder)).toEqual(['node_modules/one']);
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
