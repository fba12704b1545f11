import type { LabelSelector } from '../../kubernetes/labels.ts';
import type { Direction, NetworkPolicy, PolicyPort } from '../../kubernetes/networkPolicy.ts';
import { namespaceNameLabel } from '../../network/knownNamespaces.ts';
import { isMatchLabel } from '../../network/selectors.ts';
import type { Fix, PlainValue } from '../finding.ts';
import { addedRule } from './addedRule.ts';
import { freeName } from './freeName.ts';
import { originIn } from './places.ts';
import { typeOf } from './policyTypes.ts';

type Values = { [key: string]: PlainValue };

/** Whom a rule of one side answers, and on which ports. */
export interface Answered {
  /** The pods of this side, which the new rule names. */
  readonly subject: LabelSelector;
  /** Where they are; undefined: in the same namespace as the policy of the other side. */
  readonly namespace: string | undefined;
  readonly ports: readonly PolicyPort[];
}

/**
 * Adds to a policy of the other side the rule that answers one of this side: egress to what lets in, ingress from what
 * leads there. Undefined where its text has no place for one.
 * @param facing the policy that gets the rule, and the direction that it limits
 */
export function twinRule(facing: NetworkPolicy, direction: Direction, answered: Answered): Fix | undefined {
  const edit = addedRule(facing, direction, answeringRule(direction, answered));
  const whom = facing.podSelector.requirements.length === 0 ? ', for all pods of its namespace' : '';
  return edit && { title: `Allow it in policy ${facing.name} too${whom}`, safe: false, edits: [edit] };
}

/**
 * A policy beside one of the other side, for the pods alone that are to be reached or to reach: where that one is about every
 * pod of the namespace, its rule would be about all of these.
 * @param subject the pods of the other side
 * @param others the policies that are there
 */
export function twinPolicy(
  facing: NetworkPolicy,
  direction: Direction,
  subject: LabelSelector,
  name: string,
  others: readonly NetworkPolicy[],
  answered: Answered,
): Fix {
  const { namespace } = facing;
  const free = freeName('', name, others);
  const object: PlainValue = {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { name: free, ...(namespace === undefined ? {} : { namespace }) },
    spec: {
      podSelector: selectorValue(subject),
      policyTypes: [typeOf[direction]],
      [direction]: [answeringRule(direction, answered)],
    },
  };
  return {
    title: `Allow it in a new policy ${free}, beside policy ${facing.name}`,
    safe: false,
    edits: [{ behind: originIn(facing, ''), object }],
  };
}

function answeringRule(direction: Direction, { subject, namespace, ports }: Answered): PlainValue {
  const peer: Values = {
    ...(namespace === undefined
      ? {}
      : { namespaceSelector: { matchLabels: { [namespaceNameLabel]: namespace } } }),
    podSelector: selectorValue(subject),
  };
  return {
    [direction === 'ingress' ? 'from' : 'to']: [peer],
    ...(ports.length === 0 ? {} : { ports: ports.map(portValue) }),
  };
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
