import type { Chip } from '../../../server/src/protocol/preview.ts';
import { verdictWord } from '../../src/words/verdictWord.ts';
import { VerdictIcon } from './Icon.tsx';

/** What is special about a row: its ports, each with its verdict. */
export function Chips({ chips }: { readonly chips: readonly Chip[] }) {
  return (
    <div class="chips">
      {chips.map((chip) => (
        <ChipText key={chip.text} chip={chip} />
      ))}
    </div>
  );
}

function ChipText({ chip: { verdict, text } }: { readonly chip: Chip }) {
  return (
    <span class={verdict === undefined ? 'chip plain' : 'chip'}>
      {verdict === undefined ? null : <VerdictIcon verdict={verdict} />}
      <span>{text}</span>
      {verdict === undefined ? null : <span class="unseen"> {verdictWord(verdict)}</span>}
    </span>
  );
}
