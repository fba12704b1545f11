import { defaultShownSettings, type ShownSettings } from '../workspace/shown.ts';
import { asRecord } from './record.ts';

/** Reads the sections `hints`, `lenses` and `hover` of the settings; what is missing or of a wrong type keeps its default. */
export function readShownSettings({
  hints,
  lenses,
  hover,
}: Readonly<Record<string, unknown>>): ShownSettings {
  return {
    hints: switches(hints, defaultShownSettings.hints),
    lenses: switches(lenses, defaultShownSettings.lenses),
    hover: switches(hover, defaultShownSettings.hover),
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
