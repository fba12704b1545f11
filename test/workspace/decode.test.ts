import { describe, expect, it } from 'vitest';
import { decode } from '../../server/src/workspace/decode.ts';

describe('the text of a file', () => {
  it.each([
    ['nothing', [], ''],
    ['UTF-8', [0xc3, 0xa9, 0x0a], 'é\n'],
    ['a byte order mark, which stays', [0xef, 0xbb, 0xbf, 0x61], '\uFEFFa'],
    ['a replacement character that is written', [0xef, 0xbf, 0xbd], '\uFFFD'],
    ['JSON, in which Go replaces what it can’t read', [0x20, 0x7b, 0xe9], ' {\uFFFD'],
  ])('is read: %s', (_what, bytes, text) => {
    expect(decode(Uint8Array.from(bytes))).toEqual({ kind: 'text', text });
  });

  it.each([
    ['Latin-1 in a comment', [0x61, 0x0a, 0x23, 0xe9, 0x0a, 0x62], 2, 'a\n#\uFFFD\nb'],
    ['a sequence that is cut short by the end', [0x61, 0xc3], 1, 'a\uFFFD'],
    ['a sequence that is cut short by the end of its line', [0xc3, 0x0a, 0xa9], 1, '\uFFFD\n\uFFFD'],
    ['half of a surrogate pair', [0x0a, 0x0a, 0xed, 0xa0, 0x80], 3, '\n\n\uFFFD\uFFFD\uFFFD'],
  ])('is refused where Kubernetes’ reader of YAML refuses it: %s', (_what, bytes, line, text) => {
    const reason = `line ${line} is not UTF-8, for which kubectl refuses the whole file`;
    expect(decode(Uint8Array.from(bytes))).toEqual({ kind: 'undecodable', reason, text });
  });

  it('is none of what is binary, nor of UTF-16, unless a cluster’s list is written so', () => {
    const utf16 = (text: string) => Buffer.from(`\uFEFF${text}`, 'utf16le');
    expect(decode(Uint8Array.from([0x61, 0, 0x62]))).toMatchObject({ reason: 'it is binary', text: '' });
    expect(decode(utf16('kind: Pod\n'))).toMatchObject({
      reason: expect.stringContaining('UTF-16'),
      text: 'kind: Pod\n',
    });
    const list = 'apiVersion: v1\nkind: List\nitems:\n- metadata:\n    uid: a\n    resourceVersion: "1"\n';
    expect(decode(utf16(list))).toEqual({ kind: 'text', text: list });
  });
});
