/** One way of filling a snippet in: the option taken of each choice, by the number of its stop. */
export type Choices = ReadonlyMap<number, string>;

const stop = /\\([\\$}])|\$(\d+)|\$\{(\d+):([^}]*)\}|\$\{(\d+)\|([^|]*)\|\}/g;

/**
 * The text that VS Code inserts where the user accepts every default. A stop that stands again without a default
 * mirrors the first one.
 */
export function expand(body: readonly string[], choices: Choices = new Map()): string {
  const source = body.join('\n');
  const values = new Map<string, string>();
  for (const match of source.matchAll(stop)) {
    const [, , , placeholder, text, choice, options] = match;
    if (placeholder !== undefined) values.set(placeholder, text ?? '');
    if (choice !== undefined) values.set(choice, choices.get(Number(choice)) ?? options?.split(',')[0] ?? '');
  }
  return source.replace(
    stop,
    (_whole, escaped?: string, bare?: string, placeholder?: string, _text?: string, choice?: string) =>
      escaped ?? values.get(bare ?? placeholder ?? choice ?? '') ?? '',
  );
}

/** Every option of every choice, the other choices left at their first. */
export function variants(body: readonly string[]): readonly Choices[] {
  const found: Choices[] = [new Map()];
  for (const [, number, options] of body.join('\n').matchAll(/\$\{(\d+)\|([^|]*)\|\}/g)) {
    for (const option of (options ?? '').split(',').slice(1)) found.push(new Map([[Number(number), option]]));
  }
  return found;
}

/** The numbers of the stops, each once, in the order of the text; 0 is where the cursor ends. */
export function stops(body: readonly string[]): readonly number[] {
  const numbers = [...body.join('\n').matchAll(stop)].flatMap(([, , bare, placeholder, , choice]) => {
    const number = bare ?? placeholder ?? choice;
    return number === undefined ? [] : [Number(number)];
  });
  return [...new Set(numbers)];
}
