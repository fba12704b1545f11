import { expect, it } from 'vitest';
import { finish } from '../../server/src/base/steps.ts';
import { areStill, reportInputs } from '../../server/src/lsp/reportInputs.ts';
import { reportFile } from '../../server/src/rules/report.ts';
import { fileOf } from '../../server/src/workspace/snapshot.ts';
import { root, workbenchOf } from '../support/workbench.ts';

const policy =
  'apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: web, namespace: shop}\n' +
  'spec: {podSelector: {matchLabels: {app: wbe}}}\n';
const pod =
  'apiVersion: v1\nkind: Pod\nmetadata: {name: web, namespace: shop, labels: {app: web}}\n' +
  'spec: {containers: [{name: main}]}\n';
const settings = (name: string) => `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: ${name}}\n`;
const kustomization = 'kind: Kustomization\nresources: [settings.yaml, gone.yaml]\n';

const files = {
  '.policy-lens.yaml': 'rules: {no-effect: hint}\n',
  'deployed/kustomization.yaml': kustomization,
  'pod.yaml': pod,
  'policy.yaml': policy,
  'deployed/settings.yaml': settings('one'),
};

it.each<[what: string, of: string, changed: Record<string, string>, still: boolean]>([
  ['text that nobody reads', 'policy.yaml', { 'readme.yaml': 'a: 1\n' }, true],
  ['a severity', 'policy.yaml', { '.policy-lens.yaml': 'rules: {selector-matches-nothing: error}\n' }, false],
  ['pods', 'policy.yaml', { 'pod.yaml': pod.replace('app: web', 'app: wbe') }, false],
  ['what kustomize refuses', 'deployed/kustomization.yaml', { 'deployed/gone.yaml': settings('two') }, false],
])('findings are the same, or others, after a change of %s', (_, of, changed, still) => {
  const before = workbenchOf(new Map(Object.entries(files)));
  const file = fileOf(before.snapshot, `${root}/${of}`);
  if (file === undefined) throw new Error(`no file ${of}`);
  const report = (workbench: typeof before) => finish(reportFile(workbench, file));
  const inputs = finish(reportInputs(before, file, report(before)));
  const after = workbenchOf(new Map(Object.entries({ ...files, ...changed })), undefined, before);
  expect(finish(areStill(inputs, after, file))).toBe(still);
  if (still) expect(report(after)).toEqual(report(before));
  else expect(report(after)).not.toEqual(report(before));
});
