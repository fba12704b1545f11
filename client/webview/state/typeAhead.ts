/** Milliseconds within which letters count as one word. */
const typingPause = 700;

/** What is typed to find a line by its beginning. */
export class Typing {
  #text = '';
  #at = Number.NEGATIVE_INFINITY;

  /** Whether a letter that comes now belongs to the word that was begun. */
  get isGoing(): boolean {
    return this.#text !== '' && performance.now() - this.#at < typingPause;
  }

  /** @returns the word so far */
  add(letter: string): string {
    this.#text = (this.isGoing ? this.#text : '') + letter;
    this.#at = performance.now();
    return this.#text;
  }
}

/**
 * The next line whose title begins with what is typed: from the present one on where more is typed to it, else from the one
 * behind it. -1 where there is none.
 */
export function typeAhead(titles: readonly string[], at: number, typed: string): number {
  const wanted = typed.toLowerCase();
  const isRepeated = [...wanted].every((letter) => letter === wanted[0]);
  const text = isRepeated ? (wanted[0] ?? '') : wanted;
  const start = isRepeated ? at + 1 : Math.max(0, at);
  for (let step = 0; step < titles.length; step++) {
    const index = (start + step) % titles.length;
    if (titles[index]?.toLowerCase().startsWith(text)) return index;
  }
  return -1;
}
