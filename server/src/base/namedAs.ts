/** Those of a name; where there is none, those whose path ends with it. */
export function namedAs<T extends { readonly name: string }>(
  items: readonly T[],
  name: string,
): readonly T[] {
  const exact = items.filter((item) => item.name === name);
  return exact.length > 0 ? exact : items.filter((item) => item.name.endsWith(`/${name}`));
}
