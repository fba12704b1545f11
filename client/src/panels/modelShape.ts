import type {
  Phrase,
  PhrasePart,
  PortChip,
  Position,
  PreviewChanged,
  PreviewFact,
  PreviewFocus,
  PreviewGroup,
  PreviewLane,
  PreviewMember,
  PreviewModel,
  PreviewRow,
  PreviewSubject,
  Range,
  SourceLink,
} from '../../../server/src/protocol/preview.ts';
import { count, either, listOf, oneOf, optional, record, type Shape, tagged, text } from '../shape.ts';

const position = record<Position>({ line: count, character: count });
const range = record<Range>({ start: position, end: position });
export const sourceLink = record<SourceLink>({ text, uri: text, range });
export const previewFocus = record<PreviewFocus>({ uri: text, position });

const phrasePart: Shape<PhrasePart> = either(
  text,
  either(
    record<{ readonly strong: string }>({ strong: text }),
    record<{ readonly link: SourceLink }>({ link: sourceLink }),
  ),
);
const phrase: Shape<Phrase> = listOf(phrasePart);
const verdict = oneOf('allowed', 'partly', 'denied', 'unknown');

const row = record<PreviewRow>({
  id: text,
  verdict,
  word: text,
  who: text,
  detail: text,
  ports: listOf(record<PortChip>({ verdict, text })),
  reason: phrase,
  decidedBy: optional(sourceLink),
  members: listOf(record<PreviewMember>({ text, link: optional(sourceLink) })),
});

const lane = record<PreviewLane>({
  title: text,
  summary: phrase,
  groups: listOf(record<PreviewGroup>({ id: text, title: text, detail: text, rows: listOf(row) })),
  rest: row,
});

const subject = record<PreviewSubject>({
  kind: oneOf('workload', 'policy'),
  title: text,
  detail: text,
  link: sourceLink,
  facts: listOf(record<PreviewFact>({ title: text, entries: listOf(phrase) })),
});

const environment = record<PreviewModel['environment']>({ name: text, detail: text });
const notes = listOf(phrase);

const model = record<PreviewModel>({ environment, subject, ingress: lane, egress: lane, notes });

const parts = record<Partial<PreviewModel>>({
  environment: optional(environment),
  subject: optional(subject),
  ingress: optional(lane),
  egress: optional(lane),
  notes: optional(notes),
});

type Change = PreviewChanged['change'];

/** What the server sends; checked before it goes on to the webview, and there again. */
export const previewChanged = record<PreviewChanged>({
  subscription: text,
  revision: count,
  change: tagged<'kind', Change>('kind', {
    nothing: record<Extract<Change, { kind: 'nothing' }>>({ kind: oneOf('nothing'), message: text }),
    whole: record<Extract<Change, { kind: 'whole' }>>({ kind: oneOf('whole'), model }),
    patch: record<Extract<Change, { kind: 'patch' }>>({ kind: oneOf('patch'), base: count, parts }),
  }),
});
