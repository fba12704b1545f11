import { describe, expect, it } from 'vitest';
import { compile } from '../../server/src/seccomp/evaluate/compile.ts';
import { observedTarget } from '../support/seccomp/observedTarget.ts';
import { sourceOf } from '../support/seccomp/rawProfile.ts';

/** What runc 1.1.5 and crun 1.8.1 were seen to say to texts that are no JSON. */
const rest = '"syscalls": []}';

describe.each<[text: string, go: string, yajl: string]>([
  [
    '\uFEFF{}',
    "invalid character 'ï' looking for beginning of value",
    'lexical error: invalid char in json text.',
  ],
  [
    `{“defaultAction”: 1, ${rest}`,
    "invalid character 'â' looking for beginning of object key string",
    'lexical error: invalid char in json text.',
  ],
  [
    `{"a": "\u0001", ${rest}`,
    String.raw`invalid character '\x01' in string literal`,
    'lexical error: invalid character inside string.',
  ],
  [
    `{"a": "\r", ${rest}`,
    String.raw`invalid character '\r' in string literal`,
    'lexical error: invalid character inside string.',
  ],
  [
    `{"a": "\\x", ${rest}`,
    "invalid character 'x' in string escape code",
    "lexical error: inside a string, '\\' occurs before a character which it may not.",
  ],
  [
    `{"a": "\\u12P", ${rest}`,
    String.raw`invalid character 'P' in \u hexadecimal character escape`,
    "lexical error: invalid (non-hex) character occurs after '\\u' inside string.",
  ],
  [
    `{"a": tru, ${rest}`,
    "invalid character ',' in literal true (expecting 'e')",
    'lexical error: invalid string in json text.',
  ],
  [
    `{"a": 1 nul, ${rest}`,
    "invalid character 'n' after object key:value pair",
    'lexical error: invalid string in json text.',
  ],
  [
    `{"a": -, ${rest}`,
    "invalid character ',' in numeric literal",
    'lexical error: malformed number, a digit is required after the minus sign.',
  ],
  [
    `{"a": 1., ${rest}`,
    "invalid character ',' after decimal point in numeric literal",
    'lexical error: malformed number, a digit is required after the decimal point.',
  ],
  [
    `{"a": 1e, ${rest}`,
    "invalid character ',' in exponent of numeric literal",
    'lexical error: malformed number, a digit is required after the exponent.',
  ],
  [
    `{7: 1, ${rest}`,
    "invalid character '7' looking for beginning of object key string",
    'parse error: invalid object key (must be a string)',
  ],
  [
    `{/* a comment that does not end ${rest}`,
    "invalid character '/' looking for beginning of object key string",
    'parse error: premature EOF',
  ],
  ['{"a": "does not end}', 'unexpected EOF', 'parse error: premature EOF'],
  ['{"defaultAction": "SCMP_ACT_ALLOW"', 'unexpected EOF', 'parse error: premature EOF'],
])('%s', (text, go, yajl) => {
  it('is refused by runc in these words', () => {
    expect(errorOf(text, 'runc', '1.1.5')).toBe(`runc run failed: ${go}`);
  });

  it('is refused by crun in these words', () => {
    expect(errorOf(text, 'crun', '1.8.1')).toBe(`load \`config.json\`: cannot parse the data: ${yajl}`);
  });
});

function errorOf(text: string, name: 'runc' | 'crun', version: string): string | undefined {
  const compiled = compile(sourceOf(text), observedTarget(name, version));
  return compiled.kind === 'refused' ? compiled.error : undefined;
}
