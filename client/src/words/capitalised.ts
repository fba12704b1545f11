/** A word as it begins a sentence. */
export function capitalised(word: string): string {
  return word.replace(/^./, (first) => first.toUpperCase());
}
