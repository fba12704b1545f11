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
    `# ${plainText(model.title)} of ${plainText(subject.title)}`,
    `${plainText(subject.detail)} (${plainText(subject.link.text)})`,
    `${plainText(capitalised(basis.what))} ${plainText(basis.name)}: ${plainText(basis.detail)}`,
    ...model.notes.map((note) => `> ${plain(note)}`),
    ...subject.facts.map((fact) => `**${plainText(fact.title)}:** ${fact.entries.map(plain).join('; ')}`),
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
    `## ${plainText(lane.title)}`,
    plain(lane.summary),
    [
      `| ${columns.group} | ${columns.who} | Verdict | ${columns.chips} | ${columns.reason} |`,
      '| --- | --- | --- | --- | --- |',
      ...rows,
    ].join('\n'),
  ];
}

function rowToMarkdown(where: string, row: PreviewRow): string {
  const who = row.detail === '' ? plainText(row.who) : `${plainText(row.who)} (${plainText(row.detail)})`;
  return `| ${[plainText(where), who, plainText(rowWord(row)), chipWords(row).map(plainText).join(', '), plain(row.reason)].join(' | ')} |`;
}

/** Names come from manifests: nothing in them may become a link, a heading or another cell. */
function plainText(text: string): string {
  return text.replace(/[\r\n]+/g, ' ').replace(/[\\`*_[\]<>|#~]/g, '\\$&');
}

function plain(phrase: Phrase): string {
  return phrase
    .map((part) => {
      if (typeof part === 'string') return plainText(part);
      return 'strong' in part ? `**${plainText(part.strong)}**` : plainText(part.link.text);
    })
    .join('');
}
