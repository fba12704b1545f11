import { t } from '@vscode/l10n';
import type { Verdict } from '../../../server/src/protocol/preview.ts';

/** What one step of a decision does to the connection. */
export function stepWord(verdict: Verdict): string {
  switch (verdict) {
    case 'allowed':
      return t('lets it through');
    case 'partly':
      return t('lets a part through');
    case 'denied':
      return t('stops it');
    case 'unknown':
      return t('is not sure');
  }
}
