import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { keyText } from '../../server/src/syntax/keyText.ts';
import { parseYamlDocument } from '../../server/src/syntax/yaml/parseYamlDocument.ts';
import { resolvePlainScalar } from '../../server/src/syntax/yaml/resolvePlainScalar.ts';
import { printProblems, toJson } from './support.ts';

// The answers in data/plainScalars.json and data/goDocuments.json are those of sigs.k8s.io/yaml 1.6.0 (YAMLToJSON).

type ScalarRow = readonly [text: string, json: string | null, key: string | null];
interface DocumentRow {
  readonly yaml: string;
  readonly json?: string;
  readonly error?: string;
  /** Where our reading is known to differ: a text that we refuse and Go takes, or the reverse. */
  readonly known?: 'stricter' | 'laxer';
}

function load<T>(name: string): T {
  return JSON.parse(readFileSync(new URL(`data/${name}`, import.meta.url), 'utf8')) as T;
}

describe('plain scalars mean what sigs.k8s.io/yaml makes of them', () => {
  const rows = load<readonly ScalarRow[]>('plainScalars.json');

  it('has rows', () => expect(rows.length).toBeGreaterThan(1000));

  it.each(rows)('%j', (text, json, key) => {
    const value = resolvePlainScalar(text);
    if (json === null) expect(Number.isFinite(value)).toBe(false);
    else if (typeof value === 'bigint') expect(String(value)).toBe(json);
    else expect(value).toEqual(JSON.parse(json));
    const scalar = {
      kind: 'scalar',
      style: 'plain',
      source: text,
      value,
      range: { start: 0, end: 0 },
    } as const;
    if (key !== null && text !== '') expect(keyText(scalar)).toBe(key);
  });
});

describe('documents mean what sigs.k8s.io/yaml makes of them', () => {
  const rows = load<readonly DocumentRow[]>('goDocuments.json');
  const agreed = rows.filter((row) => row.known === undefined);

  it.each(agreed.filter((row) => row.json !== undefined))('$yaml', ({ yaml, json }) => {
    const document = parseYamlDocument(yaml);
    expect(JSON.parse(toJson(document.root))).toEqual(JSON.parse(json ?? ''));
    expect(printProblems(document).filter((problem) => !problem.endsWith('duplicate-key'))).toEqual([]);
  });

  it.each(agreed.filter((row) => row.error !== undefined))('refused: $yaml', ({ yaml }) => {
    expect(printProblems(parseYamlDocument(yaml))).not.toEqual([]);
  });

  it.each(rows.filter((row) => row.known !== undefined))(
    'known to differ, $known: $yaml',
    ({ yaml, known }) => {
      expect(printProblems(parseYamlDocument(yaml)).length > 0).toBe(known === 'stricter');
    },
  );
});
