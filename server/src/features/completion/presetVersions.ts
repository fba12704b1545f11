import { type Preset, presets } from '../../seccomp/targets/presets.ts';
import { isSince } from '../../seccomp/version.ts';

/** A version that a known target has. */
export interface PresetVersion {
  readonly version: string;
  /** Whose it is, where that may be several programs'. */
  readonly program: string | undefined;
}

/** What the keys of a target that hold versions are called, and what stands there of a preset. */
const told: Readonly<Record<string, (preset: Preset) => PresetVersion>> = {
  kernel: ({ kernel }) => ({ version: kernel, program: undefined }),
  runtimeVersion: ({ runtime: { name, version } }) => ({ version, program: name }),
  libseccomp: ({ libseccomp: { version, table } }) => ({
    version: version === table ? version : `${version}+${table}`,
    program: undefined,
  }),
};

/** The versions that known targets have, the newest first; none for keys that hold no versions. */
export function presetVersions(key: string | undefined): readonly PresetVersion[] {
  const tell = key === undefined ? undefined : told[key];
  const versions = tell === undefined ? [] : presets.map(tell);
  const distinct = new Map(versions.map((one) => [`${one.program} ${one.version}`, one]));
  return [...distinct.values()].toSorted((one, other) =>
    one.version === other.version ? 0 : isSince(one.version, other.version) ? -1 : 1,
  );
}
