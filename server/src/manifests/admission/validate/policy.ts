import { nearest } from '../decode/nearest.ts';
import type { Place } from '../located.ts';
import type { AdmissionMessage } from '../message.ts';
import { child, isAbsent, isUnknown, items, textOf } from '../place.ts';
import { policyTypes } from '../schema.ts';
import { ipBlockErrors } from './ipBlock.ts';
import { portErrors, supported } from './ports.ts';
import { fieldError, type Surroundings, shownList, shownNamed } from './report.ts';
import { selectorErrors } from './selector.ts';

/** The two directions: the key of the rules and the key of their peers. */
export const directions = [
  { rules: 'ingress', peers: 'from' },
  { rules: 'egress', peers: 'to' },
] as const;

/** kubernetes:pkg/apis/networking/validation/validation.go, ValidateNetworkPolicySpec. */
export function specErrors(spec: Place, around: Surroundings): readonly AdmissionMessage[] {
  const ofRules = directions.flatMap(({ rules, peers }) =>
    items(child(spec, rules)).flatMap((rule) => [
      ...items(child(rule, 'ports')).flatMap((port) => portErrors(port, around)),
      ...items(child(rule, peers)).flatMap((peer) => peerErrors(peer, around)),
    ]),
  );
  return [
    ...selectorErrors(child(spec, 'podSelector'), around),
    ...ofRules,
    ...policyTypeErrors(child(spec, 'policyTypes'), around),
  ];
}

/** ValidateNetworkPolicyPeer. */
function peerErrors(peer: Place, around: Surroundings): readonly AdmissionMessage[] {
  if (isUnknown(peer)) return [];
  const podSelector = child(peer, 'podSelector');
  const namespaceSelector = child(peer, 'namespaceSelector');
  const ipBlock = child(peer, 'ipBlock');
  const errors = [
    ...selectorErrors(podSelector, around),
    ...selectorErrors(namespaceSelector, around),
    ...(isAbsent(ipBlock) ? [] : ipBlockErrors(ipBlock, around)),
  ];
  const parts = [podSelector, namespaceSelector, ipBlock];
  const present = parts.filter((part) => !isAbsent(part) && !isUnknown(part)).length;
  if (parts.every(isAbsent)) {
    const error = { code: 'peer-empty', type: 'Required value', reason: 'must specify a peer' } as const;
    errors.push(fieldError(peer, around, error));
  } else if (present > 1 && !isAbsent(ipBlock) && !isUnknown(ipBlock)) {
    const reason = 'may not specify both ipBlock and another peer';
    errors.push(fieldError(peer, around, { code: 'peer-ambiguous', type: 'Forbidden', reason }));
  }
  return errors;
}

function policyTypeErrors(types: Place, around: Surroundings): readonly AdmissionMessage[] {
  const listed = items(types);
  const names = listed.map(textOf);
  if (listed.length > policyTypes.length) {
    if (names.includes(undefined)) return [];
    const known = names.filter((name) => name !== undefined);
    const shown = shownList(known, 'networking.PolicyType', around);
    const reason = 'may not specify more than two policyTypes';
    return [
      fieldError(types, around, { code: 'policy-types-too-many', type: 'Invalid value', shown, reason }),
    ];
  }
  return listed.flatMap((item, index) => {
    const name = names[index];
    if (name === undefined || policyTypes.some((type) => type === name)) return [];
    const suggestion = nearest(name, policyTypes);
    return [
      fieldError(item, around, {
        ...{ code: 'policy-type-unsupported', type: 'Unsupported value', shown: shownNamed(name, around) },
        reason: supported(policyTypes),
        detail: { value: name, allowed: policyTypes, ...(suggestion === undefined ? {} : { suggestion }) },
      }),
    ];
  });
}
