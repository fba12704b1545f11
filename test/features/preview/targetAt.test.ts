import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { labelTitle } from '../../../server/src/features/preview/labelWords.ts';
import { partName } from '../../../server/src/features/preview/partWords.ts';
import type { PreviewTarget } from '../../../server/src/features/preview/target.ts';
import { targetAt } from '../../../server/src/features/preview/targetAt.ts';
import { caseEnvironment } from '../../support/caseWorld.ts';

const text = readFileSync(new URL('cases/parts.yaml', import.meta.url), 'utf8');
const { manifests, view } = caseEnvironment('parts.yaml', text);

/** What is shown where the cursor is in an element: of its own, and where no label is looked at. */
const places = [
  ['NetworkPolicy/shop/web', 'metadata.name', 'policy', 'policy'],
  ['NetworkPolicy/shop/web', 'spec.ingress', 'policy', 'policy'],
  ['NetworkPolicy/shop/web', 'spec.ingress[1].ports[0].port', 'ingress rule 2', 'ingress rule 2'],
  ['NetworkPolicy/shop/web', 'spec.ingress[0].from', 'ingress rule 1', 'ingress rule 1'],
  ['NetworkPolicy/shop/web', 'spec.egress[1].to[0]', 'egress rule 2, peer 1', 'egress rule 2, peer 1'],
  ['NetworkPolicy/shop/web', 'spec.podSelector.matchLabels.app', 'pods app=web', 'policy'],
  [
    'NetworkPolicy/shop/web',
    'spec.ingress[0].from[0].podSelector.matchLabels.app',
    'peer app=api',
    'ingress rule 1, peer 1',
  ],
  [
    'NetworkPolicy/shop/web',
    'spec.ingress[0].from[1].podSelector.matchExpressions[0].values[1]',
    'peer with app=batch or stream',
    'ingress rule 1, peer 2',
  ],
  [
    'NetworkPolicy/shop/web',
    'spec.ingress[0].from[1].namespaceSelector.matchLabels.team',
    'namespaces team=data',
    'ingress rule 1, peer 2',
  ],
  ['Deployment/shop/web', 'spec.template.metadata.labels.app', 'pods app=web', 'workload'],
  ['Deployment/shop/web', 'spec.selector.matchLabels.app', 'pods app=web', 'workload'],
  ['Deployment/shop/web', 'metadata.labels.tier', 'workload', 'workload'],
  [
    'Pod/data/loader',
    'metadata.labels[app.kubernetes.io/name]',
    'pods app.kubernetes.io/name=loader',
    'workload',
  ],
  ['Namespace//data', 'metadata.labels.team', 'namespaces team=data', 'namespace'],
  ['Service/shop/web', 'spec.selector.app', 'pods app=web', 'service'],
  ['Service/shop/web', 'spec.ports[0].port', 'service', 'service'],
] as const;

describe('the place in an object decides what is shown', () => {
  it.each(places)('%s %s: %s', (object, path, own, part) => {
    const model = manifests.find(({ id }) => id === `parts.yaml#${object}`)?.model;
    if (model === undefined) throw new Error(`no ${object}`);
    expect(nameOf(targetAt(view.world, model, path, undefined))).toBe(own);
    expect(nameOf(targetAt(view.world, model, path, 'part'))).toBe(part);
    expect(nameOf(targetAt(view.world, model, path, 'object'))).toBe(
      ['policy', 'workload', 'namespace', 'service'].includes(part) ? part : 'policy',
    );
  });
});

function nameOf(target: PreviewTarget | undefined): string | undefined {
  if (target?.kind === 'part') return partName(target);
  return target?.kind === 'label' ? `${target.holders.kind} ${labelTitle(target)}` : target?.kind;
}
