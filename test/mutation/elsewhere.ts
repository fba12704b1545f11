import { newestKubernetesVersion } from '../../server/src/kubernetes/version.ts';
import type { Base } from './bases.ts';
import type { PlantedRule } from './kinds/kind.ts';
import type { ExpectedFinding, Mutation } from './mutation.ts';

/** A change of the shop away from its policies, which then no longer fit. */
interface Change {
  readonly name: string;
  readonly file: string;
  /** Stands once in the file. */
  readonly from: string;
  readonly to: string;
  readonly rule: PlantedRule;
  /** What no longer fits: files and what the line says, each line of that text. */
  readonly breaks: readonly (readonly [file: string, line: string])[];
}

const changes: readonly Change[] = [
  {
    name: 'the pods of a StatefulSet get another label',
    file: 'checkout/cart-store.yaml',
    from: '        app: cart-store\n        tier: data',
    to: '        app: store\n        tier: data',
    rule: 'selector-matches-nothing',
    breaks: [['checkout/policies/cart.yaml', 'app: cart-store']],
  },
  {
    name: 'the pods of a CronJob get another label',
    file: 'payments/settlement.yaml',
    from: '            app: settlement\n',
    to: '            job: settlement\n',
    rule: 'selector-matches-nothing',
    breaks: [
      ['payments/policies/settlement.yaml', 'app: settlement'],
      ['payments/policies/ledger.yaml', 'app: settlement'],
    ],
  },
  {
    name: 'a Deployment moves to another namespace',
    file: 'payments/gateway.yaml',
    from: 'kind: Deployment\nmetadata:\n  name: gateway\n  namespace: payments',
    to: 'kind: Deployment\nmetadata:\n  name: gateway\n  namespace: frontend',
    rule: 'selector-matches-nothing',
    breaks: [
      ['checkout/policies/orders.yaml', 'app: gateway'],
      ['payments/policies/gateway.yaml', 'app: gateway'],
      ['payments/policies/fraud.yaml', 'app: gateway'],
      ['payments/policies/ledger.yaml', 'app: gateway'],
    ],
  },
  {
    name: 'a policy moves to another namespace',
    file: 'payments/policies/fraud.yaml',
    from: 'namespace: payments',
    to: 'namespace: checkout',
    rule: 'selector-matches-nothing',
    breaks: [
      ['payments/policies/fraud.yaml', 'app: fraud'],
      ['payments/policies/fraud.yaml', 'app: gateway'],
    ],
  },
  {
    name: 'a namespace gets another label',
    file: 'cluster/namespaces.yaml',
    from: 'exposure: public',
    to: 'exposure: internet',
    rule: 'selector-matches-nothing',
    breaks: [['ingress-nginx/policy.yaml', 'exposure: public']],
  },
  {
    name: 'a port gets another name',
    file: 'payments/ledger.yaml',
    from: '- name: postgres\n              containerPort',
    to: '- name: sql\n              containerPort',
    rule: 'port-not-listened-on',
    breaks: [['payments/policies/ledger.yaml', 'port: postgres']],
  },
  {
    name: 'a port gets another number',
    file: 'payments/fraud.yaml',
    from: 'containerPort: 9000',
    to: 'containerPort: 9001',
    rule: 'port-not-listened-on',
    breaks: [['payments/policies/gateway.yaml', 'port: 9000']],
  },
  {
    name: 'a port gets another protocol',
    file: 'payments/gateway.yaml',
    from: 'containerPort: 8443\n',
    to: 'containerPort: 8443\n              protocol: UDP\n',
    rule: 'port-not-listened-on',
    breaks: [
      ['checkout/policies/orders.yaml', 'port: 8443'],
      ['payments/policies/gateway.yaml', 'port: https'],
    ],
  },
];

/** Mistakes that are made in one file and show in others. */
export function plantElsewhere(shop: Base): readonly Mutation[] {
  return changes.map(({ name, file, from, to, rule, breaks }) => {
    const text = shop.files.get(file) ?? '';
    const start = text.indexOf(from);
    if (start < 0 || text.indexOf(from, start + 1) >= 0) throw new Error(`${file} has not once: ${from}`);
    return {
      name,
      base: shop,
      file,
      edit: { start, end: start + from.length, newText: to, mistakeAt: 0 },
      version: newestKubernetesVersion,
      expected: breaks.flatMap(([broken, line]) => linesOf(shop, broken, line, rule)),
      tolerated: [],
    };
  });
}

function linesOf(shop: Base, file: string, line: string, rule: PlantedRule): readonly ExpectedFinding[] {
  const lines = (shop.files.get(file) ?? '').split('\n');
  const found = lines.flatMap((text, index) =>
    text.trim() === line ? [{ file, line: index + 1, rule }] : [],
  );
  if (found.length === 0) throw new Error(`${file} has no line: ${line}`);
  return found;
}
