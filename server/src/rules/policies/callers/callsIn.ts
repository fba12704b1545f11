import { groupBy } from '../../../base/groupBy.ts';
import type { World } from '../../../network/world.ts';
import type { Call } from './blockedCall.ts';

type Calls = ReadonlyMap<string, readonly Call[]>;

type Find = (world: World) => Iterable<Call>;

const known = new WeakMap<World, Map<Find, Calls>>();

/** The calls of a kind that go to pods of a namespace; found once for all policies. */
export function callsIn(world: World, find: Find, namespace: string): readonly Call[] {
  const ofWorld = known.get(world) ?? new Map<Find, Calls>();
  known.set(world, ofWorld);
  const calls = ofWorld.get(find) ?? byNamespace(find(world));
  ofWorld.set(find, calls);
  return calls.get(namespace) ?? [];
}

function byNamespace(found: Iterable<Call>): Calls {
  return groupBy(found, ({ to }) => to.namespace.name);
}
