import type { LabelSelector, SelectorRequirement } from '../../../kubernetes/labels.ts';
import { isMatchLabel } from '../../../network/selectors.ts';
import type { PlainValue } from '../../../rules/finding.ts';

/**
 * A selector as it is written: a label with one value under `matchLabels` where it stands there, or nothing else can stand.
 * @param asLabels which requirements are to stand under `matchLabels`, where they can
 */
export function selectorValue(
  { requirements }: LabelSelector,
  asLabels: (requirement: SelectorRequirement) => boolean = isMatchLabel,
): PlainValue {
  const keys = requirements.filter(isSingle).map(({ key }) => key);
  const isLabel = (one: SelectorRequirement): boolean =>
    isSingle(one) && asLabels(one) && keys.indexOf(one.key) === keys.lastIndexOf(one.key);
  const labels = requirements.filter(isLabel);
  const expressions = requirements.filter((one) => !isLabel(one));
  return {
    ...(labels.length === 0
      ? {}
      : { matchLabels: Object.fromEntries(labels.map(({ key, values }) => [key, values[0] ?? ''])) }),
    ...(expressions.length === 0 ? {} : { matchExpressions: expressions.map(expressionValue) }),
  };
}

export function isSingle({ operator, values }: SelectorRequirement): boolean {
  return operator === 'In' && values.length === 1;
}

function expressionValue({ key, operator, values }: SelectorRequirement): PlainValue {
  return { key, operator, ...(values.length === 0 ? {} : { values }) };
}
