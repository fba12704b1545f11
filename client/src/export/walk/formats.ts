import { t } from '@vscode/l10n';
import type { WalkModel } from '../../../../server/src/protocol/walk.ts';
import { stepWord } from '../../words/stepWord.ts';
import { csvOf } from '../csv.ts';
import type { Format } from '../formats.ts';
import { plainText } from '../plainText.ts';
import { pairTitle, placedSteps } from './facts.ts';
import { walkToMarkdown } from './markdown.ts';
import { walkToSvg } from './svg.ts';

/** The forms of the reasons of a connection. */
export const walkFormats: readonly Format<WalkModel>[] = [
  { name: 'Markdown', extension: 'md', purpose: () => t('for an issue or a review'), write: walkToMarkdown },
  { name: 'SVG', extension: 'svg', purpose: () => t('a picture'), write: walkToSvg },
  { name: 'CSV', extension: 'csv', purpose: () => t('for a spreadsheet'), write: walkToCsv },
  { name: 'JSON', extension: 'json', purpose: () => t('for other programs'), write: walkToJson },
];

function walkToCsv(walk: WalkModel): string {
  const titles = [t('Connection'), t('Verdict'), t('Side'), t('Step'), t('Does'), t('Says'), t('Decided by')];
  const lines = placedSteps(walk).map(({ item, side, step, number }) => [
    pairTitle(item),
    item.word,
    side.title,
    String(number),
    step.verdict === undefined ? '' : stepWord(step.verdict),
    plainText(step.text),
    step.place?.text ?? '',
  ]);
  return csvOf([titles, ...lines]);
}

/** Places are told as on the screen, for a whole path tells where one works. */
function walkToJson({ from, to, port, verdict, word, environment, notes, cases }: WalkModel): string {
  const facts = {
    from,
    to,
    port,
    environment,
    verdict,
    word,
    notes,
    cases: cases.map((item) => ({
      from: item.from,
      to: item.to,
      verdict: item.verdict,
      word: item.word,
      chips: item.chips,
      conclusion: plainText(item.conclusion),
      sides: item.sides.map((side) => ({
        id: side.id,
        title: side.title,
        verdict: side.verdict,
        steps: side.steps.map((step) => ({
          verdict: step.verdict,
          text: plainText(step.text),
          at: step.place?.text,
        })),
      })),
    })),
  };
  return `${JSON.stringify(facts, undefined, 2)}\n`;
}
