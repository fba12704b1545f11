import { expect, it } from 'vitest';
import { splitDocuments } from '../../server/src/syntax/yaml/splitDocuments.ts';

/** Each row is a text as its segments; the text is their sum. */
const rows: readonly (readonly [name: string, segments: readonly string[]])[] = [
  ['an empty text is one segment', ['']],
  ['no marker', ['a: 1\n']],
  ['a marker opens a segment and belongs to it', ['a: 1\n', '---\nb: 2\n']],
  ['a first marker opens none', ['---\na: 1\n', '---\nb: 2\n']],
  ['comments before the first marker belong to its document', ['# c\n\n---\na: 1\n', '---\n']],
  ['directives too', ['%YAML 1.1\n%TAG ! x:\n---\na: 1\n']],
  ['directives after an end marker stay behind it', ['a: 1\n...\n%YAML 1.1\n', '---\nb: 2\n']],
  ['comments after an end marker stay behind it', ['a: 1\n... # c\n# d\n', '---\nb: 2\n']],
  ['comments after the last end marker open no segment', ['a: 1\n...\n# the end\n']],
  ['an end marker opens no segment', ['a: 1\n...\nb: 2\n']],
  ['a stray end marker changes nothing', ['...\n...\na: 1\n']],
  ['a no-break space is content', ['\u00a0\n', '---\na: 1\n']],
  ['content on the marker line', ['--- a\n', '--- |\n x\n', '--- {a: 1}\n', '--- # c\n']],
  ['no blank after three dashes: no marker', ['a: 1\n---b\n----\n']],
  ['an indented marker is text', ['a: |\n  ---\n  b\n']],
  ['a marker ends a quoted text', ['a: "x\n', '---\nb: 1\n']],
  ['empty documents', ['---\n', '---\n', '---']],
  ['CRLF', ['a: 1\r\n', '---\r\nb: 2\r\n']],
  ['a byte order mark is no content', ['\uFEFF# c\n---\na: 1\n']],
  ['a byte order mark before content', ['\uFEFFa: 1\n', '---\nb\n']],
  ['only a line feed begins a line', ['a: x\u2028--- y\rb\r--- z\n']],
];

it.each(rows)('%s', (_name, segments) => {
  const text = segments.join('');
  expect(splitDocuments(text).map(({ start, end }) => text.slice(start, end))).toEqual(segments);
});
