import { t } from '@vscode/l10n';
import type { PreviewRow } from '../../../server/src/protocol/preview.ts';
import { beforeWords } from '../../src/words/rowWord.ts';
import { Filled } from './Filled.tsx';
import { VerdictIcon } from './Icon.tsx';

/** What a row was in the state that is compared with; what it is now comes behind it. */
export function Before({ before }: { readonly before: NonNullable<PreviewRow['before']> }) {
  const was = (
    <>
      <VerdictIcon verdict={before.verdict} /> {beforeWords(before)}
    </>
  );
  return (
    <span class="before">
      <Filled text={t('was {0}, now')} parts={[was]} />{' '}
    </span>
  );
}
