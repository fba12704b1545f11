import { environmentFor } from '../../assembly/inUse.ts';
import { type Moment, resolveOrigin } from '../../assembly/resolveOrigin.ts';
import type { Origin } from '../../base/origin.ts';
import type { Model } from '../../manifests/model.ts';
import type { KnownPods } from '../../network/endpoints.ts';
import { subjectsOf } from '../../network/selected.ts';
import { podsOfService } from '../../network/services.ts';
import type { World } from '../../network/world.ts';
import type { Workbench } from '../../rules/workbench.ts';
import { fileOf, type ResolvedOrigin } from '../../workspace/snapshot.ts';
import { modelsAt } from '../preview/placeAt.ts';
import type { CallEnd, CallSubject } from './call.ts';

/** More are of no use as the beginning of a tree. */
const mostEnds = 50;

/** The workloads that a place of a file is about: the one that stands there, or those that a policy or Service selects. */
export function callEndsAt(workbench: Workbench, uri: string, offset: number): readonly CallEnd[] {
  const environment = environmentFor(workbench, uri);
  const file = fileOf(workbench.snapshot, uri);
  if (environment === undefined || file === undefined) return [];
  const found = modelsAt(workbench, environment, file, offset).flatMap((model) =>
    podsMeant(environment.world, model).flatMap((pods) => {
      const place = placeIn(workbench, model, pods);
      return place === undefined ? [] : [callEnd(pods, environment.id, '', place)];
    }),
  );
  return [...new Map(found.map((end) => [end.subject?.workload, end])).values()].slice(0, mostEnds);
}

function podsMeant(world: World, model: Model): readonly KnownPods[] {
  switch (model.kind) {
    case 'Workload': {
      const pods = world.cluster.podsOf.get(model);
      return pods === undefined ? [] : [pods];
    }
    case 'NetworkPolicy':
      return subjectsOf(world, model).items;
    case 'Service':
      return podsOfService(world, model).surely;
    default:
      return [];
  }
}

/** From a policy or Service one looks at the workloads from where it selects them. */
function placeIn(moment: Moment, model: Model, pods: KnownPods): CallPlace | undefined {
  if (model.kind === 'NetworkPolicy') {
    return placeOf(moment, { ...model.origin, path: model.podSelector.path });
  }
  if (model.kind === 'Service') return placeOf(moment, { ...model.origin, path: model.selector?.path ?? '' });
  return placeOfWorkload(moment, pods);
}

/** Where an end stands in an editor. */
export type CallPlace = Pick<CallEnd, 'uri' | 'range' | 'selection'>;

export function placeOf(moment: Moment, origin: Origin): CallPlace | undefined {
  const [found] = resolveOrigin(moment, origin);
  return found && { uri: found.uri, range: spanOf(found), selection: found.key };
}

/** Where a workload's name is written. */
export function placeOfWorkload(moment: Moment, { workload }: KnownPods): CallPlace | undefined {
  const [name] = resolveOrigin(moment, { object: workload.origin.object, path: 'metadata.name' });
  return name && { uri: name.uri, range: spanOf(name), selection: name.value };
}

/** From the key of an entry to the end of its value. */
function spanOf({ key, value }: ResolvedOrigin): CallPlace['range'] {
  return { start: key.start, end: value.end };
}

/**
 * @param detail what is said behind its namespace and kind
 * @param isItself whether it is the other pods of the workload that is asked about
 */
export function callEnd(
  pods: KnownPods,
  environment: string,
  detail: string,
  place: CallPlace,
  kind: CallEnd['kind'] = 'workload',
  isItself = false,
): CallEnd {
  const { listedAs, workload } = pods;
  const subject: CallSubject = { environment, workload: workload.origin.object };
  const own = `${listedAs.kind} in ${listedAs.namespace}`;
  const name = isItself ? `${listedAs.name}, its other pods` : listedAs.name;
  return { kind, name, detail: detail === '' ? own : `${own} · ${detail}`, ...place, subject };
}
