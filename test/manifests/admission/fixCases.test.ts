import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { admit } from '../../../server/src/manifests/admission/admit.ts';
import { explain } from '../../../server/src/manifests/admission/explain.ts';
import type { AdmissionMessage } from '../../../server/src/manifests/admission/message.ts';
import { parseText } from '../../../server/src/syntax/parse.ts';
import { describeShared } from '../../support/shared.ts';
import { admitText, applyFix, type Language, messagesOf } from './support.ts';

interface Case {
  readonly id: string;
  readonly file: string;
  readonly yaml: string;
}

/** How often a mistake is found: a fix leaves one less. */
function countOf(message: AdmissionMessage, among: readonly AdmissionMessage[]): number {
  const { code, detail, text } = message;
  if (code === 'wrong-type') return among.filter((other) => other.text === text).length;
  return among.filter(
    (other) =>
      other.code === code && other.detail.value === detail.value && other.detail.reason === detail.reason,
  ).length;
}

describeShared('every fix of the reference cases', 'cases/validation', (folder) => {
  const lines = readFileSync(`${folder}/networkpolicy.jsonl`, 'utf8').trim().split('\n');
  let applied = 0;

  it.each(lines.map((line) => JSON.parse(line) as Case))('$id: mends what it is about', ({ yaml, file }) => {
    const language: Language = file.endsWith('.json') ? 'json' : 'yaml';
    for (const version of ['1.33', '1.37'] as const) {
      for (const { document } of parseText(language, yaml).slices) {
        const before = admit(document, language, version).flatMap(messagesOf);
        for (const message of before) {
          expect(message.range.start).toBeGreaterThanOrEqual(0);
          expect(message.range.end).toBeLessThanOrEqual(document.text.length);
          const { message: words, fixes } = explain(message, document, language);
          expect(words).not.toMatch(/undefined|!/);
          for (const fix of fixes) {
            const mended = applyFix(document.text, fix);
            const problems = parseText(language, mended).slices.flatMap((slice) => slice.document.problems);
            const after = admitText(mended, version, language).flatMap(messagesOf);
            const left = countOf(message, after);
            const otherProblems = problems.filter(({ code }) => code !== 'duplicate-key');
            expect({ mended, title: fix.title, problems: otherProblems }).toMatchObject({ problems: [] });
            expect({ mended, title: fix.title, isLess: left < countOf(message, before) }).toMatchObject({
              isLess: true,
            });
            applied += 1;
          }
        }
      }
    }
  });

  it('were tried', () => {
    expect(applied).toBeGreaterThan(400);
  });
});
