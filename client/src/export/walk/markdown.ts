import { t } from '@vscode/l10n';
import type { WalkCase, WalkModel, WalkStep } from '../../../../server/src/protocol/walk.ts';
import { stepWord } from '../../words/stepWord.ts';
import { markdownPhrase, markdownText } from '../markdown.ts';
import { pairTitle, placedSteps, walkTitle } from './facts.ts';

/** The reasons of a connection as a Markdown document. */
export function walkToMarkdown(walk: WalkModel): string {
  const { environment, word, notes, cases } = walk;
  const blocks = [
    `# ${markdownText(walkTitle(walk))}`,
    `**${markdownText(word)}** · ${markdownText(t('environment {0}', environment))}`,
    ...notes.map((note) => `> ${markdownText(note)}`),
    ...cases.flatMap((item) => caseToMarkdown(walk, item)),
  ];
  return `${blocks.join('\n\n')}\n`;
}

function caseToMarkdown(walk: WalkModel, item: WalkCase): readonly string[] {
  const steps = placedSteps({ ...walk, cases: [item] });
  return [
    `## ${markdownText(pairTitle(item))}: ${markdownText(item.word)}`,
    markdownPhrase(item.conclusion),
    ...item.sides.flatMap((side) => [
      `### ${markdownText(side.title)}: ${markdownText(side.word)}`,
      steps
        .filter((placed) => placed.side === side)
        .map(({ step, number }) => `${number}. ${stepToMarkdown(step)}`)
        .join('\n'),
    ]),
  ];
}

function stepToMarkdown({ verdict, text, place }: WalkStep): string {
  const does = verdict === undefined ? '' : `*${markdownText(stepWord(verdict))}*: `;
  const at = place === undefined ? '' : ` (${markdownText(place.text)})`;
  return `${does}${markdownPhrase(text)}${at}`;
}
