import { plain } from '../text.ts';
import { answerLines } from './answerLines.ts';
import type { Explanation } from './answers.ts';
import { portWords } from './port.ts';
import { sarifOf } from './sarif.ts';

export type ExplainFormat = 'text' | 'json' | 'sarif';

export const explainFormats: Readonly<Record<ExplainFormat, (explanation: Explanation) => string>> = {
  text: textOf,
  json: jsonOf,
  sarif: sarifOf,
};

/** For programs; docs/cli.md describes it. Lines and characters count from zero. */
function jsonOf({ from, to, port, verdict, answers }: Explanation): string {
  const shown = {
    version: 1,
    from,
    to,
    port: portWords(port) || null,
    verdict,
    answers: answers.map((answer) => ({
      ...answer,
      port: portWords(answer.port) || null,
      egress: answer.egress ?? null,
      ingress: answer.ingress ?? null,
    })),
  };
  return `${JSON.stringify(shown, null, 2)}\n`;
}

function textOf({ answers }: Explanation): string {
  return answers.map((answer) => lines(answerLines(answer))).join('\n');
}

function lines(texts: readonly string[]): string {
  return texts.map((text) => `${plain(text)}\n`).join('');
}
