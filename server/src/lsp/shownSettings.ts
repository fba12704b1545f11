import { defaultShownSettings, type ShownSettings } from '../workspace/shown.ts';
import { asRecord } from './record.ts';

/** Reads the sections `policyLens.hints` and `policyLens.lenses`; what is missing or of a wrong type keeps its default. */
export function readShownSettings(hints: unknown, lenses: unknown): ShownSettings {
  return {
    hints: switches(hints, defaultShownSettings.hints),
    lenses: switches(lenses, defaultShownSettings.lenses),
  };
}

function switches<Kind extends string>(
  section: unknown,
  defaults: Readonly<Record<Kind, boolean>>,
): Readonly<Record<Kind, boolean>> {
  const read = asRecord(section);
  const set: Record<Kind, boolean> = { ...defaults };
  for (const kind in defaults) {
    const value = read[kind];
    if (typeof value === 'boolean') set[kind] = value;
  }
  return set;
}
