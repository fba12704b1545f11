import { wrap } from './wrap.ts';

export type TextStyle = 'title' | 'heading' | 'strong' | 'plain' | 'small';

/** In pixels: the size of the font and the height of a line. */
const sizes: Readonly<Record<TextStyle, { readonly font: number; readonly line: number }>> = {
  title: { font: 20, line: 28 },
  heading: { font: 14, line: 22 },
  strong: { font: 13, line: 19 },
  plain: { font: 13, line: 18 },
  small: { font: 11, line: 16 },
};

/** Text and marks that follow each other downwards. */
export class Column {
  readonly #parts: string[] = [];
  #bottom: number;

  /** @param left edge, top edge and width, in pixels */
  constructor(
    readonly left: number,
    top: number,
    readonly width: number,
  ) {
    this.#bottom = top;
  }

  /** Where the next line begins. */
  get bottom(): number {
    return this.#bottom;
  }

  get svg(): string {
    return this.#parts.join('');
  }

  gap(pixels: number): void {
    this.#bottom += pixels;
  }

  /** @param colour a class that gives the text its colour */
  text(words: string, style: TextStyle, { indent = 0, colour = '' } = {}): void {
    const { font, line } = sizes[style];
    for (const part of wrap(words, this.width - indent, font)) {
      const classes = colour === '' ? style : `${style} ${colour}`;
      const baseline = this.#bottom + Math.round(line * 0.75);
      this.#parts.push(
        `<text class="${classes}" x="${this.left + indent}" y="${baseline}">${escaped(part)}</text>\n`,
      );
      this.#bottom += line;
    }
  }

  /** A line at the left of what was written since `top`; its class gives colour and dashes. */
  bar(top: number, kind: string): void {
    const x = this.left + 2;
    this.#parts.push(`<path class="bar ${kind}" d="M${x} ${top + 3}V${this.#bottom - 2}"/>\n`);
  }
}

/** Names come from manifests: they never become markup, and what XML can't hold is left out. */
export function escaped(text: string): string {
  return text
    .replace(/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, '')
    .replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}
