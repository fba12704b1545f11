// Texts of any length that look like what people keep in Git.
import { parse } from 'yaml';

/** @param {number} number */
export function policy(number) {
  const namespace = `team-${number % 40}`;
  return `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: app-${number}
  namespace: ${namespace}
  labels:
    app.kubernetes.io/name: app-${number}
spec:
  podSelector:
    matchLabels:
      app: app-${number}
  policyTypes:
    - Ingress
    - Egress
  ingress:
    - from:
        - podSelector:
            matchLabels:
              app: app-${number + 40}
        - namespaceSelector:
            matchLabels:
              kubernetes.io/metadata.name: team-${(number + 1) % 40}
          podSelector:
            matchExpressions:
              - key: tier
                operator: In
                values:
                  - frontend
                  - edge
      ports:
        - protocol: TCP
          port: 8080
        - protocol: TCP
          port: metrics
  egress:
    - to:
        - ipBlock:
            cidr: 10.${number % 256}.0.0/16
            except:
              - 10.${number % 256}.1.0/24
    - to:
        - namespaceSelector: {}
          podSelector:
            matchLabels:
              k8s-app: kube-dns
      ports:
        - protocol: UDP
          port: 53
`;
}

/** @param {number} number */
export function deployment(number) {
  return `apiVersion: apps/v1
kind: Deployment
metadata:
  name: app-${number}
  namespace: team-${number % 40}
spec:
  replicas: 2
  selector:
    matchLabels:
      app: app-${number}
  template:
    metadata:
      labels:
        app: app-${number}
        tier: ${number % 3 === 0 ? 'frontend' : 'backend'}
    spec:
      containers:
        - name: main
          image: example/app-${number}:1.0
          ports:
            - name: http
              containerPort: 8080
            - name: metrics
              containerPort: 9090
`;
}

/** @param {number} number */
export function service(number) {
  return `apiVersion: v1
kind: Service
metadata:
  name: app-${number}
  namespace: team-${number % 40}
spec:
  selector:
    app: app-${number}
  ports:
    - name: http
      port: 80
      targetPort: http
`;
}

/** As many whole documents as fit into a number of lines. @param {number} lines */
export function policyStream(lines) {
  return policies(lines).join('---\n');
}

/** The same as one `kind: List`. @param {number} lines */
export function policyList(lines) {
  const items = policies(lines).map((text) => `  - ${text.trimEnd().replaceAll('\n', '\n    ')}\n`);
  return `apiVersion: v1\nkind: List\nitems:\n${items.join('')}`;
}

/** That list as JSON, laid out as kubectl does. @param {number} lines of the list */
export function policyJson(lines) {
  return `${JSON.stringify(parse(policyList(lines)), undefined, 4)}\n`;
}

/** @param {number} lines */
function policies(lines) {
  const perPolicy = policy(0).split('\n').length;
  return Array.from({ length: Math.max(1, Math.floor(lines / perPolicy)) }, (_, number) => policy(number));
}
