import { t } from '@vscode/l10n';
import type { PreviewModel } from '../../../server/src/protocol/preview.ts';
import { chipWords } from '../words/chipWords.ts';
import { rowWord } from '../words/rowWord.ts';
import { type PlacedRow, placedRows } from './facts.ts';
import { plainText } from './plainText.ts';

/** The rows of a view for a spreadsheet: with a line of titles. */
export function modelToCsv(model: PreviewModel): string {
  const { columns } = model;
  const titles = [
    'Lane',
    columns.group,
    columns.who,
    t('Detail'),
    t('Verdict'),
    columns.chips,
    columns.reason,
  ];
  const lines = [[...titles, t('Decided by'), t('Members')], ...placedRows(model).map(cells)];
  return csvOf(lines);
}

function cells({ lane, group = '', row }: PlacedRow): readonly string[] {
  return [
    lane.title,
    group,
    row.who,
    row.detail,
    rowWord(row),
    chipWords(row).join('; '),
    plainText(row.reason),
    row.decidedBy?.text ?? '',
    row.members.map(({ text }) => text).join('; '),
  ];
}

/** Lines of cells: RFC 4180. */
export function csvOf(lines: readonly (readonly string[])[]): string {
  return lines.map((line) => `${line.map(cell).join(',')}\r\n`).join('');
}

/** A spreadsheet takes what begins with one of these for a formula, and names come from manifests. */
const formula = /^[=+\-@\t\r]/;

function cell(text: string): string {
  const harmless = formula.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
