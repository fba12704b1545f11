import { enumerate } from '../../base/words.ts';
import type { LabelSelector, SelectorRequirement } from '../../kubernetes/labels.ts';
import type { PodPeer } from '../../kubernetes/networkPolicy.ts';
import { namespaceNameLabel } from '../../network/knownNamespaces.ts';

/** `any pod with app=batch in a namespace with team=data` */
export function peerWords(
  { podSelector, namespaceSelector }: PodPeer,
  ownNamespace: string,
  which: 'any pod' | 'any other pod' | 'any future pod' = 'any pod',
): string {
  const pods = podSelector === undefined ? '' : selectorWords(podSelector);
  const who = pods === '' ? which : `${which} ${pods}`;
  return `${who} in ${namespaceSelector === undefined ? `namespace ${ownNamespace}` : namespaceWords(namespaceSelector)}`;
}

function namespaceWords(selector: LabelSelector): string {
  const named = selector.requirements.find(
    ({ key, operator }) => key === namespaceNameLabel && operator === 'In',
  );
  const others = selector.requirements.filter((requirement) => requirement !== named);
  const rest = selectorWords({ ...selector, requirements: others });
  if (named !== undefined) return `namespace ${enumerate(named.values, 'or')}${rest && ` ${rest}`}`;
  return rest === '' ? 'any namespace' : `a namespace ${rest}`;
}

/** `with app=web and without canary`; empty for a selector that selects everything. */
export function selectorWords(selector: LabelSelector): string {
  const words = selector.requirements.map(requirementWords);
  if (selector.open) words.push('with labels that can’t be read here');
  return enumerate(words);
}

/** `with app=web or api`, `not labelled tier=batch` */
export function requirementWords(requirement: SelectorRequirement): string {
  const { key, operator, values } = requirement;
  switch (operator) {
    case 'In':
      return `with ${key}=${enumerate(values, 'or')}`;
    case 'NotIn':
      return `not labelled ${key}=${enumerate(values, 'or')}`;
    case 'Exists':
      return `with a label ${key}`;
    case 'DoesNotExist':
      return `without a label ${key}`;
  }
}
