import { fieldOf } from '../../seccomp/profile/access.ts';
import type { ProfileRule } from '../rule.ts';
import { placeOf } from './onTarget/places.ts';

/** Base profiles that the Security Profiles Operator can't come to the end of. */
export const seccompBaseProfile: ProfileRule = {
  id: 'seccomp-base-profile',
  scope: 'profile',
  summary: 'The base profiles of an object have no end',
  explanation:
    'The Security Profiles Operator adds the rules of `baseProfileName` to those of an object, then those of the base’s own ' +
    'base, and so on, and gives up after 15 of them, as where two objects are each other’s base. It then writes no file to ' +
    'the nodes, and containers that use the profile do not start.',
  sources: [
    'security-profiles-operator:internal/pkg/daemon/seccompprofile/seccompprofile.go, resolveSyscallsForProfile',
  ],
  defaultSeverity: 'error',
  checkMerged: (merged) => {
    if (merged.kind !== 'endless' || merged.profile.body.kind !== 'object') return [];
    const name = fieldOf(merged.profile.body, 'baseProfileName');
    const again = merged.bases.find((base, index) => merged.bases.indexOf(base) !== index) ?? merged.bases[0];
    const isCircle =
      merged.bases.length > new Set(merged.bases).size || merged.bases.includes(merged.profile);
    if (name === undefined) return [];
    return [
      {
        message: `${isCircle ? 'The base profiles lead back to where they have been' : 'There are more than 14 base profiles behind one another'}: the operator gives up and writes no file, and no container that uses the profile starts.`,
        place: placeOf(name.origin),
        related:
          again === undefined || !isCircle
            ? []
            : [{ message: 'This one is met again.', place: placeOf(again.origin) }],
      },
    ];
  },
};
