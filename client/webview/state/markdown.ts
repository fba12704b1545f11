import type { Phrase, PreviewLane, PreviewModel, PreviewRow } from '../../../server/src/protocol/preview.ts';
import { verdictWords } from './verdictWords.ts';

/** The whole view as a Markdown document, for an issue or a review. */
export function modelToMarkdown(model: PreviewModel): string {
  const { subject, environment } = model;
  const blocks = [
    `# Traffic of ${plainText(subject.title)}`,
    `${plainText(subject.detail)} (${plainText(subject.link.text)})`,
    `Environment ${plainText(environment.name)}: ${plainText(environment.detail)}`,
    ...model.notes.map((note) => `> ${plain(note)}`),
    ...subject.facts.map((fact) => `**${plainText(fact.title)}:** ${fact.entries.map(plain).join('; ')}`),
    ...laneToMarkdown(model.ingress),
    ...laneToMarkdown(model.egress),
  ];
  return `${blocks.join('\n\n')}\n`;
}

function laneToMarkdown(lane: PreviewLane): readonly string[] {
  const rows = [
    ...lane.groups.flatMap((group) => group.rows.map((row) => rowToMarkdown(group.title, row))),
    rowToMarkdown('', lane.rest),
  ];
  return [
    `## ${plainText(lane.title)}`,
    plain(lane.summary),
    ['| Where | Who | Verdict | Ports | Why |', '| --- | --- | --- | --- | --- |', ...rows].join('\n'),
  ];
}

function rowToMarkdown(where: string, row: PreviewRow): string {
  const who = row.detail === '' ? plainText(row.who) : `${plainText(row.who)} (${plainText(row.detail)})`;
  const ports = row.ports.map((port) =>
    port.verdict === row.verdict
      ? plainText(port.text)
      : `${plainText(port.text)} (${verdictWords[port.verdict].toLowerCase()})`,
  );
  return `| ${[plainText(where), who, plainText(row.word), ports.join(', '), plain(row.reason)].join(' | ')} |`;
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
