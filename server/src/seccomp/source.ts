import type { RawProfile } from './rawProfile.ts';

/** A profile as it arrives. */
export interface ProfileSource {
  readonly profile: RawProfile;
  /** The text that is read as JSON; undefined for a part of a larger file, which something else has read already. */
  readonly text: string | undefined;
  /** Of the file, as the engine names it in its messages. */
  readonly path: string;
}
