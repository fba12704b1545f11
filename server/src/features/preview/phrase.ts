import type { Phrase, PhrasePart } from '../../protocol/preview.ts';

/** Puts parts into one sentence; neighbouring texts become one part. */
export function phrase(...parts: readonly (PhrasePart | Phrase)[]): Phrase {
  const result: PhrasePart[] = [];
  for (const part of parts.flat()) {
    const last = result.at(-1);
    if (typeof part === 'string' && typeof last === 'string') result[result.length - 1] = last + part;
    else if (part !== '') result.push(part);
  }
  return result;
}

/** Phrases with a separator between them; empty ones are left out. */
export function join(phrases: readonly Phrase[], separator: string): Phrase {
  return phrase(
    ...phrases
      .filter((item) => item.length > 0)
      .flatMap((item, index) => (index === 0 ? [item] : [[separator], item])),
  );
}
