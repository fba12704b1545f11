import { describe, expect, it } from 'vitest';
import type { KubernetesVersion } from '../../../server/src/kubernetes/version.ts';
import { admit } from '../../../server/src/manifests/admission/admit.ts';
import { schemaAt } from '../../../server/src/manifests/admission/schema.ts';
import { parseText } from '../../../server/src/syntax/parse.ts';
import { processorTime } from '../../support/processorTime.ts';
import { admitText, messagesOf } from './support.ts';

const head = 'apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata:\n  name: p\n';

/** Code, field and the text under the range of each message. */
function shown(text: string, version: KubernetesVersion = '1.37') {
  return admitText(text, version).flatMap((admission) =>
    messagesOf(admission).map(({ code, field, range }) => [code, field, text.slice(range.start, range.end)]),
  );
}

describe('the place of a message', () => {
  it.each([
    [
      'spec:\n  ingress:\n  - ports:\n    - port: 0 # x\n',
      'port-out-of-range',
      'spec.ingress[0].ports[0].port',
      '0',
    ],
    ['spec:\n  podselector: {}\n', 'unknown-field', 'spec.podselector', 'podselector'],
    ['spec:\n  egress:\n  - to:\n    - {}\n', 'peer-empty', 'spec.egress[0].to[0]', '{}'],
    [
      'spec:\n  egress:\n  - to:\n    - ipBlock:\n        except: []\n',
      'cidr-missing',
      'spec.egress[0].to[0].ipBlock.cidr',
      'ipBlock',
    ],
    ['spec:\n  policyTypes: [Egress, Both]\n', 'policy-type-unsupported', 'spec.policyTypes[1]', 'Both'],
    [
      'spec:\n  podSelector:\n    matchExpressions:\n    - key: a\n      operator: In\n',
      'values-missing',
      'spec.podSelector.matchExpressions[0].values',
      'In',
    ],
    [
      'spec:\n  podSelector:\n    matchLabels:\n      a b: c\n',
      'label-key-invalid',
      'spec.podSelector.matchLabels',
      'a b',
    ],
    ['spec:\n  podSelector: {}\n  podSelector: {}\n', 'duplicate-key', 'spec.podSelector', 'podSelector'],
    ['spec:\n  ingress:\n    from: []\n', 'wrong-type', 'spec.ingress', 'ingress'],
  ])('%s', (text, code, field, written) => {
    expect(shown(head + text)).toEqual([[code, field, written]]);
  });

  it('is relative to the item of a list', () => {
    const item = head.trimEnd().replaceAll('\n', '\n  ');
    const text = `kind: List\napiVersion: v1\nitems:\n- ${item}\n  spec: {policyTypes: [egress]}\n- ${item}\n`;
    expect(shown(text)).toEqual([['policy-type-unsupported', 'spec.policyTypes[0]', 'egress']]);
  });
});

describe('a file of JSON', () => {
  const json = (spec: string, name = '"p"') =>
    `{"apiVersion": "networking.k8s.io/v1", "kind": "NetworkPolicy", "metadata": {"name": ${name}}, "spec": ${spec}}`;
  const told = (text: string) =>
    admitText(text, '1.37', 'json')
      .flatMap(messagesOf)
      .map(({ text: said }) => said);

  it('may hold escapes that YAML does not know', () => {
    const annotated = json('{}').replace('"p"', '"p", "annotations": {"a": "\\ud83d\\ude00"}');
    expect(told(annotated)).toEqual([]);
  });

  it('is read as YAML where it is no JSON', () => {
    expect(told(json('{"policyTypes": [ingress,], # soon\n}'))).toEqual([
      'spec.policyTypes[0]: Unsupported value: "ingress": supported values: "Ingress", "Egress"',
    ]);
    expect(told(json('{}', '[a'))).toEqual([
      "error converting YAML to JSON: yaml: did not find expected ',' or ']'",
    ]);
  });
});

describe('what is not known', () => {
  it.each([
    'spec:\n  ingress:\n  - ports:\n    - port: 80\n      proto\n',
    'spec:\n  ingress:\n  - from: []\n    por\n',
    'spec:\n  podSelector:\n    matchExpressions:\n    - key: a\n      operator: In\n      val\n',
  ])('is left out: %s', (text) => {
    const [admission] = admitText(head + text, '1.37');
    expect(admission?.decodeError?.code).toBe('syntax');
    expect(admission?.accepted).toBe(false);
    expect(admission?.readable.flatMap(messagesOf).map(({ text: said }) => said)).toEqual([]);
  });

  it('does not hide what is known', () => {
    const [admission] = admitText(`${head}spec:\n  policyTypes: [egress]\n  podSel\n`, '1.37');
    expect(admission?.readable.flatMap(messagesOf).map(({ code }) => code)).toEqual([
      'policy-type-unsupported',
    ]);
  });
});

describe('anchors and merge keys', () => {
  it('are followed', () => {
    const text = `${head}x: &port {port: 0}\nspec:\n  ingress:\n  - ports:\n    - *port\n    - <<: *port\n      protocol: UDP\n`;
    expect(shown(text).map(([code, field]) => [code, field])).toEqual([
      ['unknown-field', 'x'],
      ['port-out-of-range', 'spec.ingress[0].ports[0].port'],
      ['port-out-of-range', 'spec.ingress[0].ports[1].port'],
    ]);
  });

  it('do not expand without end', () => {
    const levels = Array.from(
      { length: 30 },
      (_, level) => `l${level + 1}: &l${level + 1} [*l${level}, *l${level}, *l${level}]`,
    );
    const text = `${head}l0: &l0 [x]\n${levels.join('\n')}\n`;
    expect(admitText(text, '1.37')[0]?.decodeError?.text).toBe(
      'error converting YAML to JSON: yaml: document contains excessive aliasing',
    );
    expect(processorTime(() => admitText(text, '1.37'), 1)).toBeLessThan(2000);
  });
});

describe('bad input', () => {
  const full = `${head}  labels: {a: &x b, c: *x}\nspec:\n  podSelector:\n    matchExpressions:\n    - {key: "a", operator: In, values: [x, 'y']}\n  ingress:\n  - from:\n    - ipBlock: {cidr: 10.0.0.1/8, except: ["10.0.0.0/9"]}\n    ports:\n    - port: |\n        http\n    - {port: 1, endPort: 0}\n`;

  it('never throws, wherever the text ends', () => {
    for (let end = 0; end <= full.length; end += 3) {
      for (const text of [
        full.slice(0, end),
        full.slice(end),
        `${full.slice(0, end)}\t- {${full.slice(end)}`,
      ]) {
        for (const message of admitText(text, '1.37').flatMap(messagesOf)) {
          expect(message.range.start).toBeGreaterThanOrEqual(0);
          expect(message.range.end).toBeLessThanOrEqual(text.length);
        }
      }
    }
  }, 60_000);

  it.each([
    ['brackets', `${head}spec: ${'['.repeat(20_000)}`],
    [
      'indentation',
      `${head}spec:\n${Array.from({ length: 1500 }, (_, depth) => `${' '.repeat(depth + 1)}a:`).join('\n')}`,
    ],
    ['a long name', `${head}spec: {podSelector: {matchLabels: {a: ${'a.'.repeat(100_000)}}}}`],
    ['control characters', `${head}spec: "\u0007"`],
  ])('is answered in time: %s', (_, text) => {
    expect(processorTime(() => admitText(text, '1.37'), 1)).toBeLessThan(3000);
  });

  it('costs in proportion to its size', () => {
    const rule = '  - from:\n    - ipBlock: {cidr: 10.0.0.1/8}\n    ports:\n    - {port: 0, port: 1}\n';
    const time = (rules: number) => {
      const [slice] = parseText('yaml', `${head}spec:\n  ingress:\n${rule.repeat(rules)}`).slices;
      if (slice === undefined) throw new Error('There is a document.');
      return processorTime(() => admit(slice.document, 'yaml', '1.36'));
    };
    time(200);
    expect(time(2000)).toBeLessThan(50 * Math.max(time(200), 2));
  }, 60_000);
});

describe('the schema', () => {
  it('tells the type at a path', () => {
    expect(schemaAt(['spec', 'ingress', 0, 'ports', 1, 'protocol'])).toMatchObject({
      values: ['TCP', 'UDP', 'SCTP'],
    });
    expect(schemaAt(['spec', 'podSelector', 'matchLabels', 'app'])).toMatchObject({ kind: 'string' });
    expect(schemaAt(['spec', 'ingress', 'from'])).toBeUndefined();
    expect(schemaAt([])).toMatchObject({ name: 'NetworkPolicy' });
  });
});
