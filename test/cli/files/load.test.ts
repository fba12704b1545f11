import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { load } from '../../../server/src/cli/files/load.ts';
import { defaultSettings } from '../../../server/src/workspace/settings.ts';

const profile = '{"defaultAction": "SCMP_ACT_ERRNO", "syscalls": []}\n';
const files = { 'a.json': profile, 'b.json': profile, 'c.json': `${profile}\n`, 'd.yaml': profile };

let cwd = '';
beforeAll(() => {
  cwd = mkdtempSync(join(tmpdir(), 'policy-lens-'));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(cwd, name), text);
});
afterAll(() => rmSync(cwd, { recursive: true }));

it('files with the same text in the same language share its tree, and each has its own objects', () => {
  const loaded = load(['.'], cwd, { configuration: 'none', settings: defaultSettings, isJudged: true });
  const opened = loaded.files.map(({ open }) => open());
  const [first, second, other, yaml] = opened.map((file) => file?.documents[0]?.syntax);
  expect(first).toBeDefined();
  expect(second).toBe(first);
  expect(other).not.toBe(first);
  expect(yaml).not.toBe(first);
  expect(opened.map((file) => file?.documents[0]?.manifests[0]?.id.replace(/#.*/, ''))).toEqual(
    Object.keys(files).map((name) => expect.stringMatching(new RegExp(`/${name}$`))),
  );
});
