import { describe, expect, it } from 'vitest';
import { useScene } from './robustness/scene.ts';

const scene = useScene();

const pod = (name: string) =>
  `apiVersion: v1\nkind: Pod\nmetadata: { name: ${name}, namespace: shop, labels: { app: ${name} } }\n`;

/** It lets web in, and web may not go there. */
const ingress = `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: db, namespace: shop }
spec:
  podSelector: { matchLabels: { app: db } }
  ingress:
    - from: [{ podSelector: { matchLabels: { app: web } } }]
`;

const egress = `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: web, namespace: shop }
spec:
  podSelector: { matchLabels: { app: web } }
  policyTypes: [Egress]
`;

describe('related lines in another file', () => {
  it('move with that file, though nothing that it means has changed', async () => {
    const client = await scene.start();
    await client.indexed();
    await client.open(scene.uri('pods.yaml'), `${pod('web')}---\n${pod('db')}`);
    await client.open(scene.uri('egress.yaml'), egress);
    await client.open(scene.uri('ingress.yaml'), ingress);
    const lines = async () => {
      const found = await client.pull(scene.uri('ingress.yaml'));
      return found
        .filter(({ code }) => code === 'half-open')
        .flatMap(({ relatedInformation = [] }) => relatedInformation.map(({ location }) => location))
        .filter(({ uri }) => uri === scene.uri('egress.yaml'))
        .map(({ range }) => range.start.line);
    };
    const [before] = await lines();
    expect(before).toBeTypeOf('number');
    await client.change(scene.uri('egress.yaml'), `# One.\n# Two.\n${egress}`);
    expect(await lines()).toEqual([(before ?? 0) + 2]);
  });
});
