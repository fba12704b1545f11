import type { PreviewModel } from '../../../server/src/protocol/preview.ts';
import { placedRows } from './facts.ts';
import { plainText } from './plainText.ts';

/** The facts of a view for other programs. Places are told as on the screen, for a whole path tells where one works. */
export function modelToJson(model: PreviewModel): string {
  const { title, basis, subject, notes, lanes } = model;
  const rows = placedRows(model);
  const facts = {
    picture: title,
    [basis.what]: { name: basis.name, detail: basis.detail },
    subject: {
      title: subject.title,
      detail: subject.detail,
      at: subject.link.text,
      facts: Object.fromEntries(subject.facts.map((fact) => [fact.title, fact.entries.map(plainText)])),
    },
    notes: notes.map(plainText),
    lanes: lanes.map((lane) => ({
      id: lane.id,
      title: lane.title,
      summary: plainText(lane.summary),
      rows: rows
        .filter((placed) => placed.lane === lane)
        .map(({ group, row }) => ({
          ...(group === undefined ? { isRest: true } : { group }),
          who: row.who,
          detail: row.detail,
          verdict: row.verdict,
          word: row.word,
          ...(row.before === undefined ? {} : { before: { ...row.before } }),
          chips: row.chips,
          why: plainText(row.reason),
          ...(row.decidedBy === undefined ? {} : { decidedBy: row.decidedBy.text }),
          members: row.members.map(({ text }) => text),
        })),
    })),
  };
  return `${JSON.stringify(facts, undefined, 2)}\n`;
}
