/**
 * The lines of a table, each as its fields. A field that is not there is the empty text.
 * @param text lines between line breaks; fields between bars
 */
export function rowsOf(text: string): readonly Row[] {
  return text
    .trim()
    .split('\n')
    .map((line) => {
      const fields = line.split('|');
      return (index) => fields[index] ?? '';
    });
}

/** The field at a place of a line, from 0 on. */
export type Row = (index: number) => string;

/** @param text without it, there is nothing */
export function optional(text: string): string | undefined {
  return text === '' ? undefined : text;
}

/** Words between spaces; none in an empty text. */
export function wordsOf(text: string): readonly string[] {
  return text === '' ? [] : text.split(' ');
}

/** The numbers of lines in a text of two digits each, to the base of 36. */
export function lineNumbers(codes: string): readonly number[] {
  return (codes.match(/../g) ?? []).map((code) => Number.parseInt(code, 36));
}
