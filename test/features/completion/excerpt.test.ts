import { describe, expect, it } from 'vitest';
import { completeAt } from '../../../server/src/features/completion/completeAt.ts';
import { excerptOf } from '../../../server/src/features/completion/excerpt.ts';
import { parseJsonDocument } from '../../../server/src/syntax/json/parseJsonDocument.ts';
import { parseYamlDocument } from '../../../server/src/syntax/yaml/parseYamlDocument.ts';
import { processorTime } from '../../support/processorTime.ts';
import { root } from '../../support/workbench.ts';
import { shopWith } from '../cases.ts';

const head = `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: long, namespace: shop}
spec:
  podSelector: {matchLabels: {app: web}}
  ingress:
`;
const rule = (index: number): string => `    - from:
        - podSelector: {matchLabels: {app: cart}}
      ports:
        - port: ${1000 + index}
`;
const policyOf = (rules: number): string =>
  head + Array.from({ length: rules }, (_, index) => rule(index)).join('');

describe('excerpts of long policies', () => {
  const long = policyOf(1000);

  it('keep what is near the cursor, and where it was', () => {
    const offset = long.indexOf('port: 1500');
    const { text, shift } = excerptOf(parseYamlDocument(long), offset, 'yaml');
    expect(text.length).toBeLessThan(10_000);
    expect(text.slice(offset - shift, offset - shift + 10)).toBe('port: 1500');
    expect(text).not.toContain('port: 1100');
    expect(text.slice(0, head.length)).toBe(head);
  });

  it('leave short policies as they are', () => {
    const short = policyOf(20);
    expect(excerptOf(parseYamlDocument(short), 0, 'yaml')).toEqual({ text: short, shift: 0 });
  });

  it.each([
    ['app: ', ''],
    ['- port: ', ''],
    ['po', 'rts:'],
    ['- ', 'podSelector'],
  ])('offer the same as in a short policy behind %j', (before, after) => {
    const labelsIn = (rules: number): readonly string[] => {
      const text = policyOf(rules);
      const place = text.indexOf(before + after, text.indexOf(rule(Math.floor(rules / 2))));
      const offset = place + before.length;
      return completeAt(shopWith('long.yaml', text), `${root}/long.yaml`, offset).map((item) => item.label);
    };
    expect(labelsIn(1000)).toEqual(labelsIn(10));
  });

  it('costs little more than in a short policy', () => {
    const timeIn = (rules: number): number => {
      const text = policyOf(rules);
      const workbench = shopWith('long.yaml', text);
      const offset = text.indexOf('app: ', text.length / 2) + 5;
      return processorTime(() => completeAt(workbench, `${root}/long.yaml`, offset), 7);
    };
    timeIn(100);
    expect(timeIn(2000)).toBeLessThan(60 * Math.max(timeIn(20), 1));
  });
});

describe('excerpts of long profiles in JSON', () => {
  const rules = Array.from({ length: 500 }, (_, index) => ({
    names: index === 250 ? Array.from({ length: 300 }, (_, name) => `call${name}`) : [`only${index}`],
    action: 'SCMP_ACT_ALLOW',
  }));
  const text = JSON.stringify({ defaultAction: 'SCMP_ACT_ERRNO', syscalls: rules }, undefined, 2);
  const document = parseJsonDocument(text);

  it('are JSON, with the list at the cursor whole and little else', () => {
    const offset = text.indexOf('"call150"');
    const excerpt = excerptOf(document, offset, 'json');
    expect(excerpt.text.length).toBeLessThan(20_000);
    expect(excerpt.text.slice(offset - excerpt.shift, offset - excerpt.shift + 9)).toBe('"call150"');
    const { defaultAction, syscalls } = JSON.parse(excerpt.text);
    expect(defaultAction).toBe('SCMP_ACT_ERRNO');
    expect(syscalls).toContainEqual(rules[250]);
  });

  it.each([0, text.indexOf('"only3"'), text.indexOf('"only499"'), text.length])(
    'keep offset %i in its place',
    (offset) => {
      const excerpt = excerptOf(document, offset, 'json');
      expect(() => JSON.parse(excerpt.text)).not.toThrow();
      expect(excerpt.text.slice(offset - excerpt.shift).slice(0, 9)).toBe(text.slice(offset, offset + 9));
    },
  );
});
