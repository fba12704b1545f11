import { t } from '@vscode/l10n';
import { escaped } from '../svg/column.ts';
import { type MatrixPicture, type PictureSign, signsOf } from './picture.ts';
import { matrixStyle } from './style.ts';

/** In pixels. */
const size = 22;
const margin = 24;
const letter = 7;
const longest = 240;

/** The table as a picture, light or dark as the reader's screen is. */
export function matrixToSvg(picture: MatrixPicture): string {
  const { title, basis, rows, columns, legend } = picture;
  const side = widthOf(rows.map(({ name }) => name));
  const head = widthOf(columns.map(({ name }) => name));
  const [left, top] = [margin + side, margin + 40 + head];
  const bottom = top + rows.length * size;
  const width = Math.max(left + columns.length * size, 480) + margin;
  const height = bottom + margin + legend.length * 18 + margin;
  const parts = [
    textAt(margin, margin + 12, t('{0} of {1} {2}', title, basis.what, basis.name), 'title'),
    ...columns.map(({ name, isGroup }, at) => {
      const x = left + at * size + size / 2 + 4;
      return `<g transform="translate(${x} ${top - 6}) rotate(-90)">${textAt(0, 0, name, isGroup ? 'group' : '')}</g>`;
    }),
    ...rows.flatMap(({ name, isGroup }, row) => {
      const y = top + row * size;
      return [
        textAt(margin, y + 15, name, isGroup ? 'group' : ''),
        ...signsOf(picture, row).map((sign, column) => cellAt(left + column * size, y, sign)),
      ];
    }),
    ...legend.map(({ verdict, word, meaning }, at) =>
      textAt(margin, bottom + margin + at * 18 + 10, `${signs[verdict]}  ${word}: ${meaning}`, 'quiet'),
    ),
  ];
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img">\n`,
    `<style>${matrixStyle}</style>\n<rect class="paper" width="100%" height="100%"/>\n`,
    parts.join('\n'),
    '\n</svg>\n',
  ].join('');
}

const signs: Readonly<Record<PictureSign['sign'], string>> = {
  allowed: '✓',
  some: '◐',
  half: '⌿',
  denied: '·',
  unknown: '?',
  none: '',
  self: '',
  mixed: '◔',
};

function widthOf(names: readonly string[]): number {
  return Math.min(longest, Math.max(0, ...names.map(({ length }) => length)) * letter + 12);
}

function cellAt(x: number, y: number, { sign, words }: PictureSign): string {
  const middle = `x="${x + size / 2}" y="${y + 15}"`;
  return `<g><title>${escaped(words)}</title><rect class="cell ${sign}" x="${x}" y="${y}" width="${size}" height="${size}"/><text class="sign" ${middle}>${signs[sign]}</text></g>`;
}

function textAt(x: number, y: number, text: string, style: string): string {
  const most = Math.floor(longest / letter);
  const shown =
    style === 'title' || style === 'quiet' || text.length <= most ? text : `${text.slice(0, most - 1)}…`;
  return `<text class="${style}" x="${x}" y="${y}">${escaped(shown)}</text>`;
}
