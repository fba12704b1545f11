import type { PreviewRow } from '../../../server/src/protocol/preview.ts';
import { beforeWords } from '../../src/words/rowWord.ts';
import { VerdictIcon } from './Icon.tsx';

/** What a row was in the state that is compared with; what it is now comes behind it. */
export function Before({ before }: { readonly before: NonNullable<PreviewRow['before']> }) {
  return (
    <span class="before">
      was <VerdictIcon verdict={before.verdict} /> {beforeWords(before)}, now{' '}
    </span>
  );
}
