import type { ProfileForm } from '../../../seccomp/rawProfile.ts';
import type { KeyLevel } from './documentation.ts';

/**
 * What the object is in which a profile stands.
 * @param isAround whether it is what holds the profile among others, rather than the object of the profile itself
 */
export function rootLevel(form: ProfileForm, isAround: boolean): KeyLevel | undefined {
  switch (form) {
    case 'spo':
      return 'operatorObject';
    case 'kubescape':
      return isAround ? 'kubescapeObject' : 'kubescapeContainer';
    default:
      return isAround ? undefined : 'profile';
  }
}
