import type { WalkAnswer, WalkCase } from '../../../server/src/protocol/walk.ts';
import { renderPhrase } from '../preview/render.ts';

/** A walk as text, for golden files; the line that each step leads to stands behind it. */
export function renderWalk(answer: WalkAnswer): string {
  if (answer.kind === 'nothing') return `nothing: ${answer.message}\n`;
  const { from, to, port, verdict, word, cases, notes } = answer.walk;
  return [
    `${verdict.toUpperCase()} (${word}) ${from} => ${to} on ${port}`,
    ...notes.map((note) => `note: ${note}`),
    ...cases.flatMap(renderCase),
    '',
  ].join('\n');
}

function renderCase({ from, to, verdict, word, chips, conclusion, sides }: WalkCase): readonly string[] {
  const shown = chips.map((chip) => `{${chip.verdict ?? ''} ${chip.text}}`).join(' ');
  let number = 0;
  return [
    `== ${verdict} (${word}) ${from} => ${to} ${shown}`.trimEnd(),
    `   ${renderPhrase(conclusion)}`,
    ...sides.flatMap((side) => [
      ` # ${side.title}: ${side.word}`,
      ...side.steps.map((step) => {
        number++;
        return `   ${number}. ${step.verdict ?? '-'}: ${renderPhrase(step.text)} -> ${step.place?.text ?? 'no line'}`;
      }),
    ]),
  ];
}
