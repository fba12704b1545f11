import type { Origin } from '../../base/origin.ts';
import type { EmptyField, NetworkPolicy } from '../../kubernetes/networkPolicy.ts';
import type { Finding, Fix } from '../finding.ts';
import { networkPolicyPage } from '../networkPolicyPage.ts';
import type { PolicyRule } from '../rule.ts';
import { keyAt, valueAt } from './places.ts';

/** A field that is written without content and so means more than it seems to. */
export const emptyField: PolicyRule = {
  id: 'empty-field',
  scope: 'policy',
  summary: 'A field without content opens more than it seems to',
  explanation:
    'To the API server a field that holds nothing is a field that is left out. An empty `from` or `to` is therefore not ' +
    'nobody but everyone, inside and outside the cluster; an empty `ports` is every port of every protocol; an item of ' +
    '`ingress` or `egress` without content allows everything; a `podSelector` without content selects every pod, and a ' +
    '`namespaceSelector` without content beside it means the policy’s own namespace. Templates whose list of values ' +
    'turns out empty are the usual cause.\n\n' +
    'To allow nobody, leave out the rule; to allow everyone, leave out the field, or write `{}` for a selector. A ' +
    'direction that the policy does not limit is not looked at.',
  sources: [
    'kubernetes:staging/src/k8s.io/api/networking/v1/types.go (NetworkPolicyIngressRule, NetworkPolicyPeer)',
    networkPolicyPage('behavior-of-to-and-from-selectors'),
  ],
  defaultSeverity: 'warning',
  dependsOn: () => [],
  check(policy) {
    return (policy.emptyFields ?? [])
      .filter((empty) => empty.direction === undefined || policy.isolates[empty.direction])
      .flatMap((empty) => describe(policy, empty) ?? []);
  },
};

function describe(policy: NetworkPolicy, empty: EmptyField): Finding | undefined {
  const { field, direction, origin } = empty;
  const isIn = direction === 'ingress';
  switch (field) {
    // A list of rules may well be empty: it denies. Types that are left out are another rule's matter.
    case 'rules':
    case 'types':
      return undefined;
    case 'peers':
      return {
        message:
          `${written(empty, isIn ? 'from' : 'to')}, which is not nobody but everyone: ` +
          `${isIn ? 'every source' : 'every destination'}, inside and outside the cluster, is allowed` +
          `${hasPorts(policy, origin) ? ' on these ports' : ' on every port'}. ` +
          `To allow nobody, remove the rule; to allow everyone, leave out \`${isIn ? 'from' : 'to'}\`.`,
        place: keyAt(origin),
        fixes: peerFixes(policy, origin),
      };
    case 'ports':
      return {
        message: `${written(empty, 'ports')}, which is not none but every port of every protocol. To say so, leave out \`ports\`.`,
        place: keyAt(origin),
        fixes: [leaveOut(policy, origin, 'ports')],
      };
    case 'rule':
      return {
        message:
          'This item has no content: it is a rule without conditions, which allows ' +
          `${isIn ? 'every source' : 'every destination'} on every port. Write \`{}\` if that is meant, else remove the item.`,
        place: valueAt(origin),
      };
    case 'subject':
      return {
        message:
          `${nameOf(origin)} has no value, so the policy applies to every pod of the namespace. Write \`podSelector: {}\` ` +
          'if that is meant.',
        place: keyAt(origin),
        // To be limited is the lesser evil.
        severity: 'info',
      };
    case 'podSelector':
      return {
        message:
          `${nameOf(origin)} has no value, so every pod ${isBesideNamespaces(policy, origin) ? 'of the selected namespaces' : 'of the namespace'} is named. ` +
          'Write `podSelector: {}` if that is meant.',
        place: keyAt(origin),
        fixes: selectorFixes(origin),
      };
    case 'namespaceSelector':
      return {
        message: origin.path.endsWith('matchLabels')
          ? `${nameOf(origin)} has no value, so every namespace is named. Write \`namespaceSelector: {}\` if that is meant.`
          : `${nameOf(origin)} has no value and counts as left out, so pods of the policy’s own namespace alone are named. ` +
            'Leave it out if that is meant; `{}` is every namespace.',
        place: keyAt(origin),
        fixes: selectorFixes(origin),
      };
  }
}

/** `matchLabels` */
function nameOf({ path }: Origin): string {
  return `\`${path.slice(path.lastIndexOf('.') + 1)}\``;
}

function isBesideNamespaces(policy: NetworkPolicy, { path }: Origin): boolean {
  return rulesOf(policy).some(({ peers }) =>
    peers.some(
      (peer) =>
        peer.kind === 'pods' &&
        peer.namespaceSelector !== undefined &&
        path.startsWith(`${peer.origin.path}.`),
    ),
  );
}

function written({ isNull }: EmptyField, key: string): string {
  return isNull ? `\`${key}\` has no value` : `\`${key}\` is an empty list`;
}

/** The rule that an entry of it stands in. */
function ruleAround({ path }: Origin): string {
  return path.replace(/\.[^.]*$/, '');
}

function hasPorts(policy: NetworkPolicy, { path }: Origin): boolean {
  const around = ruleAround({ object: '', path });
  return rulesOf(policy).some(({ origin, ports }) => origin.path === around && ports.length > 0);
}

function rulesOf({ ingress, egress }: NetworkPolicy): NetworkPolicy['ingress'] {
  return [...ingress, ...egress];
}

function peerFixes(policy: NetworkPolicy, origin: Origin): readonly Fix[] {
  const { object } = origin;
  const around = ruleAround(origin);
  const list = around.startsWith('spec.ingress') ? policy.ingress : policy.egress;
  const key = origin.path.slice(around.length + 1);
  return [
    leaveOut(policy, origin, key),
    // A list that loses its last item would be null, and a direction that only its rules imply would be open.
    ...(list.length < 2
      ? []
      : [
          {
            title: 'Remove the rule, so that it allows nobody',
            safe: false,
            edits: [{ remove: { object, path: around } }],
          },
        ]),
  ];
}

/** Says the same without the field. A rule of which nothing would be left is written `{}`. */
function leaveOut(policy: NetworkPolicy, origin: Origin, key: string): Fix {
  const around = ruleAround(origin);
  const rule = rulesOf(policy).find((one) => one.origin.path === around);
  const others = (policy.emptyFields ?? []).filter(
    (other) => ruleAround(other.origin) === around && other.origin.path !== origin.path,
  );
  const isAlone = rule !== undefined && rule.peers.length + rule.ports.length + others.length === 0;
  return {
    title: isAlone ? 'Write {}, which allows the same' : `Leave out ${key}, which allows the same`,
    safe: true,
    edits: isAlone
      ? [{ place: valueAt({ object: origin.object, path: around }), newText: '{}' }]
      : [{ remove: origin }],
  };
}

/** What has lost its labels within a selector is left to be mended by hand. */
function selectorFixes(origin: Origin): readonly Fix[] {
  if (origin.path.endsWith('matchLabels')) return [];
  return [{ title: 'Leave it out, which names the same pods', safe: true, edits: [{ remove: origin }] }];
}
