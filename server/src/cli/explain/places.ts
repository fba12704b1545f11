import { type Moment, resolveOrigin } from '../../assembly/resolveOrigin.ts';
import type { LineRange } from '../../base/lines.ts';
import type { Origin } from '../../base/origin.ts';

/** Where an element is written, with the file's name as it is shown and zero-based lines. */
export interface ShownOrigin {
  readonly file: string;
  readonly range: LineRange;
}

export type ShowOrigin = (origin: Origin) => ShownOrigin | undefined;

/** @param shown the name of a file by its URI */
export function originShower(moment: Moment, shown: (uri: string) => string): ShowOrigin {
  return (origin) => {
    const [first] = resolveOrigin(moment, origin);
    return first && { file: shown(first.uri), range: { start: first.key.start, end: first.value.end } };
  };
}
