import { expect, it } from 'vitest';
import type { ReportedFinding } from '../../server/src/rules/finding.ts';
import { movedFindings } from '../../server/src/rules/movedFindings.ts';

const uri = 'file:///a.json';

/** A finding on a word of a text, with a related place and a fix on others. */
function finding(text: string, word: string, related: string, mended: string): ReportedFinding {
  const rangeOf = (part: string) => {
    const start = text.indexOf(part);
    return { start, end: start + part.length };
  };
  return {
    rule: 'seccomp-dead-rule',
    severity: 'warning',
    message: word,
    apiServer: undefined,
    uri,
    range: rangeOf(word),
    related: [{ message: related, uri, range: rangeOf(related) }],
    tags: [],
    fixes: [{ title: mended, safe: true, edits: [{ uri, range: rangeOf(mended), newText: '' }] }],
  };
}

function shown(found: readonly ReportedFinding[], text: string) {
  return found.map(({ range, related, fixes }) => [
    text.slice(range.start, range.end),
    related.map((place) => text.slice(place.range.start, place.range.end)),
    fixes.map(({ edits }) => edits.map((edit) => text.slice(edit.range.start, edit.range.end))),
  ]);
}

const before = 'one two three four five';
const found = [finding(before, 'one', 'five', 'two'), finding(before, 'four', 'one', 'five')];

it.each([
  [
    'one two three, and more four five',
    [
      ['one', ['five'], [['two']]],
      ['four', ['one'], [['five']]],
    ],
  ],
  [
    'one two four five',
    [
      ['one', ['five'], [['two']]],
      ['four', ['one'], [['five']]],
    ],
  ],
  [
    'one t three four five',
    [
      ['one', ['five'], []],
      ['four', ['one'], [['five']]],
    ],
  ],
  ['one two three fur five', [['one', ['five'], [['two']]]]],
  [
    'one two three four',
    [
      ['one', [], [['two']]],
      ['four', ['one'], []],
    ],
  ],
  ['', []],
  [
    before,
    [
      ['one', ['five'], [['two']]],
      ['four', ['one'], [['five']]],
    ],
  ],
])('findings stand where their words are in %j', (after, expected) => {
  expect(shown(movedFindings(found, before, after), after)).toEqual(expected);
});
