import type { Model } from '../../manifests/model.ts';
import type { World } from '../../network/world.ts';
import type { SubscribePreview } from '../../protocol/preview.ts';
import { labelAt } from './labelAt.ts';
import { partAt } from './partAt.ts';
import type { ObjectTarget, PreviewTarget } from './target.ts';

/** What a picture of an object may be of; undefined for what has no traffic. */
export function objectTarget(model: Model): ObjectTarget | undefined {
  switch (model.kind) {
    case 'NetworkPolicy':
      return { kind: 'policy', policy: model };
    case 'Workload':
      return { kind: 'workload', workload: model };
    case 'Namespace':
      return { kind: 'namespace', namespace: model };
    case 'Service':
      return { kind: 'service', service: model };
    default:
      return undefined;
  }
}

/**
 * What of an object a picture is of, where an element of it is meant: a label, a peer or a rule, else the object.
 * @param path of the element, from the object on
 * @param finest what is not looked into any closer
 */
export function targetAt(
  world: World,
  model: Model,
  path: string,
  finest: SubscribePreview['finest'],
): PreviewTarget | undefined {
  const whole = objectTarget(model);
  if (finest === 'object' || whole === undefined) return whole;
  const label = finest === 'part' ? undefined : labelAt(world, model, path);
  return label ?? (model.kind === 'NetworkPolicy' ? partAt(model, path) : undefined) ?? whole;
}
