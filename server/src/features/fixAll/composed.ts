import type { TextEdit } from '../../rules/edits/dashes.ts';

/** A piece of a text after edits: as it was before, or new. */
type Piece =
  | { readonly kind: 'kept'; readonly start: number; readonly end: number }
  | { readonly kind: 'new'; readonly text: string };

/** A text that is edited again and again, and what all edits together do to what it was at first. */
export class Composed {
  readonly #original: string;
  #pieces: readonly Piece[];

  constructor(text: string) {
    this.#original = text;
    this.#pieces = [{ kind: 'kept', start: 0, end: text.length }];
  }

  get text(): string {
    return this.#pieces.map((piece) => this.#textOf(piece)).join('');
  }

  /** @param edits that do not overlap, counted from the text as it is now */
  apply(edits: readonly TextEdit[]): void {
    // From the end on, so that places before an edit stay what they are.
    for (const { range, newText } of edits.toSorted((left, right) => right.range.start - left.range.start)) {
      const before = this.#between(0, range.start);
      const after = this.#between(range.end, Number.POSITIVE_INFINITY);
      this.#pieces = [
        ...before,
        ...(newText === '' ? [] : [{ kind: 'new' as const, text: newText }]),
        ...after,
      ];
    }
  }

  /** The fewest edits of the text as it was at first, in its order. */
  edits(): readonly TextEdit[] {
    const edits: TextEdit[] = [];
    let [at, added] = [0, ''];
    const close = (start: number): void => {
      if (start > at || added !== '') edits.push({ range: { start: at, end: start }, newText: added });
    };
    for (const piece of this.#pieces) {
      if (piece.kind === 'new') {
        added += piece.text;
        continue;
      }
      close(piece.start);
      [at, added] = [piece.end, ''];
    }
    close(this.#original.length);
    return edits.filter(({ range, newText }) => this.#original.slice(range.start, range.end) !== newText);
  }

  #textOf(piece: Piece): string {
    return piece.kind === 'new' ? piece.text : this.#original.slice(piece.start, piece.end);
  }

  /** The pieces from one place of the text as it is now to another. */
  #between(start: number, end: number): readonly Piece[] {
    let at = 0;
    return this.#pieces.flatMap((piece): readonly Piece[] => {
      const length = piece.kind === 'new' ? piece.text.length : piece.end - piece.start;
      const [from, to] = [Math.max(0, start - at), Math.min(length, end - at)];
      at += length;
      if (from >= to) return [];
      if (piece.kind === 'new') return [{ kind: 'new', text: piece.text.slice(from, to) }];
      return [{ kind: 'kept', start: piece.start + from, end: piece.start + to }];
    });
  }
}
