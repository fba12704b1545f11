import { t } from '@vscode/l10n';
import type { WalkCase, WalkModel, WalkSide, WalkStep } from '../../../../server/src/protocol/walk.ts';
import { stepWord } from '../../words/stepWord.ts';
import { plainText } from '../plainText.ts';
import { Column } from '../svg/column.ts';
import { verdictSign } from '../svg/signs.ts';
import { pictureOf } from '../svg/svg.ts';
import { pairTitle, placedSteps, walkTitle } from './facts.ts';

/** In pixels. */
const sideWidth = 420;
const margin = 28;
const stepIndent = 14;

/** The reasons of a connection as a picture of its own: of each case the two sides beside each other, below what sums it up. */
export function walkToSvg(walk: WalkModel): string {
  const width = margin + 2 * (sideWidth + margin);
  const parts: Column[] = [];
  const head = new Column(margin, margin, width - 2 * margin);
  head.text(walkTitle(walk), 'title');
  head.text(`${verdictSign(walk.verdict)} ${walk.word}`, 'heading', { colour: walk.verdict });
  head.text(t('environment {0}', walk.environment), 'small', { colour: 'quiet' });
  for (const note of walk.notes) head.text(note, 'small', { colour: 'partly' });
  parts.push(head);
  let { bottom } = head;
  for (const item of walk.cases) {
    const drawn = drawCase(walk, item, bottom + margin, width);
    parts.push(...drawn);
    bottom = Math.max(...drawn.map((part) => part.bottom));
  }
  return pictureOf(width, bottom + margin, parts);
}

function drawCase(walk: WalkModel, item: WalkCase, top: number, width: number): readonly Column[] {
  const steps = placedSteps({ ...walk, cases: [item] });
  const head = new Column(margin, top, width - 2 * margin);
  const chips = item.chips.map(({ text }) => text).join(' · ');
  head.text(`${pairTitle(item)}: ${item.word}${chips === '' ? '' : ` (${chips})`}`, 'heading');
  head.text(plainText(item.conclusion), 'plain');
  const sides = item.sides.map((side, index) => {
    const column = new Column(margin + index * (sideWidth + margin), head.bottom + 12, sideWidth);
    drawSide(
      column,
      side,
      steps.filter((placed) => placed.side === side),
    );
    return column;
  });
  return [head, ...sides];
}

function drawSide(
  column: Column,
  { title, word, verdict }: WalkSide,
  steps: readonly { readonly step: WalkStep; readonly number: number }[],
): void {
  column.text(`${verdictSign(verdict)} ${title}: ${word}`, 'strong', { colour: verdict });
  for (const { step, number } of steps) {
    column.gap(6);
    const top = column.bottom;
    const does = step.verdict === undefined ? '' : `${stepWord(step.verdict)}: `;
    column.text(`${number}. ${does}${plainText(step.text)}`, 'plain', { indent: stepIndent });
    if (step.place !== undefined)
      column.text(step.place.text, 'small', { indent: stepIndent, colour: 'quiet' });
    if (step.verdict !== undefined) column.bar(top, step.verdict);
  }
}
