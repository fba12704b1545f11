import { expect, it } from 'vitest';
import { findingsOf, workbenchOf } from '../support/workbench.ts';

const environments =
  "environments:\n  - {name: old, files: ['*.yaml'], kubernetes: '1.27'}\n  - {name: new, files: ['*.yaml'], kubernetes: '1.33'}\n";

/** A rule looks at a document for each version that its environments have, and finds the same on most. */
it('tells a finding once for all versions', () => {
  const text =
    'apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: a}\nspec: {podSelectr: {}}\n';
  const files = new Map([
    ['.policy-lens.yaml', environments],
    ['a.yaml', text],
  ]);
  const found = findingsOf(workbenchOf(files)).filter(({ uri }) => uri.endsWith('a.yaml'));
  const keys = found.map(({ rule, range, message }) => [rule, range.start, range.end, message].join(' '));
  expect(new Set(keys).size).toBe(keys.length);
  expect(found.map(({ rule }) => rule)).toContain('unknown-field');
});
