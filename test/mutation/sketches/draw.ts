import type { Random } from '../../support/random.ts';

/** The namespace of what is drawn; no base has one of this name. */
export const place = 'sandbox';

/** One of several. */
export function one<T>(random: Random, ...choices: readonly [T, ...T[]]): T {
  return choices[random.below(choices.length)] ?? choices[0];
}

/** A policy of the namespace; `spec` is indented by two. */
export function policy(name: string, spec: string, namespace: string = place): string {
  return `apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata:\n  name: ${name}\n  namespace: ${namespace}\nspec:\n${spec}\n`;
}

/** A Deployment with one label. */
export function deployment(app: string, ports = '', namespace: string = place): string {
  return (
    `apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: ${app}\n  namespace: ${namespace}\nspec:\n` +
    `  selector:\n    matchLabels: {unit: ${app}}\n  template:\n    metadata:\n      labels: {unit: ${app}}\n` +
    `    spec:\n      containers:\n        - name: main\n          image: example/${app}\n${ports}`
  );
}

/** Objects of one text. */
export function all(...objects: readonly string[]): string {
  return objects.join('---\n');
}
