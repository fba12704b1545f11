import { expect, it } from 'vitest';
import { KeptWith } from '../../server/src/base/keptWith.ts';

it('keeps what is known of an object with that object alone, where nobody sees it', () => {
  const [lengths, words] = [new KeptWith<object, number>(), new KeptWith<object, string>()];
  const said = { name: 'read' };
  lengths.set(said, 4);
  words.set(said, 'call');
  lengths.set(said, 5);
  expect(lengths.get(said)).toBe(5);
  expect(words.get(said)).toBe('call');
  // What is made of an object says something else.
  const made = { ...said };
  expect(lengths.get(made)).toBeUndefined();
  expect(Reflect.ownKeys(made)).toEqual(['name']);
  expect(JSON.stringify(said)).toBe('{"name":"read"}');
  expect(said).toEqual({ name: 'read' });
});
