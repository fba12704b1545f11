import { isComplete } from '../base/completeness.ts';
import type { Direction } from '../kubernetes/networkPolicy.ts';
import type { ClassLimit } from './classes/limit.ts';
import { matrixOf } from './classes/matrix.ts';
import type { KnownPods, Pods } from './endpoints.ts';
import { type AppliedPolicy, isolatingPolicies } from './isolation.ts';
import type { World } from './world.ts';

/** What limits some pods in one direction. */
export interface Limit {
  readonly policies: readonly AppliedPolicy[];
  /** Whether all policies of the namespace are here. */
  readonly isComplete: boolean;
}

/** The limit of pods of the files; one for all pods that are limited alike. */
export function limitOf(world: World, pods: KnownPods, direction: Direction): ClassLimit {
  const matrix = matrixOf(world);
  const limit = matrix.limits[direction][matrix.classOf(pods).number];
  if (limit === undefined) throw new Error('every class has a limit');
  return limit;
}

/** The limit of pods that are not in the files. */
export function limitElsewhere(world: World, pods: Pods, direction: Direction): Limit {
  const { name } = pods.namespace;
  return {
    policies: isolatingPolicies(world, pods, direction),
    isComplete: name !== undefined && isComplete(world.completeness.policies, name),
  };
}
