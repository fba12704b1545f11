import type { PreviewLane, PreviewModel, PreviewRow } from '../../../../server/src/protocol/preview.ts';
import { capitalised } from '../../words/capitalised.ts';
import { chipWords } from '../../words/chipWords.ts';
import { rowWord } from '../../words/rowWord.ts';
import { plainText } from '../plainText.ts';
import { Column } from './column.ts';
import { verdictSign } from './signs.ts';
import { pictureStyle } from './style.ts';

/** In pixels. */
const laneWidth = 420;
const margin = 28;
const rowIndent = 14;

/** A view as a picture of its own: lanes side by side below the subject, light or dark as the reader's screen is. */
export function modelToSvg(model: PreviewModel): string {
  const { subject, basis } = model;
  const width = margin + Math.max(1, model.lanes.length) * (laneWidth + margin);
  const head = new Column(margin, margin, width - 2 * margin);
  head.text(`${model.title}: ${subject.title}`, 'title');
  head.text(`${subject.detail} (${subject.link.text})`, 'plain');
  head.text(`${capitalised(basis.what)} ${basis.name}: ${basis.detail}`, 'small', { colour: 'quiet' });
  for (const note of model.notes) head.text(plainText(note), 'small', { colour: 'partly' });
  for (const { title, entries } of subject.facts) {
    head.text(`${title}: ${entries.map(plainText).join(' · ')}`, 'small', { colour: 'quiet' });
  }
  const lanes = model.lanes.map((lane, index) =>
    drawLane(lane, margin + index * (laneWidth + margin), head.bottom + margin),
  );
  const height = Math.max(head.bottom, ...lanes.map(({ bottom }) => bottom)) + margin;
  return pictureOf(width, height, [head, ...lanes]);
}

/** @param width and height in pixels */
export function pictureOf(width: number, height: number, parts: readonly Column[]): string {
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img">\n`,
    `<style>${pictureStyle}</style>\n<rect class="paper" width="100%" height="100%"/>\n`,
    ...parts.map(({ svg }) => svg),
    '</svg>\n',
  ].join('');
}

function drawLane(lane: PreviewLane, left: number, top: number): Column {
  const column = new Column(left, top, laneWidth);
  column.text(lane.title, 'heading');
  column.text(plainText(lane.summary), 'small', { colour: 'quiet' });
  for (const { title, detail, rows } of lane.groups) {
    column.gap(12);
    column.text(detail === '' ? title : `${title} · ${detail}`, 'strong', { colour: 'quiet' });
    for (const row of rows) drawRow(column, row);
  }
  if (lane.rest !== undefined) {
    column.gap(12);
    drawRow(column, lane.rest);
  }
  return column;
}

function drawRow(column: Column, row: PreviewRow): void {
  column.gap(6);
  const top = column.bottom;
  const indent = rowIndent;
  column.text(`${verdictSign(row.verdict)} ${rowWord(row)} · ${row.who}`, 'strong', {
    indent,
    colour: row.verdict,
  });
  if (row.detail !== '') column.text(row.detail, 'small', { indent, colour: 'quiet' });
  const chips = chipWords(row);
  if (chips.length > 0) column.text(chips.join(' · '), 'plain', { indent });
  column.text(plainText(row.reason), 'small', { indent, colour: 'quiet' });
  column.bar(top, row.verdict);
}
