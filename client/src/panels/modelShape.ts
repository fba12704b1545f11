import type {
  ChangedRow,
  DecidedRows,
  LegendEntry,
  PatchedGroup,
  PatchedLane,
  PatchedRow,
  PreviewBasis,
  PreviewChanged,
  PreviewColumns,
  PreviewFact,
  PreviewFocus,
  PreviewGroup,
  PreviewLane,
  PreviewMember,
  PreviewModel,
  PreviewRow,
  PreviewSubject,
  WrittenRow,
} from '../../../server/src/protocol/preview.ts';
import { count, either, flag, listOf, oneOf, optional, record, type Shape, tagged, text } from '../shape.ts';
import { chip, phrase, position, sourceLink, verdict } from './phraseShape.ts';
import { connectionEnds } from './walkShape.ts';

export const previewFocus = record<PreviewFocus>({ uri: text, position });

const members = listOf(
  record<PreviewMember>({ text, link: optional(sourceLink), walk: optional(connectionEnds) }),
);
const rowFields = {
  verdict,
  word: text,
  who: text,
  detail: text,
  chips: listOf(chip),
  reason: phrase,
  decidedBy: optional(sourceLink),
  stoppedAt: optional(oneOf('source', 'destination', 'ports')),
  walk: optional(connectionEnds),
  before: optional(record<NonNullable<PreviewRow['before']>>({ verdict, word: text, chips: listOf(chip) })),
  members,
};
const row = record<PreviewRow>({ id: text, ...rowFields });
const changedRow = record<ChangedRow>({
  id: text,
  changed: record<ChangedRow['changed']>({
    ...rowFields,
    verdict: optional(verdict),
    word: optional(text),
    who: optional(text),
    detail: optional(text),
    chips: optional(listOf(chip)),
    reason: optional(phrase),
    members: optional(members),
  }),
  gone: listOf(oneOf('decidedBy', 'stoppedAt', 'walk', 'before')),
});
const writtenRow: Shape<WrittenRow> = either(changedRow, row);
const patchedRow: Shape<PatchedRow> = either(text, writtenRow);

const groupFields = { id: text, title: text, detail: text, startsClosed: flag };
const group = record<PreviewGroup>({ ...groupFields, rows: listOf(row) });
const patchedGroup = record<PatchedGroup>({ ...groupFields, rows: listOf(patchedRow) });

const laneFields = { id: text, title: text, summary: phrase };
const lane = record<PreviewLane>({ ...laneFields, groups: listOf(group), rest: optional(row) });
const patchedLane = record<PatchedLane>({
  ...laneFields,
  groups: listOf(either(text, patchedGroup)),
  rest: optional(patchedRow),
});

const subject = record<PreviewSubject>({
  heading: text,
  title: text,
  detail: text,
  link: sourceLink,
  facts: listOf(record<PreviewFact>({ title: text, entries: listOf(phrase) })),
  isPart: optional(flag),
});

export const basis = record<PreviewBasis>({
  what: text,
  name: text,
  detail: text,
  choice: optional(oneOf('completeness')),
  against: optional(text),
});
const columns = record<PreviewColumns>({ group: text, who: text, chips: text, reason: text, rest: text });
const legend = listOf(record<LegendEntry>({ verdict, word: text, meaning: text }));
const notes = listOf(phrase);
const lanes = listOf(lane);

export const previewModel = record<PreviewModel>({
  title: text,
  basis,
  subject,
  lanes,
  columns,
  legend,
  notes,
});

type Change = PreviewChanged['change'];
type Patch = Extract<Change, { kind: 'patch' }>;

const parts = record<Patch['parts']>({
  title: optional(text),
  basis: optional(basis),
  subject: optional(subject),
  columns: optional(columns),
  legend: optional(legend),
  notes: optional(notes),
});

/** What the server sends; checked before it goes on to the webview, and there again. */
export const previewChanged = record<PreviewChanged>({
  subscription: text,
  revision: count,
  change: tagged<'kind', Change>('kind', {
    nothing: record<Extract<Change, { kind: 'nothing' }>>({ kind: oneOf('nothing'), message: text }),
    whole: record<Extract<Change, { kind: 'whole' }>>({ kind: oneOf('whole'), model: previewModel }),
    outline: record<Extract<Change, { kind: 'outline' }>>({ kind: oneOf('outline'), model: previewModel }),
    rows: record<Extract<Change, { kind: 'rows' }>>({
      kind: oneOf('rows'),
      base: count,
      lane: text,
      rows: listOf(writtenRow),
    }),
    patch: record<Patch>({ kind: oneOf('patch'), base: count, parts, lanes: listOf(patchedLane) }),
  }),
});

/** The rows in the answer to `policyLens/preview/decided`. */
export const decidedRows = listOf(record<DecidedRows['rows'][number]>({ lane: text, row: text }));
