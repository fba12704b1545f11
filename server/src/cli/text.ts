/**
 * A text on one line, with what a terminal would obey (escape sequences, line breaks) made visible: it may come from
 * any file.
 */
export function plain(text: string): string {
  return text.replace(/\p{Cc}/gu, (character) => {
    const code = character.codePointAt(0) ?? 0;
    return character === '\n' || character === '\t' ? ' ' : `\\u{${code.toString(16)}}`;
  });
}

export type Colour = 'red' | 'yellow' | 'blue' | 'cyan' | 'grey';

const codes: Readonly<Record<Colour, number>> = { red: 31, yellow: 33, blue: 34, cyan: 36, grey: 90 };

/** Paints, or leaves as it is. */
export type Paint = (colour: Colour, text: string) => string;

export function painter(isColoured: boolean): Paint {
  return isColoured ? (colour, text) => `\u001b[${codes[colour]}m${text}\u001b[39m` : (_, text) => text;
}
