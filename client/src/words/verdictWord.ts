import { t } from '@vscode/l10n';
import type { Verdict } from '../../../server/src/protocol/preview.ts';

/** How the verdict of a chip reads; a row says more closely in its own word what it is about. */
export function verdictWord(verdict: Verdict): string {
  switch (verdict) {
    case 'allowed':
      return t('Allowed');
    case 'partly':
      return t('Partly');
    case 'denied':
      return t('Denied');
    case 'unknown':
      return t('Not known');
  }
}
