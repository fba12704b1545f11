import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface DocumentedMistake {
  /** `mistakes/host-bits.yaml:16`, lines from one. */
  readonly place: string;
  readonly rule: string;
}

/** The rows of the table of mistakes in a sample's README. */
export function documentedMistakes(sample: string): readonly DocumentedMistake[] {
  const readme = readFileSync(join(sample, 'README.md'), 'utf8');
  return [...readme.matchAll(/^\| `(mistakes\/[^`]+:\d+)` \| `([\w-]+)` \|/gm)].map(
    ([, place = '', rule = '']) => ({ place, rule }),
  );
}
