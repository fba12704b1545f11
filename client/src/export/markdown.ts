import { t } from '@vscode/l10n';
import type {
  Phrase,
  PreviewColumns,
  PreviewLane,
  PreviewModel,
  PreviewRow,
} from '../../../server/src/protocol/preview.ts';

import { capitalised } from '../words/capitalised.ts';
import { chipWords } from '../words/chipWords.ts';
import { rowWord } from '../words/rowWord.ts';

/** The whole view as a Markdown document, for an issue or a review. */
export function modelToMarkdown(model: PreviewModel): string {
  const { subject, basis } = model;
  const blocks = [
    `# ${t('{0} of {1}', markdownText(model.title), markdownText(subject.title))}`,
    `${markdownText(subject.detail)} (${markdownText(subject.link.text)})`,
    `${markdownText(capitalised(basis.what))} ${markdownText(basis.name)}: ${markdownText(basis.detail)}`,
    ...model.notes.map((note) => `> ${markdownPhrase(note)}`),
    ...subject.facts.map(
      (fact) => `**${markdownText(fact.title)}:** ${fact.entries.map(markdownPhrase).join('; ')}`,
    ),
    ...model.lanes.flatMap((lane) => laneToMarkdown(lane, model.columns)),
  ];
  return `${blocks.join('\n\n')}\n`;
}

function laneToMarkdown(lane: PreviewLane, columns: PreviewColumns): readonly string[] {
  const rows = [
    ...lane.groups.flatMap((group) => group.rows.map((row) => rowToMarkdown(group.title, row))),
    ...(lane.rest === undefined ? [] : [rowToMarkdown('', lane.rest)]),
  ];
  return [
    `## ${markdownText(lane.title)}`,
    markdownPhrase(lane.summary),
    [
      `| ${columns.group} | ${columns.who} | ${t('Verdict')} | ${columns.chips} | ${columns.reason} |`,
      '| --- | --- | --- | --- | --- |',
      ...rows,
    ].join('\n'),
  ];
}

function rowToMarkdown(where: string, row: PreviewRow): string {
  const who =
    row.detail === '' ? markdownText(row.who) : `${markdownText(row.who)} (${markdownText(row.detail)})`;
  return `| ${[markdownText(where), who, markdownText(rowWord(row)), chipWords(row).map(markdownText).join(', '), markdownPhrase(row.reason)].join(' | ')} |`;
}

/** Names come from manifests: nothing in them may become a link, a heading or another cell. */
export function markdownText(text: string): string {
  return text.replace(/[\r\n]+/g, ' ').replace(/[\\`*_[\]<>|#~]/g, '\\$&');
}

/** A sentence, its links being what they are called. */
export function markdownPhrase(phrase: Phrase): string {
  return phrase
    .map((part) => {
      if (typeof part === 'string') return markdownText(part);
      return 'strong' in part ? `**${markdownText(part.strong)}**` : markdownText(part.link.text);
    })
    .join('');
}
