/** What an editor shows of what is not written, each switched by itself. */
export interface ShownSettings {
  readonly hints: Readonly<Record<HintKind, boolean>>;
  readonly lenses: Readonly<Record<LensKind, boolean>>;
  readonly hover: Readonly<Record<'enabled', boolean>>;
}

/** Hints stand behind numbers, names, and what names others. */
export const hintKinds = [
  'peers',
  'anyone',
  'addresses',
  'ports',
  'constants',
  'errors',
  'architectures',
] as const;

export type HintKind = (typeof hintKinds)[number];

/** Lenses stand above objects. */
export const lensKinds = ['connections', 'profiles', 'containers'] as const;

export type LensKind = (typeof lensKinds)[number];

export const defaultShownSettings: ShownSettings = {
  hints: {
    peers: true,
    anyone: true,
    addresses: true,
    ports: true,
    constants: true,
    errors: true,
    architectures: true,
  },
  lenses: { connections: true, profiles: true, containers: true },
  hover: { enabled: true },
};
