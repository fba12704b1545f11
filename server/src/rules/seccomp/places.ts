import type { RawValue } from '../../seccomp/rawProfile.ts';
import { writtenWord } from '../edits/words.ts';
import type { Fix, Place } from '../finding.ts';

export function atValue({ origin }: Pick<RawValue, 'origin'>): Place {
  return { kind: 'origin', origin, part: 'value' };
}

export function atKey({ origin }: Pick<RawValue, 'origin'>): Place {
  return { kind: 'origin', origin, part: 'key' };
}

type Language = 'json' | 'yaml';

/** Another word in place of a text. */
export function wordFix(value: RawValue, word: string, language: Language, safe: boolean): Fix {
  return {
    title: `Write ${word}`,
    safe,
    edits: [{ place: atValue(value), newText: writtenWord(word, language) }],
  };
}

/** Another key in place of the one of an entry. */
export function keyFix(value: RawValue, key: string, language: Language): Fix {
  return {
    title: `Write ${key}`,
    safe: true,
    edits: [{ place: atKey(value), newText: writtenWord(key, language) }],
  };
}

/** Without the item or the entry. */
export function removalFix({ origin }: Pick<RawValue, 'origin'>, title: string, safe: boolean): Fix {
  return { title, safe, edits: [{ remove: origin }] };
}
