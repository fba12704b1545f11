import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { allRules } from '../../server/src/rules/registry.ts';
import { settingDeclarations } from '../../server/src/workspace/settingDeclarations.ts';
import { checkout, filesBelow } from '../support/checkout.ts';

/** It ends a hang, and no more: on a machine with much else to do the generator takes longer than a minute. */
const limit = 300_000;

describe('what is generated', () => {
  it(
    'is not stale',
    () => {
      const { status, stderr } = spawnSync(process.execPath, ['scripts/generate.mjs', '--check'], {
        cwd: checkout,
        encoding: 'utf8',
      });
      expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    },
    limit,
  );

  it('declares every setting in the manifest', () => {
    const { contributes } = JSON.parse(readFileSync(join(checkout, 'package.json'), 'utf8'));
    const keys = Object.keys(contributes.configuration.properties);
    expect(keys.sort()).toEqual(
      ['rules', ...settingDeclarations.map(({ key }) => key)].map((key) => `policyLens.${key}`).sort(),
    );
  });

  it('has a page for every rule', () => {
    const pages = filesBelow('docs/rules', /\.md$/).map((path) => path.slice('docs/rules/'.length));
    expect(pages).toEqual(['README.md', ...allRules.map(({ id }) => `${id}.md`)].sort());
  });
});
