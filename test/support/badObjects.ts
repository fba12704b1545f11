/** Objects that nobody should write and somebody does, beside a few that are as they should be. */

function pod(name: string, labels = `app: ${name}`, rest = ''): string {
  return `apiVersion: v1\nkind: Pod\nmetadata: { name: ${name}, namespace: shop, labels: { ${labels} }${rest} }\nspec: { containers: [{ name: c, ports: [{ containerPort: 8080 }] }] }\n`;
}

function policy(name: string, spec: string): string {
  return `apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: { name: ${name}, namespace: shop }\nspec: ${spec}\n`;
}

const owned = (name: string, by: string): string =>
  pod(name, `app: ${name}`, `, ownerReferences: [{ kind: Pod, name: ${by}, controller: true }]`);

/** What is right: web reaches db, and nobody else does. */
export const good: readonly string[] = [
  pod('web'),
  pod('db'),
  policy(
    'db',
    '{ podSelector: { matchLabels: { app: db } }, ingress: [{ from: [{ podSelector: { matchLabels: { app: web } } }] }] }',
  ),
];

/** By what is bad about them. */
export const bad: Readonly<Record<string, readonly string[]>> = {
  'labels of a wrong type': [pod('odd', 'app: [web], zone: 1'), pod('odder', 'app: { a: b }')],
  'the same object twice': [
    pod('twin'),
    pod('twin'),
    policy('twin', '{ podSelector: { matchLabels: { app: twin } }, ingress: [] }'),
    policy('twin', '{ podSelector: { matchLabels: { app: twin } }, ingress: [{}] }'),
  ],
  'cyclic references': [
    owned('hen', 'egg'),
    owned('egg', 'hen'),
    'apiVersion: argoproj.io/v1alpha1\nkind: Rollout\nmetadata: { name: snake, namespace: shop }\nspec: { workloadRef: { kind: Rollout, name: snake } }\n',
    'apiVersion: v1\nkind: Service\nmetadata: { name: a, namespace: shop }\nspec: { type: ExternalName, externalName: b.shop.svc.cluster.local }\n',
    'apiVersion: v1\nkind: Service\nmetadata: { name: b, namespace: shop }\nspec: { type: ExternalName, externalName: a.shop.svc.cluster.local }\n',
    'apiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata: { name: door, namespace: shop }\nspec: { defaultBackend: { service: { name: a, port: { number: 80 } } } }\n',
    'apiVersion: gateway.networking.k8s.io/v1\nkind: HTTPRoute\nmetadata: { name: loop, namespace: shop }\nspec: { parentRefs: [{ kind: HTTPRoute, name: loop }], rules: [{ backendRefs: [{ name: b, port: 80 }] }] }\n',
  ],
  'a Service that selects everything': [
    'apiVersion: v1\nkind: Service\nmetadata: { name: all, namespace: shop }\nspec: { selector: {}, ports: [{ port: 80 }] }\n',
    'apiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata: { name: all, namespace: shop }\nspec: { defaultBackend: { service: { name: all, port: { number: 80 } } } }\n',
  ],
};

/** So many policies that all select one pod, each by other words, and let in nobody. */
export function selectorsOnOnePod(count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) =>
    policy(
      `s${index}`,
      `{ podSelector: { matchLabels: { app: db }, matchExpressions: [{ key: k${index}, operator: DoesNotExist }] }, ingress: [] }`,
    ),
  );
}

export function written(...objects: readonly (readonly string[])[]): string {
  return objects.flat().join('---\n');
}
