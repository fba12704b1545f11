import { t } from '@vscode/l10n';
import { csvOf } from '../csv.ts';
import type { Format } from '../formats.ts';
import { markdownText } from '../markdown.ts';
import { type MatrixPicture, signsOf } from './picture.ts';
import { matrixToSvg } from './svg.ts';

/** The forms in which the matrix leaves the panel. */
export const matrixFormats: readonly Format<MatrixPicture>[] = [
  {
    name: 'Markdown',
    extension: 'md',
    purpose: () => t('for an issue or a review'),
    write: matrixToMarkdown,
  },
  { name: 'SVG', extension: 'svg', purpose: () => t('a picture'), write: matrixToSvg },
  { name: 'CSV', extension: 'csv', purpose: () => t('for a spreadsheet'), write: matrixToCsv },
  { name: 'JSON', extension: 'json', purpose: () => t('for other programs'), write: matrixToJson },
];

function matrixToMarkdown(picture: MatrixPicture): string {
  const { title, basis, rows, columns, legend } = picture;
  const lineOf = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const table = [
    lineOf([t('from \\ to'), ...columns.map(({ name }) => name)].map(markdownText)),
    lineOf(['---', ...columns.map(() => '---')]),
    ...rows.map(({ name }, row) =>
      lineOf([name, ...signsOf(picture, row).map(({ words }) => words)].map(markdownText)),
    ),
  ];
  return `${[
    `# ${t('{0} of {1} {2}', markdownText(title), markdownText(basis.what), markdownText(basis.name))}`,
    markdownText(basis.detail),
    table.join('\n'),
    legend.map(({ word, meaning }) => `- ${markdownText(word)}: ${markdownText(meaning)}`).join('\n'),
  ].join('\n\n')}\n`;
}

function matrixToCsv(picture: MatrixPicture): string {
  const titles = [t('from \\ to'), ...picture.columns.map(({ name }) => name)];
  return csvOf([
    titles,
    ...picture.rows.map(({ name }, row) => [name, ...signsOf(picture, row).map(({ words }) => words)]),
  ]);
}

function matrixToJson(picture: MatrixPicture): string {
  const { title, basis, rows, columns } = picture;
  const connections = rows.flatMap((from, row) =>
    signsOf(picture, row).map(({ sign, words }, column) => ({
      from: from.name,
      to: columns[column]?.name ?? '',
      verdict: sign,
      words,
    })),
  );
  const facts = { picture: title, [basis.what]: { name: basis.name, detail: basis.detail }, connections };
  return `${JSON.stringify(facts, undefined, 2)}\n`;
}
