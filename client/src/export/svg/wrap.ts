/** The width of an average character, in parts of the font's size: a picture has no way to measure its text. */
const characterWidth = 0.56;

/**
 * Cuts a text into lines that fit.
 * @param width in pixels
 * @param size of the font, in pixels
 */
export function wrap(text: string, width: number, size: number): readonly string[] {
  const most = Math.max(1, Math.floor(width / (size * characterWidth)));
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/).flatMap((long) => pieces(long, most))) {
    if (line !== '' && line.length + 1 + word.length > most) {
      lines.push(line);
      line = word;
    } else {
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  return line === '' ? lines : [...lines, line];
}

function pieces(word: string, most: number): readonly string[] {
  const found: string[] = [];
  for (let start = 0; start < word.length; start += most) found.push(word.slice(start, start + most));
  return found;
}
