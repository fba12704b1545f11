import { t } from '@vscode/l10n';
import type { PreviewRow } from '../../../server/src/protocol/preview.ts';

/** What a row was in a state that is compared with: `Allowed (8080 http, 9000)`. */
export function beforeWords({ verdict, word, chips }: NonNullable<PreviewRow['before']>): string {
  const ports = chips.filter((chip) => chip.verdict === verdict).map(({ text }) => text);
  return ports.length === 0 ? word : `${word} (${ports.join(', ')})`;
}

/** The verdict of a row: `Denied`; where it is compared with what it was `was Allowed (8080 http), now Denied`. */
export function rowWord({ word, before }: PreviewRow): string {
  return before === undefined ? word : t('was {0}, now {1}', beforeWords(before), word);
}
