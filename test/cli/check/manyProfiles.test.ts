import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ownProfiles } from '../../mutation/seccomp/fixtures.ts';
import { type Random, seeded } from '../../support/random.ts';
import { runCli } from '../support/runCli.ts';

const folder = mkdtempSync(join(tmpdir(), 'policy-lens-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** More than are kept to read others as edits of them. */
const count = 120;
const texts = ownProfiles.filter(({ name }) => name.endsWith('.json')).map(({ text }) => text);

/** With two letters too few, somewhere in its words. */
function misspelled(random: Random, text: string): string {
  const { index } = random.pick([...text.matchAll(/(?<=\w)\w(?=\w)/g)]);
  return text.slice(0, index) + text.slice(index + 2);
}

beforeAll(() => {
  const random = seeded(17);
  mkdirSync(join(folder, 'profiles'));
  for (let index = 0; index < count; index++) {
    const text = misspelled(random, texts[index % texts.length] ?? '');
    writeFileSync(join(folder, `profiles/${index}.json`), text);
  }
});

interface Report {
  readonly findings: readonly { readonly file: string }[];
  readonly files: number;
}

async function checked(path: string): Promise<Report> {
  const { out } = await runCli(folder, ['check', path, '--format', 'json']);
  return JSON.parse(out);
}

it('tells of many profiles what is told of each alone', async () => {
  const { findings, files } = await checked('profiles');
  expect(files).toBe(count);
  for (let index = 0; index < count; index += 7) {
    const path = `profiles/${index}.json`;
    const own = findings.filter(({ file }) => file === path);
    expect({ path, own }).toEqual({ path, own: (await checked(path)).findings });
  }
  expect(findings.length).toBeGreaterThan(count);
});
