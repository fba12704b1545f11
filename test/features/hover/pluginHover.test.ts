import { expect, it } from 'vitest';
import { hoverAt } from '../../../server/src/features/hover/hoverAt.ts';
import type { PluginId } from '../../../server/src/network/plugins/known.ts';
import { defaultSettings } from '../../../server/src/workspace/settings.ts';
import { root, workbenchOf } from '../../support/workbench.ts';

const text = `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: web, namespace: shop }
spec:
  podSelector: {}
  policyTypes: [Ingress]
  ingress:
    - from:
        - ipBlock: { cidr: 10.0.0.0/8 }
      ports: [{ port: 8000, endPort: 8100 }]
  egress:
    - ports:
        - port: http
`;

/** What the hover on a word says of a plugin: `On **Cilium** …`, or the warning. */
function said(networkPlugin: PluginId, word: string): readonly string[] {
  const workbench = workbenchOf(new Map([['policy.yaml', text]]), { ...defaultSettings, networkPlugin });
  const hover = hoverAt(workbench, `${root}/policy.yaml`, text.indexOf(word));
  return (hover?.markdown ?? '')
    .replaceAll('\\', '')
    .split('\n')
    .filter((line) => /^(On \*\*|\*\*[A-Z].* carries out )/.test(line));
}

it.each<readonly [PluginId, string, readonly RegExp[]]>([
  ['cilium', 'ipBlock', [/names no pod.*cilium#9209/, /neither nodes nor the API server.*cilium#20550/]],
  ['cilium', 'endPort', [/range of ports.*cilium#16622/]],
  ['calico', 'ipBlock', [/names the pods that have an address in it.*calico#6634/]],
  ['calico', 'endPort', []],
  ['aws-vpc-cni', 'policyTypes', [/does not list count, too.*#229/]],
  ['aws-vpc-cni', 'port: http', [/looked up on the source.*#81/]],
  ['flannel', 'kind', [/Flannel carries out no policy by itself/]],
  ['flannel', 'ipBlock', []],
  ['conforming', 'ipBlock', []],
])('on %s the hover of %s tells where the plugin is documented to differ', (plugin, word, expected) => {
  const lines = said(plugin, word);
  expect(lines).toHaveLength(expected.length);
  for (const [index, pattern] of expected.entries()) expect(lines[index]).toMatch(pattern);
});
