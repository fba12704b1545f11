/** A text as it is, whatever it holds, in the running text of Markdown. */
export function plain(text: string): string {
  return text.replace(/[\\`*_{}[\]<>#|~]/g, (character) => `\\${character}`);
}

/** A name or a value as code. */
export function code(text: string): string {
  return `\`${text.replaceAll('`', '´')}\``;
}

/** Paragraphs; empty and absent ones are left out. */
export function paragraphs(...parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part !== '').join('\n\n');
}

export function bullets(lines: readonly string[]): string {
  return lines.map((line) => `- ${line}`).join('\n');
}

/** The first few, and how many more there are. */
export function few(texts: readonly string[], limit: number): string {
  const shown = texts.slice(0, limit).join(', ');
  return texts.length > limit ? `${shown} and ${texts.length - limit} more` : shown;
}

/** Markdown without its marks and links, for editors that show plain text. */
export function plainText(markdown: string): string {
  const unlinked = markdown.replace(/(?<!\\)\[((?:[^\]\\]|\\.)*)\]\([^)\s]*\)/g, '$1');
  return unlinked.replace(/\\([\\`*_{}[\]<>#|~])|\*\*|`/g, (_, escaped: string | undefined) => escaped ?? '');
}
