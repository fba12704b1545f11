import { KeptWith } from './keptWith.ts';
/**
 * The function with a memory: what it makes of an object it makes once, for as long as somebody has the object. What an
 * edit leaves alone keeps its identity, and so costs nothing again.
 * @param make depends on nothing but what never changes in its argument
 */
export function remembering<Key extends object, Value extends object>(
  make: (key: Key) => Value,
): (key: Key) => Value {
  const known = new KeptWith<Key, Value>();
  return (key) => {
    const before = known.get(key);
    if (before !== undefined) return before;
    const value = make(key);
    known.set(key, value);
    return value;
  };
}
