/** Text that stands for itself in a snippet. Most of it does so as it is, which is asked for hundreds of names at once. */
export function literal(text: string): string {
  if (!/[\\$}]/.test(text)) return text;
  return text.replace(/[\\$}]/g, (character) => `\\${character}`);
}

/** @param content already a snippet; '' for an empty stop */
export function placeholder(number: number, content: string): string {
  return content === '' ? `$${number}` : `\${${number}:${content}}`;
}

export function choice(number: number, options: readonly string[]): string {
  const texts = options.map((option) => option.replace(/[\\,|$}]/g, (character) => `\\${character}`));
  return `\${${number}|${texts.join(',')}|}`;
}

const stop = /\\([\\$},|])|\$\d+|\$\{\d+\|((?:\\.|[^|\\])*)\|\}|\$\{\d+:|(\})/g;

/** The text that a snippet leaves where nothing is filled in: of choices the first. */
export function withoutStops(snippet: string): string {
  return snippet.replace(stop, (_match, escaped: string | undefined, choices: string | undefined): string => {
    if (escaped !== undefined) return escaped;
    if (choices === undefined) return '';
    const first = /^(?:\\.|[^,\\])*/.exec(choices)?.[0] ?? '';
    return first.replace(/\\(.)/g, '$1');
  });
}
