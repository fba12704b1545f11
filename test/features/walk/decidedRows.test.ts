import { describe, expect, it } from 'vitest';
import { environmentFor } from '../../../server/src/assembly/inUse.ts';
import { finish } from '../../../server/src/base/steps.ts';
import { previewAt } from '../../../server/src/features/preview/previewAt.ts';
import { decidedRows } from '../../../server/src/features/walk/decidedRows.ts';
import { fileOf } from '../../../server/src/workspace/snapshot.ts';
import { root, workbenchOf } from '../../support/workbench.ts';

const uri = `${root}/all.yaml`;

const pods = ['web', 'cron', 'job', 'api']
  .map(
    (name) =>
      `apiVersion: v1\nkind: Pod\nmetadata: { name: ${name}, namespace: shop, labels: { app: ${name} } }\n---\n`,
  )
  .join('');

const policy = `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: api, namespace: shop }
spec:
  podSelector: { matchLabels: { app: api } }
  ingress:
    - from:
        - podSelector: { matchLabels: { app: web } }
        - podSelector: { matchLabels: { app: cron } }
      ports:
        - port: 8080
    - from: [{ ipBlock: { cidr: 10.0.0.0/8, except: [10.1.0.0/16] } }]
`;

/** The rows of the panel on the policy that the line with some text decides. */
function decidedBy(text: string): readonly string[] {
  const whole = pods + policy;
  const workbench = workbenchOf(new Map([['all.yaml', whole]]));
  const file = fileOf(workbench.snapshot, uri);
  const environment = environmentFor(workbench, uri);
  const place = { uri, position: { line: whole.split('\n').indexOf('kind: NetworkPolicy'), character: 0 } };
  const answer = finish(previewAt(workbench, place, undefined, 'object'));
  if (file === undefined || environment === undefined || answer.kind !== 'whole')
    throw new Error('no picture');
  const line = whole.lastIndexOf('\n', whole.indexOf(text, pods.length)) + 1;
  const rows = finish(decidedRows(workbench, environment, answer.model, { uri, offset: line }));
  return rows.map(({ row }) => row.replace(/^ingress\//, ''));
}

describe('the rows that a line decides', () => {
  it.each([
    ['- podSelector: { matchLabels: { app: web', ['shop/shop/web[Pod]']],
    ['- podSelector: { matchLabels: { app: cron', ['shop/shop/cron[Pod]']],
    ['- port: 8080', ['shop/shop/web[Pod]', 'shop/shop/cron[Pod]']],
    ['ipBlock', ['addresses/10.0.0.0/8', 'addresses/10.1.0.0/16']],
    ['podSelector: { matchLabels: { app: api', ['addresses/10.1.0.0/16', 'rest']],
  ])('%s', (text, rows) => {
    expect(decidedBy(text)).toEqual(rows);
  });
});
