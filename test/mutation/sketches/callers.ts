import type { Sketch } from '../appended.ts';
import { all, deployment, one, place, policy } from './draw.ts';

const object = (apiVersion: string, kind: string, name: string, rest: string, namespace = place): string =>
  `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: {name: ${name}, namespace: ${namespace}}\n${rest}\n`;

const service = (port: number, target: number | string): string =>
  `apiVersion: v1\nkind: Service\nmetadata: {name: web, namespace: ${place}, labels: {unit: web}}\nspec: {selector: {unit: web}, ports: [{name: main, port: ${port}, targetPort: ${target}}]}\n`;

const client = '    - from: [{podSelector: {matchLabels: {unit: client}}}]';
const web = '  podSelector: {matchLabels: {unit: web}} #!\n  policyTypes: [Ingress]\n';

/** Callers that no policy lets in, addresses of the cluster's own, and pods that are forgotten. */
export const callerSketches: readonly Sketch[] = [
  {
    name: 'a controller that is not let in',
    rule: 'entrance-blocked',
    write: (random) => {
      const port = 1024 + random.below(9000);
      const backend = `{service: {name: web, port: ${one(random, '{number: 80}', '{name: main}')}}}`;
      return all(
        deployment('web', `          ports: [{containerPort: ${port}, name: http}]\n`),
        deployment('client'),
        service(80, one<number | string>(random, port, 'http')),
        one(
          random,
          object('networking.k8s.io/v1', 'Ingress', 'web', `spec: {defaultBackend: ${backend}}`),
          object(
            'networking.k8s.io/v1',
            'Ingress',
            'web',
            `spec: {rules: [{http: {paths: [{path: /, pathType: Prefix, backend: ${backend}}]}}]}`,
          ),
          object('route.openshift.io/v1', 'Route', 'web', 'spec: {to: {kind: Service, name: web}}'),
          object(
            'gateway.networking.k8s.io/v1',
            'HTTPRoute',
            'web',
            'spec: {parentRefs: [{name: edge}], rules: [{backendRefs: [{name: web, port: 80}]}]}',
          ),
        ),
        policy(
          'web',
          web +
            one(random, '', `  ingress:\n${client}`, `  ingress:\n${client}\n      ports: [{port: ${port}}]`),
        ),
      );
    },
  },
  {
    name: 'metrics that nobody gets',
    rule: 'monitoring-blocked',
    write: (random) => {
      const port = 1024 + random.below(9000);
      const monitor = (kind: string, endpoints: string): string =>
        object(
          'monitoring.coreos.com/v1',
          kind,
          'web',
          `spec: {selector: {matchLabels: {unit: web}}, ${endpoints}}`,
        );
      return all(
        deployment('web', `          ports: [{containerPort: ${port}, name: metrics}]\n`),
        deployment('client'),
        service(80, port),
        one(
          random,
          monitor('ServiceMonitor', 'endpoints: [{port: main}]'),
          monitor('ServiceMonitor', `endpoints: [{targetPort: ${port}}]`),
          monitor('PodMonitor', 'podMetricsEndpoints: [{port: metrics}]'),
        ),
        policy('web', web + one(random, '', `  ingress:\n${client}`)),
      );
    },
  },
  {
    name: 'a webhook that nobody can call',
    rule: 'webhook-blocked',
    write: (random) => {
      const to = `{service: {namespace: ${place}, name: web}}`;
      return all(
        deployment('web', '          ports: [{containerPort: 9443}]\n'),
        deployment('client'),
        service(443, 9443),
        one(
          random,
          `apiVersion: admissionregistration.k8s.io/v1\nkind: ValidatingWebhookConfiguration\nmetadata: {name: web}\nwebhooks: [{name: a.example.com, clientConfig: ${to}}]\n`,
          `apiVersion: admissionregistration.k8s.io/v1\nkind: MutatingWebhookConfiguration\nmetadata: {name: web}\nwebhooks: [{name: a.example.com, failurePolicy: Ignore, clientConfig: ${to}}]\n`,
          `apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nmetadata: {name: things.example.com}\nspec: {conversion: {strategy: Webhook, webhook: {clientConfig: ${to}}}}\n`,
        ),
        policy('web', web + one(random, '', `  ingress:\n${client}`)),
      );
    },
  },
  {
    name: 'addresses of the cluster',
    rule: 'ip-block-in-cluster',
    write: (random) => {
      const ten = 1 + random.below(250);
      const [range, cidr] = one(
        random,
        [
          `apiVersion: v1\nkind: Node\nmetadata: {name: a}\nspec: {podCIDR: 100.64.${ten}.0/24}\n`,
          `100.64.${ten}.7/32`,
        ],
        [
          `apiVersion: kubeadm.k8s.io/v1beta4\nkind: ClusterConfiguration\nnetworking: {podSubnet: 100.64.0.0/16}\n`,
          `100.64.${ten}.0/24`,
        ],
        [
          `apiVersion: networking.k8s.io/v1\nkind: ServiceCIDR\nmetadata: {name: a}\nspec: {cidrs: [100.65.0.0/16]}\n`,
          `100.65.${ten}.1/32`,
        ],
        [
          object('v1', 'Service', 'db', `spec: {clusterIP: 100.66.0.${ten}, ports: [{port: 80}]}`),
          `100.66.0.${ten}/32`,
        ],
      );
      return all(
        range,
        policy(
          'out',
          `  podSelector: {}\n  policyTypes: [Egress]\n  egress:\n    - to:\n        - ipBlock: {cidr: ${cidr}} #!`,
        ),
      );
    },
  },
  {
    name: 'a workload that no policy selects',
    rule: 'pods-left-out',
    write: (random) =>
      all(
        deployment('web'),
        deployment('api'),
        deployment('late').replace('  name: late\n', '  name: late #!\n'),
        policy(
          'some',
          `  podSelector: {matchExpressions: [{key: unit, operator: ${one(random, 'In, values: [web, api]', 'NotIn, values: [late]')}}]}\n  ingress: [{}]`,
        ),
      ),
  },
];
