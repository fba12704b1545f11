import type { Sketch } from '../appended.ts';
import { all, deployment, one, place, policy } from './draw.ts';

/** Labels and annotations of what stands beside policies. */
export const labelSketches: readonly Sketch[] = [
  {
    name: 'a label that YAML reads as no text',
    rule: 'label-not-text',
    write: (random) => {
      const written = one(random, '1.0', 'true', String(random.below(100)), 'on', '[web]', '0x1F');
      const line = `${one(random, 'version', 'example.com/build')}: ${written} #!`;
      const name = 'metadata:\n  name: web\n';
      const within = one(random, 'labels', 'annotations');
      const marked = one(
        random,
        deployment('web').replace(name, `${name}  ${within}:\n    ${line}\n`),
        deployment('web').replace('labels: {unit: web}', `labels:\n        unit: web\n        ${line}`),
        `apiVersion: v1\nkind: Service\n${name}  namespace: ${place}\nspec:\n  ports: [{port: 80}]\n  selector:\n    ${line}\n`,
      );
      const beside = policy('web', '  podSelector: {matchLabels: {unit: web}}\n  ingress: [{}]');
      return all(
        deployment('api'),
        policy('api', '  podSelector: {matchLabels: {unit: api}}\n  ingress: [{}]'),
        marked,
        ...(marked.includes('kind: Deployment') ? [beside] : []),
      );
    },
  },
];
