import type { ProfileForm } from '../../seccomp/rawProfile.ts';

/** Where a profile stands in the object that holds it. */
export interface ProfilePlace {
  readonly form: ProfileForm;
  /** `spec`, or '' where the object is the profile itself. */
  readonly path: string;
}
