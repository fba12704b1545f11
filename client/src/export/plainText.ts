import type { Phrase } from '../../../server/src/protocol/preview.ts';

/** A sentence without its links: what they lead to stands in it by name. */
export function plainText(phrase: Phrase): string {
  return phrase
    .map((part) => {
      if (typeof part === 'string') return part;
      return 'strong' in part ? part.strong : part.link.text;
    })
    .join('');
}
