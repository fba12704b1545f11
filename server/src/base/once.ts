/** The function with a memory: it is done when it is first asked for, and never again. */
export function once<T>(make: () => T): () => T {
  let known: { readonly value: T } | undefined;
  return () => {
    known ??= { value: make() };
    return known.value;
  };
}
