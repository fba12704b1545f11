import type { DocumentSlice, SliceRole, SyntaxDocument } from './tree.ts';

/**
 * Parsed documents by their text and role; the same text means another tree in another role.
 * Asked in the order of a file it goes along the slices of the version before, so that what an edit left alone is told
 * by comparing it with itself, without a look at all the others.
 */
export class KnownDocuments {
  readonly #slices: readonly DocumentSlice[];
  /** The slice that is expected next. */
  #next = 0;
  /** Built when a text is not where it was expected. */
  #byText: Readonly<Record<SliceRole, Map<string, Known>>> | undefined;

  constructor(slices: readonly DocumentSlice[]) {
    this.#slices = slices;
  }

  find(role: SliceRole, text: string): SyntaxDocument | undefined {
    const expected = this.#slices[this.#next];
    if (expected?.role === role && expected.document.text === text) {
      this.#next++;
      return expected.document;
    }
    const found = this.#index()[role].get(text);
    if (found?.position !== undefined) this.#next = found.position + 1;
    return found?.document;
  }

  /** What stood in the version before where `find` has found nothing: mostly the same before an edit. */
  get expected(): SyntaxDocument | undefined {
    return this.#slices[this.#next]?.document;
  }

  /** A document that `find` did not know, in the place of what was expected. */
  add(role: SliceRole, document: SyntaxDocument): void {
    this.#next++;
    this.#index()[role].set(document.text, { document, position: undefined });
  }

  #index(): Readonly<Record<SliceRole, Map<string, Known>>> {
    if (this.#byText !== undefined) return this.#byText;
    const index = {
      document: new Map<string, Known>(),
      listFrame: new Map<string, Known>(),
      listItem: new Map<string, Known>(),
    };
    for (const [position, { role, document }] of this.#slices.entries()) {
      if (!index[role].has(document.text)) index[role].set(document.text, { document, position });
    }
    this.#byText = index;
    return index;
  }
}

interface Known {
  readonly document: SyntaxDocument;
  /** Among the slices of the version before; undefined for what was parsed since. */
  readonly position: number | undefined;
}
