import type { Chip } from '../../../server/src/protocol/preview.ts';
import { verdictWord } from '../../src/words/verdictWord.ts';
import { VerdictIcon } from './Icon.tsx';
import { memo } from './memo.ts';

/** What is special about a row: its ports, each with its verdict. */
export const Chips = memo(({ chips }: { readonly chips: readonly Chip[] }) => (
  <div class="chips">
    {chips.map((chip, index) => (
      // By its place: a port that is edited is another text in the same chip, and not another chip.
      <ChipText key={index} chip={chip} />
    ))}
  </div>
));

function ChipText({ chip: { verdict, text } }: { readonly chip: Chip }) {
  return (
    <span class={verdict === undefined ? 'chip plain' : 'chip'}>
      {verdict === undefined ? null : <VerdictIcon verdict={verdict} />}
      <span>{text}</span>
      {verdict === undefined ? null : <span class="unseen"> {verdictWord(verdict)}</span>}
    </span>
  );
}
