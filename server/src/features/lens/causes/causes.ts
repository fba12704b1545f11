import type { Environment } from '../../../assembly/environment.ts';
import { resolveOrigin } from '../../../assembly/resolveOrigin.ts';
import type { LineRange } from '../../../base/lines.ts';
import { objectKey } from '../../../kubernetes/objectKey.ts';
import type { KubernetesObject } from '../../../kubernetes/objects.ts';
import { type ChangeCount, countChanges } from '../../../network/changes/countChanges.ts';
import { compareInSteps } from '../../../network/changes/differenceRows.ts';
import { buildWorld, type World } from '../../../network/world.ts';
import type { Workbench } from '../../../rules/workbench.ts';
import { type ChangedPart, changedParts } from './changedParts.ts';
import { type Counterparts, counterparts } from './counterparts.ts';
import { goneObjects, type State } from './goneObjects.ts';

/** A line that has changed connections, and how many would be as before without its change. */
export interface Cause extends ChangeCount {
  /** What is written there. */
  readonly range: LineRange;
  /** What stood behind this place and is gone: `NetworkPolicy shop/web`; left out where the change is one of what is there. */
  readonly gone?: string;
}

/** So many changed parts of a file are tried one by one; more at once are another file, not an edit. */
const maximumParts = 12;

/**
 * The lines of a file that cause what is otherwise, found by doing without each change in turn; in steps. A change that is
 * without effect by itself, because another one does the same, is tried alone.
 */
export function* causesIn(
  workbench: Workbench,
  uri: string,
  past: State,
  after: Environment,
): Generator<void, readonly Cause[]> {
  const causes: Cause[] = [];
  const before = past.environment;
  const now = counterparts(before, after);
  const places = yield* placedParts(workbench, uri, now, after);
  const gone = yield* goneObjects(uri, past, { moment: workbench, environment: after }, now);
  if (places.length + gone.length > maximumParts) return [];
  for (const { object, was, part, range } of places) {
    yield;
    const without = worldWith(after, after.world, object, part.undone);
    let count = yield* countBetween(without, after.world);
    if (count.lost + count.gained === 0) {
      const alone = worldWith(before, before.world, was, part.done);
      count = yield* countBetween(before.world, alone);
    }
    if (count.lost + count.gained > 0) causes.push({ range, ...count });
  }
  for (const { object, range } of gone) {
    yield;
    let count = yield* countBetween(worldWith(after, after.world, undefined, object), after.world);
    if (count.lost + count.gained === 0) {
      const alone = worldWith(before, before.world, object, undefined);
      count = yield* countBetween(before.world, alone);
    }
    if (count.lost + count.gained > 0) causes.push({ range, ...count, gone: objectName(object, before) });
  }
  return causes;
}

/** `NetworkPolicy shop/web` */
function objectName(object: KubernetesObject, { defaultNamespace }: Environment): string {
  const [kind, ...names] = objectKey(object, defaultNamespace).split('/');
  return `${kind} ${names.join('/')}`;
}

interface PlacedPart {
  readonly object: KubernetesObject;
  readonly was: KubernetesObject | undefined;
  readonly part: ChangedPart;
  readonly range: LineRange;
}

/** So many lines of one element are marked; of a longer one, as of an object that is new, where it begins. */
const maximumLines = 6;

function markedRange({ start, end }: LineRange): LineRange {
  return end.line - start.line < maximumLines ? { start, end } : { start, end: start };
}

/** No more than one too many. */
function* placedParts(
  workbench: Workbench,
  uri: string,
  now: Counterparts,
  after: Environment,
): Generator<void, readonly PlacedPart[]> {
  const old = new Map([...now].map(([was, is]) => [is, was]));
  const found: PlacedPart[] = [];
  for (const object of after.objects) {
    const was = old.get(object);
    if (was === object) continue;
    if (found.length > maximumParts) break;
    yield;
    for (const part of changedParts(was, object)) {
      const place = part.paths
        .flatMap((path) => resolveOrigin(workbench, { object: object.origin.object, path }).slice(0, 1))
        .find((written) => written.uri === uri);
      if (place !== undefined) found.push({ object, was, part, range: markedRange(place.key) });
    }
  }
  return found;
}

/** @param next takes the place of `object`; undefined: it is taken out. `object` undefined: it is added */
function worldWith(
  { objects, defaultNamespace, completeness, networkPlugin }: Environment,
  previous: World,
  object: KubernetesObject | undefined,
  next: KubernetesObject | undefined,
): World {
  const others = objects.flatMap((one) => (one === object ? (next ?? []) : one));
  const all = object === undefined && next !== undefined ? [...others, next] : others;
  return buildWorld(all, { defaultNamespace, completeness, plugin: networkPlugin }, previous);
}

function* countBetween(before: World, after: World): Generator<void, ChangeCount> {
  return yield* countChanges(yield* compareInSteps(before, after));
}
