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

/** `a, b and c` */
export function enumerate(items: readonly string[], word = 'and'): string {
  if (items.length < 2) return items.join('');
  return `${items.slice(0, -1).join(', ')} ${word} ${items.at(-1)}`;
}

/** `1 workload`, `3 workloads` */
export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : noun.endsWith('s') ? 'es' : 's'}`;
}
