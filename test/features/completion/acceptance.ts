import type { Completion } from '../../../server/src/features/completion/completion.ts';
import { withoutStops } from '../../../server/src/features/completion/snippet.ts';
import { newestKubernetesVersion } from '../../../server/src/kubernetes/version.ts';
import { admit } from '../../../server/src/manifests/admission/admit.ts';
import { parseText } from '../../../server/src/syntax/parse.ts';

/** The text with a completion accepted and nothing filled in. */
export function accepted(text: string, { range, snippet, comma }: Completion): string {
  const before = text.slice(0, range.start);
  const mended = comma === undefined ? before : `${before.slice(0, comma)},${before.slice(comma)}`;
  return mended + withoutStops(snippet) + text.slice(range.end);
}

/**
 * What the API server and our parsers have against a text, each complaint once, without the places in lists, which an
 * accepted item may shift.
 */
export function complaints(text: string, language: 'yaml' | 'json'): ReadonlySet<string> {
  const found = new Set<string>();
  for (const { document } of parseText(language, text).slices) {
    for (const { code, message } of document.problems) found.add(`${code}: ${message}`);
    for (const { decodeError, strictErrors, errors } of admit(document, language, newestKubernetesVersion)) {
      for (const message of [decodeError ?? [], strictErrors, errors].flat()) {
        found.add(`${message.code}: ${message.field.replace(/\[\d+\]/g, '[]')}`);
      }
    }
  }
  return found;
}
