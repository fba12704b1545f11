import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { DidChangeConfigurationNotification } from 'vscode-languageserver-protocol';
import { pulling } from '../support/lspClient.ts';
import { useScene } from './robustness/scene.ts';

const text = `apiVersion: v1
kind: Pod
metadata: { name: web, namespace: shop, labels: { app: web } }
spec: { containers: [{ name: main, ports: [{ containerPort: 80 }] }] }
---
apiVersion: v1
kind: Pod
metadata: { name: db, namespace: shop, labels: { app: db } }
spec: { containers: [{ name: main, ports: [{ containerPort: 5432 }] }] }
---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: web, namespace: shop }
spec: { defaultBackend: { service: { name: web, port: { number: 80 } } } }
---
apiVersion: v1
kind: Service
metadata: { name: web, namespace: shop }
spec: { selector: { app: web }, ports: [{ port: 80 }] }
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: web, namespace: shop }
spec:
  podSelector: { matchLabels: { app: web } }
  policyTypes: [Ingress, Egress]
  ingress:
    - from:
        - podSelector: { matchLabels: { app: db } }
        - namespaceSelector: { matchLabels: { kubernetes.io/metadata.name: edge } }
  egress:
    - to:
        - ipBlock: { cidr: 10.1.0.0/16 }
        - ipBlock: { cidr: 10.2.0.0/16 }
      ports: [{ port: 443 }]
    - to: [{ podSelector: { matchLabels: { app: db } } }]
`;

const scene = useScene();

it('what the settings say of the cluster is what rules go by, at once', async () => {
  writeFileSync(join(scene.folder(), 'web.yaml'), text);
  const client = await scene.start({ capabilities: pulling });
  await client.indexed();
  const uri = scene.uri('web.yaml');
  await client.open(uri, text);
  const messages = async (): Promise<string> =>
    (await client.pull(uri)).map(({ code, message }) => `${code}: ${message}`).join('\n');
  const before = await messages();
  expect(before).toContain(
    'no policy allows UDP 53 to the cluster’s DNS (k8s-app=kube-dns in namespace kube-system)',
  );
  expect(before).not.toMatch(/entrance-blocked|ip-block-in-cluster/);
  const cluster = {
    dnsNamespace: 'naming',
    dnsLabel: 'app=names',
    dnsPort: 1053,
    ingressNamespaces: ['gateways'],
    podRanges: ['10.1.0.0/16', 'no range'],
    serviceRanges: ['10.2.0.0/16'],
  };
  await client.connection.sendNotification(DidChangeConfigurationNotification.type, {
    settings: { policyLens: { cluster } },
  });
  const after = await messages();
  expect(after).toContain('no policy allows UDP 1053 to the cluster’s DNS (app=names in namespace naming)');
  expect(after).toContain('entrance-blocked: No policy lets the ingress controller in');
  expect(after).toContain('10.1.0.0/16 lies within the addresses of pods');
  expect(after).toContain('10.2.0.0/16 lies within the addresses of Services');
  await client.connection.sendNotification(DidChangeConfigurationNotification.type, {
    settings: { policyLens: { cluster: { dnsPort: 'x', ingressNamespaces: 'gateways' } } },
  });
  expect(await messages()).toBe(before);
});
