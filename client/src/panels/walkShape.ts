import type { ConnectionEnds } from '../../../server/src/protocol/preview.ts';
import type {
  ConnectionQuestion,
  EndOffer,
  EndsAnswer,
  WalkAnswer,
  WalkCase,
  WalkModel,
  WalkSide,
  WalkStep,
} from '../../../server/src/protocol/walk.ts';
import { listOf, oneOf, optional, record, type Shape, tagged, text } from '../shape.ts';
import { chip, phrase, sourceLink, verdict } from './phraseShape.ts';

export const connectionEnds = record<ConnectionEnds>({ from: text, to: text });
export const connectionQuestion = record<ConnectionQuestion>({ from: text, to: text, port: optional(text) });

const step = record<WalkStep>({ verdict: optional(verdict), text: phrase, place: optional(sourceLink) });
const side = record<WalkSide>({
  id: oneOf('egress', 'ingress'),
  title: text,
  verdict,
  word: text,
  steps: listOf(step),
});
const walkCase = record<WalkCase>({
  id: text,
  from: text,
  to: text,
  verdict,
  word: text,
  chips: listOf(chip),
  conclusion: phrase,
  sides: listOf(side),
});
export const walkModel = record<WalkModel>({
  question: connectionQuestion,
  from: text,
  to: text,
  port: text,
  verdict,
  word: text,
  environment: text,
  cases: listOf(walkCase),
  notes: listOf(text),
});

type Answer<K extends WalkAnswer['kind']> = Extract<WalkAnswer, { readonly kind: K }>;

/** What the server answers; checked before it goes on to the webview, and there again. */
export const walkAnswer: Shape<WalkAnswer> = tagged<'kind', WalkAnswer>('kind', {
  walk: record<Answer<'walk'>>({ kind: oneOf('walk'), walk: walkModel }),
  nothing: record<Answer<'nothing'>>({
    kind: oneOf('nothing'),
    question: connectionQuestion,
    message: text,
  }),
});

export const endsFields = {
  offers: listOf(
    record<EndOffer>({
      end: text,
      label: text,
      detail: text,
      kind: oneOf('workload', 'namespace', 'service', 'addresses'),
      place: optional(sourceLink),
    }),
  ),
  problem: optional(text),
};

export const endsAnswer = record<EndsAnswer>(endsFields);
