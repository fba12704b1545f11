import { expect, it } from 'vitest';
import { DidChangeConfigurationNotification, HoverRequest } from 'vscode-languageserver-protocol';
import { useScene } from './robustness/scene.ts';

const policy = `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: web, namespace: shop }
spec:
  podSelector: {}
`;

const scene = useScene();

it('hover can be switched off and on', async () => {
  const client = await scene.start({});
  const uri = scene.uri('web.yaml');
  await client.open(uri, policy);
  const says = async (): Promise<boolean> => {
    const position = { line: 1, character: 8 };
    return (
      (await client.connection.sendRequest(HoverRequest.type, { textDocument: { uri }, position })) !== null
    );
  };
  const set = (enabled: unknown): Promise<void> =>
    client.connection.sendNotification(DidChangeConfigurationNotification.type, {
      settings: { policyLens: { hover: { enabled } } },
    });
  expect(await says()).toBe(true);
  await set(false);
  expect(await says()).toBe(false);
  await set('no');
  expect(await says()).toBe(true);
});
