import { record, type Shape, text } from '../src/shape.ts';
import { type Language, speak } from '../src/words/language.ts';

const texts: Shape<Language['texts']> = (value): value is Language['texts'] =>
  typeof value === 'object' && value !== null && Object.values(value).every((each) => text(each));

const language = record<Language>({ name: text, texts });

// Done as this file is loaded, ahead of all that says something.
const given: unknown = JSON.parse(document.body.dataset['language'] ?? 'null');
if (language(given)) speak(given);
