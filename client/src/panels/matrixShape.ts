import type {
  MatrixBlock,
  MatrixCell,
  MatrixChange,
  MatrixChanged,
  MatrixChanges,
  MatrixEnd,
  MatrixGroup,
  MatrixLegendEntry,
  MatrixModel,
  MatrixParts,
  MatrixSubject,
  MatrixVerdictEntry,
} from '../../../server/src/protocol/matrix.ts';
import {
  count,
  either,
  flag,
  listOf,
  nothing,
  oneOf,
  optional,
  record,
  type Shape,
  tagged,
  text,
} from '../shape.ts';
import { basis } from './modelShape.ts';
import { chip, phrase } from './phraseShape.ts';

const matrixVerdict = oneOf('allowed', 'some', 'half', 'denied', 'unknown', 'none');

const group = record<MatrixGroup>({
  id: text,
  title: text,
  detail: text,
  axis: oneOf('both', 'sources', 'destinations'),
  isOutside: flag,
  startsClosed: flag,
  kinds: listOf(listOf(record<MatrixEnd>({ id: text, title: text, detail: text }))),
});
const block = record<MatrixBlock>({ from: text, to: text, cells: listOf(count) });
const subject = record<MatrixSubject>({ title: text, ends: listOf(text) });
const changes = record<MatrixChanges>({
  against: text,
  list: listOf(
    record<MatrixChange>({
      from: listOf(text),
      to: listOf(text),
      what: oneOf('lost', 'gained', 'both'),
      text,
    }),
  ),
});

const groups = listOf(group);
const verdicts = listOf(record<MatrixVerdictEntry>({ id: count, verdict: matrixVerdict, word: text, text }));
const blocks = listOf(block);
export const matrixLegend = listOf(
  record<MatrixLegendEntry>({ verdict: matrixVerdict, word: text, meaning: text }),
);
const notes = listOf(phrase);

const matrixModel = record<MatrixModel>({
  title: text,
  basis,
  groups,
  verdicts,
  blocks,
  legend: matrixLegend,
  subject: optional(subject),
  changes: optional(changes),
  notes,
});

const parts = record<MatrixParts>({
  title: optional(text),
  basis: optional(basis),
  groups: optional(groups),
  verdicts: optional(verdicts),
  legend: optional(matrixLegend),
  subject: optional(either(subject, nothing)),
  changes: optional(either(changes, nothing)),
  notes: optional(notes),
});

type Change = MatrixChanged['change'];
type Of<K extends Change['kind']> = Extract<Change, { readonly kind: K }>;

/** What the server sends; checked before it goes on to the webview, and there again. */
export const matrixChanged: Shape<MatrixChanged> = record<MatrixChanged>({
  subscription: text,
  revision: count,
  change: tagged<'kind', Change>('kind', {
    nothing: record<Of<'nothing'>>({ kind: oneOf('nothing'), message: text }),
    whole: record<Of<'whole'>>({ kind: oneOf('whole'), model: matrixModel }),
    outline: record<Of<'outline'>>({ kind: oneOf('outline'), model: matrixModel }),
    blocks: record<Of<'blocks'>>({ kind: oneOf('blocks'), base: count, blocks }),
    patch: record<Of<'patch'>>({ kind: oneOf('patch'), base: count, parts, blocks }),
  }),
});

export const matrixCell = record<MatrixCell>({
  from: text,
  to: text,
  title: text,
  verdict: matrixVerdict,
  word: text,
  chips: listOf(chip),
  reason: phrase,
});
