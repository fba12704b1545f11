import { ownCopy } from './ownCopy.ts';

/** Longer texts are seldom met twice. */
const longest = 80;
/** With more different texts than this it begins anew. */
const maximumKnown = 8_000;

const known = new Map<string, string>();

/**
 * The same text, in one copy for all that ask for it: manifests repeat keys, labels and paths thousands of times. The copy
 * is not a part of the text that it was cut from, which a part would keep in memory.
 */
export function sharedText(text: string): string {
  if (text.length > longest) return text;
  const found = known.get(text);
  if (found !== undefined) return found;
  if (known.size >= maximumKnown) known.clear();
  const copy = ownCopy(text);
  known.set(copy, copy);
  return copy;
}
