import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { byPlace } from '../../../server/src/cli/check/checkFiles.ts';
import { documentRules, policyRules, workloadRules } from '../../../server/src/rules/registry.ts';
import { fixesShown } from '../../support/fixes.ts';
import { filesOfCase, sourceOf } from '../../support/marked.ts';
import { findingsOf, workbenchOf } from '../../support/workbench.ts';

const folder = new URL('./', import.meta.url);
const rules = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)
  .sort();

/** Of texts, of seccomp and of the configuration: their cases are among `../cases`. */
const elsewhere: ReadonlySet<string> = new Set([
  'syntax',
  'pod-seccomp-profile',
  'seccomp-profile-not-found',
  'configuration',
]);

// `npx vitest run -u` writes the golden files anew: read the difference.
it.each(rules)('the fixes of %s do what they say', async (rule) => {
  const marked = filesOfCase(readFileSync(new URL(`${rule}/invalid.case`, folder), 'utf8'));
  const files = new Map(
    [...marked].map(([name, text]) => [
      name,
      sourceOf(name, text)
        .split('\n')
        .filter((line) => !/^\s*# *\^/.test(line))
        .join('\n'),
    ]),
  );
  const found = findingsOf(workbenchOf(files)).filter((finding) => finding.rule === rule);
  await expect(fixesShown(files, found.toSorted(byPlace))).toMatchFileSnapshot(`${rule}/fixed.txt`);
});

it('has a folder for each rule about policies and their pods', () => {
  const about = [...documentRules, ...policyRules, ...workloadRules].map(({ id }) => id);
  expect(rules).toEqual(about.filter((id) => !elsewhere.has(id)).sort());
});

it.each(rules)('%s has cases that are right', (rule) => {
  expect(filesOfCase(readFileSync(new URL(`${rule}/valid.case`, folder), 'utf8')).size).toBeGreaterThan(0);
});
