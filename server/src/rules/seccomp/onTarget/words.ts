/** So many names are given before the rest is counted. */
const mostNames = 8;

/** `mount`, `mount and setns`, `mount, setns and 12 others`. */
export function namesInWords(names: readonly string[], most: number = mostNames): string {
  const distinct = [...new Set(names)];
  const rest = distinct.length - most;
  if (rest > 1) return `${distinct.slice(0, most).join(', ')} and ${rest} others`;
  const last = distinct.at(-1) ?? '';
  const before = distinct.slice(0, -1);
  return before.length === 0 ? last : `${before.join(', ')} and ${last}`;
}

/** The verb's form for one name or for several. */
export function agreeing(names: readonly string[], one: string, several: string): string {
  return new Set(names).size === 1 ? one : several;
}
