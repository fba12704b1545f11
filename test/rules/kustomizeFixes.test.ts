import { expect, it } from 'vitest';
import { withEdits } from '../support/textEdits.ts';
import { findingsOf, root, workbenchOf } from '../support/workbench.ts';

const web = `apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  selector: {matchLabels: {app: web}}
  template: {metadata: {labels: {app: web}}, spec: {containers: []}}
`;

/** A kustomization, the title of its fix, and what the fix makes of it. */
it.each([
  ['namespac: shop\n', 'Write namespace', 'namespace: shop\n'],
  ['namespace: 12\n', 'Put 12 in quotes', 'namespace: "12"\n'],
  ['replicas: [{name: web, count: "3"}]\n', 'Write 3 without quotes', 'replicas: [{name: web, count: 3}]\n'],
  [
    'commonLabels:\n  # who is asked\n  team: shop # always\n  part: web\n',
    'Leave selectors out',
    'labels:\n  # who is asked\n  - includeTemplates: true\n    pairs:\n      team: shop # always\n      part: web\n',
  ],
  [
    'commonLabels: {team: shop}\n',
    'Leave selectors out',
    'labels: [{ pairs: {team: shop}, includeTemplates: true }]\n',
  ],
  [
    'labels: [{pairs: {team: shop}, includeSelectors: true}]\n',
    'Leave selectors out',
    'labels: [{pairs: {team: shop}, includeTemplates: true}]\n',
  ],
  [
    'labels: [{pairs: {team: shop}, includeSelectors: true, includeTemplates: true}]\n',
    'Leave selectors out',
    'labels: [{pairs: {team: shop}, includeSelectors: false, includeTemplates: true}]\n',
  ],
])('%s is mended by: %s', (text, title, expected) => {
  const start = 'resources: [web.yaml]\n';
  const report = (kustomization: string) =>
    findingsOf(
      workbenchOf(
        new Map([
          ['kustomization.yaml', start + kustomization],
          ['web.yaml', web],
        ]),
      ),
    );
  const fix = report(text)
    .flatMap(({ fixes }) => fixes)
    .find((each) => each.title === title);
  const mended = withEdits(start + text, fix?.edits ?? []);
  expect(fix?.edits.every(({ uri }) => uri === `${root}/kustomization.yaml`)).toBe(true);
  expect(mended).toBe(start + expected);
  expect(report(expected)).toEqual([]);
});
