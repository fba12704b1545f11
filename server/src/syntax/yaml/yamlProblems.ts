import type { YAMLError } from 'yaml';
import type { SyntaxProblem } from '../tree.ts';

/** A fragment of the library's message, and what we say instead; the first row that fits is taken. */
type Wording = readonly [fragment: string, code: string, message: string];

const wordings: Readonly<Partial<Record<YAMLError['code'], readonly Wording[]>>> = {
  ALIAS_PROPS: [['', 'alias-properties', 'An alias can have neither a tag nor an anchor. Remove it.']],
  BAD_ALIAS: [['', 'alias-name', 'A name must follow the "&" or "*", without a colon at its end.']],
  BAD_DIRECTIVE: [['', 'directive', 'This directive is not understood. Remove the line.']],
  BAD_DQ_ESCAPE: [
    [
      '',
      'escape',
      'This escape does not exist inside double quotes. Write \\\\ for a backslash, or use single quotes.',
    ],
  ],
  BAD_INDENT: [
    [
      'Flow sequence',
      'unclosed-bracket',
      'The list that begins with "[" is not closed before this line. Add the "]".',
    ],
    [
      'Flow map',
      'unclosed-bracket',
      'The mapping that begins with "{" is not closed before this line. Add the "}".',
    ],
    [
      'sequence items',
      'indentation',
      'This item is not in the column of the items above. Align its dash with theirs.',
    ],
    [
      'Multi-line',
      'indentation',
      'The further lines of this quoted text must be indented more than its key.',
    ],
    [
      'Block scalars',
      'indentation',
      'The first lines of this text are indented more than those that follow. Align them.',
    ],
    [
      '',
      'indentation',
      'This line is not in the column of the keys beside it. Align it with its neighbours, or indent it under its key.',
    ],
  ],
  BAD_PROP_ORDER: [
    ['', 'property-order', 'An anchor or tag must stand after the indicator, directly before its value.'],
  ],
  BAD_SCALAR_START: [
    ['', 'reserved-character', "A value can't begin with this character. Put the value in quotes."],
  ],
  BLOCK_AS_IMPLICIT_KEY: [
    [
      'sequence',
      'list-on-key-line',
      'A list can\'t begin on the line of its key. Move the "-" to the next line.',
    ],
    [
      '',
      'two-colons',
      'There are two keys on one line. Put the value in quotes, or the inner key on a line of its own.',
    ],
  ],
  BLOCK_IN_FLOW: [
    [
      '',
      'block-in-brackets',
      'Inside brackets, values must be written with brackets too, not by indentation.',
    ],
  ],
  KEY_OVER_1024_CHARS: [
    ['', 'key-too-long', 'This key is longer than 1024 characters. A colon or a quote is probably missing.'],
  ],
  MISSING_CHAR: [
    ['closing', 'unclosed-quote', 'This text has no closing quote. Add it where the text ends.'],
    [
      'Implicit map keys',
      'unfinished-line',
      'This line is not finished: a key needs a colon after it. Add ":" and the value, or remove the line.',
    ],
    ['end with a ]', 'unclosed-bracket', 'A "[" is not closed. Add the "]" that ends the list.'],
    ['end with a }', 'unclosed-bracket', 'A "{" is not closed. Add the "}" that ends the mapping.'],
    [
      'without -',
      'missing-dash',
      'This stands between the items of a list but is none itself. Begin it with "- ", or indent it.',
    ],
    ['Comments', 'missing-space', 'A space is missing before the "#", so this is not a comment.'],
    ['space after :', 'missing-space', 'A space is missing after the colon.'],
    ['Tags and anchors', 'missing-space', 'A space is missing after the tag or anchor.'],
    ['Missing ,', 'missing-comma', 'A comma is missing between two elements.'],
    ['directives-end', 'directive', 'After directives, a line "---" must stand before the content.'],
    ['', 'missing-character', 'Something is missing before this place: a bracket, comma, colon or quote.'],
  ],
  MULTILINE_IMPLICIT_KEY: [
    [
      '',
      'key-over-lines',
      'This key goes on over several lines. A colon is probably missing at the end of the first.',
    ],
  ],
  MULTIPLE_ANCHORS: [['', 'two-anchors', 'A value can have only one anchor. Remove the other.']],
  MULTIPLE_TAGS: [['', 'two-tags', 'A value can have only one tag. Remove the other.']],
  RESOURCE_EXHAUSTION: [
    ['', 'unreadable', 'This part is nested too deeply to be read. Nothing in it is checked.'],
  ],
  TAB_AS_INDENT: [['', 'tab-indentation', 'Tabs are not allowed as indentation. Use spaces.']],
  UNEXPECTED_TOKEN: [
    [
      'Block scalar header',
      'text-after-indicator',
      'After "|" or ">" the text begins on the next line. Move it there.',
    ],
    ['Unexpected ,', 'unexpected-comma', 'This comma is one too many. Remove it.'],
    ['empty item', 'unexpected-comma', 'There is nothing between two commas. Remove one of them.'],
    [
      'at node end',
      'text-after-value',
      'The value has ended before this. Remove what follows, or put the whole value in quotes.',
    ],
    [
      'same line with key',
      'list-on-key-line',
      'A list can\'t begin on the line of its key. Move the "-" to the next line.',
    ],
    ['', 'unexpected-text', 'This has no meaning here. Check the quotes and brackets before it.'],
  ],
};

/** Problems that leave it a guess what a line means or which key it belongs to: the tree may say what nobody wrote. */
export const misleading: ReadonlySet<string> = new Set([
  'indentation',
  'tab-indentation',
  'list-on-key-line',
  'missing-dash',
  'key-over-lines',
  'key-not-text',
]);

const fallback: Wording = ['', 'invalid-yaml', 'This is not valid YAML. Check the lines before it.'];

/**
 * Tells an error of the YAML library in our own words.
 * @returns undefined for errors about tags, which our own conversion judges as Kubernetes does
 */
export function describeYamlError(error: YAMLError, text: string): SyntaxProblem | undefined {
  if (error.code === 'TAG_RESOLVE_FAILED' || error.code === 'BAD_COLLECTION_TYPE') return undefined;
  const rows = wordings[error.code] ?? [];
  const [, code, message] = rows.find(([fragment]) => error.message.includes(fragment)) ?? fallback;
  const start = Math.min(error.pos[0], text.length);
  const end = Math.min(Math.max(error.pos[1], start), text.length);
  return { code, message, range: { start, end: start + text.slice(start, end).trimEnd().length } };
}
