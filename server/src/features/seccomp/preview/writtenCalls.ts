import type { Origin } from '../../../base/origin.ts';
import type { RawProfile } from '../../../seccomp/rawProfile.ts';
import { conditionsOf } from '../written/conditions.ts';
import { type Outcome, outcomeOf } from '../written/outcome.ts';
import { rulesOf } from '../written/rules.ts';
import { setTitle } from './callSets.ts';

/** The parts of the picture. */
export const laneIds = ['allowed', 'depends', 'denied'] as const;

export type LaneId = (typeof laneIds)[number];

/** A call in a lane, with all that the rules say of it there. */
export interface WrittenCall {
  readonly name: string;
  readonly outcome: Outcome;
  readonly set: string;
  /** Each place that names it, with the conditions of its rule. */
  readonly places: readonly { readonly origin: Origin; readonly conditions: readonly string[] }[];
}

/** By lane: what the rules say of each call, one entry for each call and action, in the order of the text. */
export function callsByLane(profile: RawProfile): ReadonlyMap<LaneId, readonly WrittenCall[]> {
  const lanes = new Map(laneIds.map((id) => [id, new Map<string, WrittenCall>()]));
  for (const rule of rulesOf(profile)) {
    const conditions = conditionsOf(rule.object);
    const outcome = outcomeOf(rule.action);
    const calls = lanes.get(laneOf(outcome, conditions));
    for (const { value: name, origin } of rule.calls) {
      const key = `${outcome.word} ${name}`;
      const places = calls?.get(key)?.places ?? [];
      const set = setTitle(name);
      calls?.set(key, { name, outcome, set, places: [...places, { origin, conditions }] });
    }
  }
  return new Map([...lanes].map(([id, calls]) => [id, [...calls.values()]]));
}

/** The lane of what is said of calls. */
export function laneOf({ verdict }: Outcome, conditions: readonly string[]): LaneId {
  if (conditions.length > 0 || (verdict !== 'allowed' && verdict !== 'denied')) return 'depends';
  return verdict;
}
