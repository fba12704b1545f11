import { describe, expect, it } from 'vitest';
import type { ReportedFix } from '../../server/src/rules/finding.ts';
import { suppressionFix } from '../../server/src/rules/suppression/write.ts';
import { findingsOf, workbenchOf } from '../support/workbench.ts';

const policy = {
  apiVersion: 'networking.k8s.io/v1',
  kind: 'NetworkPolicy',
  metadata: { name: 'p', namespace: 'shop' } as object | undefined,
  spec: { podSelector: {}, ingress: [{ ports: [{ port: 0 }] }], policyTypes: ['ingress'] },
};
const list = { apiVersion: 'v1', kind: 'List', items: [{ ...policy, spec: {} }, policy] };
const annotated = { name: 'p', annotations: { 'example.com/a': 'b' } };

const head = 'apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata:\n  name: p\nspec:\n';
const block = `${head}  ingress:\n    - ports:\n        - port: 0 # of the web server\n  policyTypes:\n    - ingress\n`;
const brackets = `${head}  ingress: [\n    { ports: [\n      { port: 0 },\n      { protocol: tcp } ] } ]\n`;

const texts: readonly (readonly [name: string, file: string, text: string])[] = [
  ['YAML', 'a.yaml', block],
  ['YAML with Windows line ends', 'a.yaml', block.replaceAll('\n', '\r\n')],
  ['YAML that ends without a line end', 'a.yaml', block.trimEnd()],
  ['brackets over several lines', 'a.yaml', brackets],
  ['JSON in a YAML file', 'a.yaml', JSON.stringify(policy, undefined, 2)],
  ['JSON', 'a.json', JSON.stringify(policy, undefined, 2)],
  ['JSON with Windows line ends', 'a.json', JSON.stringify(policy, undefined, 2).replaceAll('\n', '\r\n')],
  ['JSON on one line', 'a.json', JSON.stringify(policy)],
  ['JSON with annotations', 'a.json', JSON.stringify({ ...policy, metadata: annotated }, undefined, 4)],
  [
    'JSON with an empty object',
    'a.json',
    JSON.stringify({ ...policy, metadata: { name: 'p', annotations: {} } }),
  ],
  ['a list in JSON', 'a.json', JSON.stringify(list, undefined, 2)],
];

describe.each(texts)('%s: the quick fix that ignores a finding', (_, name, text) => {
  const findings = findingsOf(workbenchOf(new Map([[name, text]])));

  it('is offered for each', () => {
    expect(findings.length).toBeGreaterThan(1);
  });

  it.each(findings.map((finding, index) => ({ finding, index })))(
    '$index: hides it alone',
    ({ finding, index }) => {
      const workbench = workbenchOf(new Map([[name, text]]));
      const file = [...workbench.snapshot.open.values()][0];
      const fix = file === undefined ? undefined : suppressionFix(file, finding);
      if (fix === undefined) throw new Error('There is no fix.');
      const mended = applied(text, fix);
      expect(mended.replaceAll('\r\n', '').includes('\r')).toBe(false);
      if (text.includes('\r\n')) expect(mended.replaceAll('\r\n', '').includes('\n')).toBe(false);
      const after = findingsOf(workbenchOf(new Map([[name, mended]])));
      const messages = findings
        .filter((other, at) => isKept(at === index, other.rule))
        .map(({ message }) => message);
      expect(after.map(({ message }) => message)).toEqual(messages);

      /** A comment hides what stands on its line, an annotation all of its rule. */
      function isKept(isMeant: boolean, rule: string): boolean {
        return name.endsWith('.json') ? rule !== finding.rule : !isMeant;
      }
    },
  );
});

it('is not offered where the object can hold no annotation', () => {
  const text = JSON.stringify({ ...policy, metadata: 5 });
  const workbench = workbenchOf(new Map([['a.json', text]]));
  const [file] = workbench.snapshot.open.values();
  const [finding] = findingsOf(workbench);
  expect(file !== undefined && finding !== undefined && suppressionFix(file, finding)).toBeUndefined();
});

function applied(text: string, { edits }: ReportedFix): string {
  return edits.reduce(
    (result, { range, newText }) => result.slice(0, range.start) + newText + result.slice(range.end),
    text,
  );
}
