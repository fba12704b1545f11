import type {
  Chip,
  Phrase,
  PhrasePart,
  Position,
  Range,
  SourceLink,
} from '../../../server/src/protocol/preview.ts';
import { count, either, listOf, oneOf, optional, record, type Shape, text } from '../shape.ts';

export const position = record<Position>({ line: count, character: count });
export const range = record<Range>({ start: position, end: position });
export const sourceLink = record<SourceLink>({ text, uri: text, range });

const phrasePart: Shape<PhrasePart> = either(
  text,
  either(
    record<{ readonly strong: string }>({ strong: text }),
    record<{ readonly link: SourceLink }>({ link: sourceLink }),
  ),
);
export const phrase: Shape<Phrase> = listOf(phrasePart);
export const verdict = oneOf('allowed', 'partly', 'denied', 'unknown');
export const chip = record<Chip>({ verdict: optional(verdict), text });
