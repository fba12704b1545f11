import type { PreviewRow } from '../../../server/src/protocol/preview.ts';
import { verdictWord } from './verdictWord.ts';

/** The chips of a row, each with its own verdict where that is another one than the row's. */
export function chipWords({ chips, verdict: ofRow }: PreviewRow): readonly string[] {
  return chips.map(({ text, verdict }) =>
    verdict === undefined || verdict === ofRow ? text : `${text} (${verdictWord(verdict).toLowerCase()})`,
  );
}
