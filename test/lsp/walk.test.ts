import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { methods } from '../../server/src/protocol/methods.ts';
import type { EndsAnswer, WalkAnswer, WalkRequest } from '../../server/src/protocol/walk.ts';
import { renderWalk } from '../features/walk/render.ts';
import { useScene } from './robustness/scene.ts';

const scene = useScene();

const pods = ['web', 'cron', 'db']
  .map(
    (name) =>
      `apiVersion: v1\nkind: Pod\nmetadata: { name: ${name}, namespace: shop, labels: { app: ${name} } }\n`,
  )
  .join('---\n');

const policy = (app: string, port = 5432) => `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: db, namespace: shop }
spec:
  podSelector: { matchLabels: { app: db } }
  ingress:
    - from: [{ podSelector: { matchLabels: { app: ${app} } } }]
      ports: [{ port: ${port} }]
`;

async function walk(request: WalkRequest): Promise<string> {
  const answer: WalkAnswer | null = await scene.client().connection.sendRequest(methods.walk, request);
  return answer === null ? 'no answer' : renderWalk(answer);
}

describe('the walk of a decision over a connection', () => {
  it('follows the unsaved text, and its steps lead to the lines of it', async () => {
    writeFileSync(join(scene.folder(), 'pods.yaml'), pods);
    const uri = scene.uri('policy.yaml');
    writeFileSync(join(scene.folder(), 'policy.yaml'), policy('web'));
    const client = await scene.start();
    await client.indexed();
    await client.open(uri, policy('web'));
    const question = { uri, from: 'shop/cron[Pod]', to: 'shop/db[Pod]', port: '5432' };
    const before = await walk(question);
    expect(before).toContain('DENIED (Denied) shop/cron => shop/db on 5432 TCP');
    expect(before).toContain('it wants pods with app=web, cron has app=cron. -> policy.yaml:7');
    await client.change(uri, `# moved\n${policy('cron')}`);
    const after = await walk(question);
    expect(after).toContain('ALLOWED (Allowed) shop/cron => shop/db on 5432 TCP');
    expect(after).toContain('cron is one of them. -> policy.yaml:8');
    await client.change(uri, policy('cron', 80));
    expect(await walk(question)).toContain('comes nearest to letting it in: it lists 80 only.');
  });

  it('says why there is none, without workloads and for ends that are none', async () => {
    const client = await scene.start();
    expect(await walk({ from: 'shop/web', to: 'shop/db' })).toMatch(/^nothing: /);
    await client.open(scene.uri('pods.yaml'), pods);
    const uri = scene.uri('pods.yaml');
    expect(await walk({ uri, from: 'shop/wep', to: 'shop/db' })).toContain('Near: shop/web[Pod]');
    expect(await walk({ environment: 'no such', from: 'shop/web', to: 'shop/db' })).toMatch(/^nothing: /);
  });

  it('offers what its ends may be', async () => {
    const client = await scene.start();
    const uri = scene.uri('pods.yaml');
    await client.open(uri, pods);
    const answer: EndsAnswer = await client.connection.sendRequest(methods.ends, {
      uri,
      role: 'to',
      text: 'd',
    });
    expect(answer.offers.map(({ end }) => end)).toEqual(['shop/db[Pod]', 'node']);
    expect(answer.problem).toContain('There is no workload d in these files');
  });
});
