import { describe, expect, it } from 'vitest';
import { defaultSettings } from '../../server/src/workspace/settings.ts';
import { findingsOf, workbenchOf } from '../support/workbench.ts';

const head = 'apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: a, namespace: b}\n';
const files = new Map([
  ['broken.yaml', `${head}spec: {podSelector: {}, ingress: [}\n`],
  ['twice.yaml', `${head}spec: {podSelector: {}, podSelector: {}}\n`],
  ['refused.yaml', `${head}spec: {podSelector: {}, policyTypes: [ingress]}\n`],
  [
    'broken.json',
    '{"apiVersion": "networking.k8s.io/v1", "kind": "NetworkPolicy", "metadata": {"name": "c"} "spec": {}}',
  ],
]);

const rules = (syntaxReportedByOthers: readonly ('yaml' | 'json')[]): readonly string[] =>
  findingsOf(workbenchOf(files, { ...defaultSettings, syntaxReportedByOthers })).map(
    ({ rule, uri }) => `${uri.slice(uri.lastIndexOf('/') + 1)} ${rule}`,
  );

describe('beside another extension', () => {
  it('all is said where no other speaks', () => {
    expect([...new Set(rules([]))]).toEqual([
      'broken.yaml syntax',
      'twice.yaml duplicate-key',
      'refused.yaml api-server-refuses',
      'broken.json syntax',
    ]);
  });

  it('errors of the format and keys that stand twice are left to it', () => {
    expect([...new Set(rules(['yaml', 'json']))]).toEqual(['refused.yaml api-server-refuses']);
    expect(rules(['json'])).not.toContain('broken.json syntax');
    expect(rules(['json'])).toContain('broken.yaml syntax');
  });
});
