import type { LabelSelector, SelectorRequirement } from '../kubernetes/labels.ts';
import type { PodPeer } from '../kubernetes/networkPolicy.ts';

/** Requirements of one key that no labels meet at once, the one that makes it so last. */
export type Contradiction = readonly SelectorRequirement[];

/**
 * Why a selector can match nothing, whatever labels there are; undefined where some labels would match. Nothing to
 * match is another thing: that is up to what exists.
 */
export function contradictionIn({ requirements }: LabelSelector): Contradiction | undefined {
  const byKey = new Map<string, SelectorRequirement[]>();
  for (const requirement of requirements) {
    const known = byKey.get(requirement.key) ?? [];
    byKey.set(requirement.key, known);
    known.push(requirement);
    if (known.length > 1 && !canBeMet(known)) return withoutBystanders(known);
  }
  return undefined;
}

/** Why an entry of `from` or `to` can name no pod, whatever pods there are. */
export function contradictionOf({ podSelector, namespaceSelector }: PodPeer): Contradiction | undefined {
  return (
    (namespaceSelector && contradictionIn(namespaceSelector)) ?? (podSelector && contradictionIn(podSelector))
  );
}

/** Whether some value of their key, or its absence, meets all of some requirements. */
function canBeMet(requirements: readonly SelectorRequirement[]): boolean {
  const lists = requirements.filter(({ operator }) => operator === 'In');
  const [first, ...others] = lists;
  const excluded = new Set(
    requirements.flatMap(({ operator, values }) => (operator === 'NotIn' ? values : [])),
  );
  if (requirements.some(({ operator }) => operator === 'DoesNotExist')) {
    return requirements.every(({ operator }) => operator === 'DoesNotExist' || operator === 'NotIn');
  }
  // without a list some value is always left
  if (first === undefined) return true;
  return first.values.some(
    (value) => !excluded.has(value) && others.every(({ values }) => values.includes(value)),
  );
}

/** As few of the requirements as exclude each other. */
function withoutBystanders(all: readonly SelectorRequirement[]): Contradiction {
  return all.reduce((kept, requirement) => {
    const rest = kept.filter((other) => other !== requirement);
    return rest.length > 1 && !canBeMet(rest) ? rest : kept;
  }, all);
}
