import type { World } from '../../../network/world.ts';
import type { Call } from './blockedCall.ts';

type Calls = ReadonlyMap<string, readonly Call[]>;

type Find = (world: World) => Iterable<Call>;

const known = new WeakMap<World, Map<Find, Calls>>();

/** All calls of a kind by the namespace to whose pods they go; found once for all policies. */
export function callsIn(world: World, find: Find): Calls {
  const ofWorld = known.get(world) ?? new Map<Find, Calls>();
  known.set(world, ofWorld);
  const cached = ofWorld.get(find);
  if (cached !== undefined) return cached;
  const calls = new Map<string, Call[]>();
  for (const call of find(world)) {
    const namespace = call.to.namespace.name;
    const others = calls.get(namespace);
    if (others === undefined) calls.set(namespace, [call]);
    else others.push(call);
  }
  ofWorld.set(find, calls);
  return calls;
}
