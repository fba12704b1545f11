import type { LabelSelector } from '../../kubernetes/labels.ts';
import type { Direction, NetworkPolicy, PolicyPort } from '../../kubernetes/networkPolicy.ts';
import { namespaceNameLabel } from '../../network/knownNamespaces.ts';
import { isMatchLabel } from '../../network/selectors.ts';
import type { Fix, PlainValue } from '../finding.ts';
import { addedRule } from './addedRule.ts';

type Values = { [key: string]: PlainValue };

/**
 * Adds to a policy of the other side the rule that answers one of this side: egress to what lets in, ingress from what
 * leads there. Undefined where its text has no place for one.
 * @param facing the policy that gets the rule, and the direction that it limits
 * @param subject the pods of this side, which the new rule names
 * @param namespace where they are; undefined: in the same namespace as the policy
 */
export function twinRule(
  facing: NetworkPolicy,
  direction: Direction,
  subject: LabelSelector,
  namespace: string | undefined,
  ports: readonly PolicyPort[],
): Fix | undefined {
  const peer: Values = {
    ...(namespace === undefined
      ? {}
      : { namespaceSelector: { matchLabels: { [namespaceNameLabel]: namespace } } }),
    podSelector: selectorValue(subject),
  };
  const rule: Values = {
    [direction === 'ingress' ? 'from' : 'to']: [peer],
    ...(ports.length === 0 ? {} : { ports: ports.map(portValue) }),
  };
  const title = `Allow it in policy ${facing.name} too`;
  const edit = addedRule(facing, direction, rule);
  return edit && { title, safe: false, edits: [edit] };
}

/** A selector as it is written. */
function selectorValue({ requirements }: LabelSelector): PlainValue {
  const labels = requirements.filter(isMatchLabel);
  const expressions = requirements.filter((requirement) => !isMatchLabel(requirement));
  return {
    ...(labels.length === 0
      ? {}
      : { matchLabels: Object.fromEntries(labels.map(({ key, values }) => [key, values[0] ?? ''])) }),
    ...(expressions.length === 0
      ? {}
      : {
          matchExpressions: expressions.map(({ key, operator, values }) => ({
            key,
            operator,
            ...(values.length === 0 ? {} : { values }),
          })),
        }),
  };
}

function portValue({ protocol, numbers }: PolicyPort): PlainValue {
  const own = { protocol: protocol ?? 'TCP' };
  if (numbers.kind === 'named') return { ...own, port: numbers.name };
  if (numbers.kind !== 'range') return own;
  const { first, last } = numbers;
  return { ...own, port: first, ...(first === last ? {} : { endPort: last }) };
}
