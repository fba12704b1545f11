import type { NetworkPolicy } from '../../kubernetes/networkPolicy.ts';
import type { AppliedPolicy } from '../isolation.ts';
import { ClassPlaces } from './classPlaces.ts';
import { editedPolicies, type LimitInput } from './limitInput.ts';
import type { PodClass } from './podClass.ts';

/** The classes of a namespace whose limits an edit may change. */
export interface Touched {
  readonly places: ClassPlaces;
  readonly has: (item: PodClass) => boolean;
}

/**
 * @param before undefined: nothing is known yet
 * @param places where all classes lie
 * @param added those of the namespace that were not there before
 */
export function touchedBetween(
  before: LimitInput | undefined,
  after: LimitInput,
  namespace: string,
  places: ClassPlaces,
  added: readonly PodClass[],
): Touched {
  const edited = before && editedPolicies(before, after);
  if (edited === undefined) return { places, has: () => true };
  const touched = new Set(added);
  for (const policy of edited) {
    for (const { index } of places.namesakes(namespace)) {
      const { surely, possibly } = index.select(policy.podSelector);
      for (const item of surely) touched.add(item);
      for (const item of possibly) touched.add(item);
    }
  }
  return { places: new ClassPlaces(touched), has: (item) => touched.has(item) };
}

/** The policies that apply to classes of a namespace, in their order. */
export function appliedTo(
  { policies, rivals }: LimitInput,
  namespace: string,
  places: ClassPlaces,
): ReadonlyMap<PodClass, readonly AppliedPolicy[]> {
  const applied = new Map<PodClass, AppliedPolicy[]>();
  const add = (item: PodClass, policy: AppliedPolicy): void => {
    const others = applied.get(item);
    if (others === undefined) applied.set(item, [policy]);
    else others.push(policy);
  };
  const unsureOnes = new Set<NetworkPolicy>(rivals);
  for (const policy of policies) {
    const sure = { policy, match: unsureOnes.has(policy) ? 'possibly' : 'yes' } as const;
    const unsure = { policy, match: 'possibly' } as const;
    for (const { index } of places.namesakes(namespace)) {
      const { surely, possibly } = index.select(policy.podSelector);
      for (const item of surely) add(item, sure);
      for (const item of possibly) add(item, unsure);
    }
  }
  return applied;
}
