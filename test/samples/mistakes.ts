import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface DocumentedMistake {
  /** `mistakes/host-bits.yaml:16`, lines from one. */
  readonly place: string;
  /** Undefined where no rule reports it. */
  readonly rule: string | undefined;
}

/** The rows of the table of mistakes in a sample's README. */
export function documentedMistakes(sample: string): readonly DocumentedMistake[] {
  const readme = readFileSync(join(sample, 'README.md'), 'utf8');
  return [...readme.matchAll(/^\| `(mistakes\/[^`]+:\d+)` \| (?:`([\w-]+)`|none) \|/gm)].map(
    ([, place = '', rule]) => ({ place, rule }),
  );
}
