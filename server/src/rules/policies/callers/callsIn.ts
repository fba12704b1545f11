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
  const calls = new Map<string, Call[]>();
  for (const call of found) {
    const namespace = call.to.namespace.name;
    const others = calls.get(namespace);
    if (others === undefined) calls.set(namespace, [call]);
    else others.push(call);
  }
  return calls;
}
