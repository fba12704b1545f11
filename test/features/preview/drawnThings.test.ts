import { expect, it } from 'vitest';
import { DrawnThings } from '../../../server/src/features/preview/drawnThings.ts';
import type { SourceLink } from '../../../server/src/protocol/preview.ts';

const thing = {};

/** Files with a state each, and places in them; a file that is not there has none. */
function placesIn(files: Readonly<Record<string, object>>) {
  const start = { line: 0, character: 0 };
  return {
    stateOf: (uri: string) => files[uri],
    link: ({ object }: { readonly object: string }): SourceLink | undefined => {
      const uri = object.slice(0, object.indexOf('#'));
      return uri in files ? { text: uri, uri, range: { start, end: start } } : undefined;
    },
  };
}

const at = (uri: string) => ({ object: `${uri}#0`, path: '' });

it('a thing is drawn once for as long as its inputs and the files that it leads to are the same', () => {
  const things = new DrawnThings<object, object>();
  const [one, two] = [{ one: 1 }, { two: 2 }];
  const draw = (inputs: readonly unknown[], files: Readonly<Record<string, object>>) =>
    things.of(thing, inputs, placesIn(files), ({ link }) => ({ place: link(at('a')) }));
  const first = draw([1, one], { a: one, b: one });
  expect(draw([1, one], { a: one, b: two })).toBe(first);
  expect(draw([2, one], { a: one })).not.toBe(first);
  const second = draw([2, one], { a: one });
  expect(draw([2, one], { a: two })).not.toBe(second);
});

it('what leads nowhere, or into a file without a state, is drawn again', () => {
  const things = new DrawnThings<object, object>();
  const draw = (files: Readonly<Record<string, object>>, stateOf = placesIn(files).stateOf) =>
    things.of(thing, [], { ...placesIn(files), stateOf }, ({ link }) => ({ place: link(at('a')) }));
  expect(draw({})).not.toBe(draw({}));
  expect(draw({ a: thing }, () => undefined)).not.toBe(draw({ a: thing }, () => undefined));
  expect(draw({ a: thing })).toBe(draw({ a: thing }));
});

it('what is drawn within another thing, and is as it was, still makes that one lead to its files', () => {
  const [outer, inner] = [new DrawnThings<object, object>(), new DrawnThings<object, object>()];
  const [one, two] = [{ one: 1 }, { two: 2 }];
  const draw = (input: number, files: Readonly<Record<string, object>>) =>
    outer.of(thing, [input], placesIn(files), (places) => ({
      within: inner.of(thing, [], places, ({ link }) => ({ place: link(at('a')) })),
    }));
  draw(1, { a: one });
  const second = draw(2, { a: one });
  expect(draw(2, { a: one })).toBe(second);
  expect(draw(2, { a: two })).not.toBe(second);
});
