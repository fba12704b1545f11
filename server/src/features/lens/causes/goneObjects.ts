import type { Environment } from '../../../assembly/environment.ts';
import { type Moment, resolveOrigin } from '../../../assembly/resolveOrigin.ts';
import type { LineRange, Position } from '../../../base/lines.ts';
import type { KubernetesObject } from '../../../kubernetes/objects.ts';
import type { Counterparts } from './counterparts.ts';

/** A state of the workspace, and the environment in it that is compared. */
export interface State {
  readonly moment: Moment;
  readonly environment: Environment;
}

/** An object that a file held before and that no file holds now. */
export interface GoneObject {
  readonly object: KubernetesObject;
  /** The place of the newest text behind which it stood: where the object before it ends, else where the text begins. */
  readonly range: LineRange;
}

/** In the order of the environment; one object a step. */
export function* goneObjects(
  uri: string,
  before: State,
  after: State,
  now: Counterparts,
): Generator<void, readonly GoneObject[]> {
  const gone: { readonly object: KubernetesObject; readonly start: number }[] = [];
  for (const object of before.environment.objects) {
    if (now.has(object)) continue;
    yield;
    const start = startIn(before, object, uri);
    if (start !== undefined) gone.push({ object, start });
  }
  if (gone.length === 0) return [];
  const kept: { readonly start: number; readonly end: Position }[] = [];
  for (const object of before.environment.objects) {
    const counterpart = now.get(object);
    if (counterpart === undefined || !mayStandIn(before, object, uri)) continue;
    yield;
    const start = startIn(before, object, uri);
    const end = placeIn(after, counterpart, uri)?.value.end;
    if (start !== undefined && end !== undefined) kept.push({ start, end });
  }
  kept.sort((left, right) => left.start - right.start);
  return gone.map(({ object, start }) => {
    const place = kept.findLast((one) => one.start < start)?.end ?? { line: 0, character: 0 };
    return { object, range: { start: place, end: place } };
  });
}

/** A cheap look: objects that are written in another file, and not built, can't stand in this one. */
function mayStandIn({ moment }: State, { origin }: KubernetesObject, uri: string): boolean {
  return origin.object.startsWith(`${uri}#`) || moment.assembly.builtObject(origin.object) !== undefined;
}

function placeIn(state: State, object: KubernetesObject, uri: string) {
  if (!mayStandIn(state, object, uri)) return undefined;
  const places = resolveOrigin(state.moment, { object: object.origin.object, path: '' });
  return places.find((place) => place.uri === uri);
}

function startIn(state: State, object: KubernetesObject, uri: string): number | undefined {
  return placeIn(state, object, uri)?.keyOffsets.start;
}
