import { describe, expect, it } from 'vitest';
import { isTemplate } from '../../server/src/manifests/template.ts';
import { findingsOf, root, workbenchOf } from '../support/workbench.ts';

it.each([
  ['a value', 'name: {{ .Release.Name }}\n'],
  ['a line of its own', '{{- if .Values.enabled }}\na: b\n{{- end }}\n'],
  ['an item', 'a:\n  - {{ include "x" . }}\n'],
  ['a comment', '{{/* about */}}\n'],
])('%s makes a template', (_, text) => expect(isTemplate(text)).toBe(true));

it.each([
  ['a quoted text', 'a: "{{ workflow.name }}"\n'],
  ['text inside a value', 'a: see {{ it }}\n'],
  ['mappings in a mapping', 'a: {b: {c: d}}\n'],
])('%s does not', (_, text) => expect(isTemplate(text)).toBe(false));

describe('a template', () => {
  const policy =
    'apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata:\n  name: {{ .Release.Name }}\nspec: {podSelector: {}, policyTypes: [wrong]}\n';
  const workbench = workbenchOf(
    new Map([['t.yaml', `${policy}---\n${policy.replace('{{ .Release.Name }}', 'plain')}`]]),
  );

  it('is left in peace, and the documents beside it are read', () => {
    expect(findingsOf(workbench).map(({ rule }) => rule)).toEqual(['api-server-refuses']);
    expect(workbench.assembly.environments[0]?.objects).toHaveLength(1);
  });

  it('is noted', () => {
    expect(workbench.snapshot.open.get(`${root}/t.yaml`)?.note).toContain('template');
  });
});
