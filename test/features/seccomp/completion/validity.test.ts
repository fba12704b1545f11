import { describe, expect, it } from 'vitest';
import { completeAt } from '../../../../server/src/features/completion/completeAt.ts';
import type { Completion } from '../../../../server/src/features/completion/completion.ts';
import { profileRules } from '../../../../server/src/rules/registry.ts';
import { findingsOf, root, workbenchOf } from '../../../support/workbench.ts';
import { caseFiles } from '../../cases.ts';
import { accepted } from '../../completion/acceptance.ts';

/** Ways to begin an entry on a line of its own. */
const jsonBeginnings = ['', '"', '"re', '""', ', '];
const yamlBeginnings = Array.from({ length: 8 }, (_, level) => ' '.repeat(level * 2)).flatMap(
  (indentation) => [indentation, `${indentation}- `, `${indentation}de`],
);

/** All of them take minutes: every one is made in CI, elsewhere every fifth. */
const stride = process.env['CI'] === undefined ? 5 : 1;

/** Of the words of one place, which differ in nothing but their letters, so many are accepted. */
const wordsTried = 6;

interface Attempt {
  readonly text: string;
  readonly offset: number;
  /** The text without what is begun; its findings are not the fault of what is accepted. */
  readonly before: string;
  /** Whether what is required may have been taken away, which is told only once the text can be read again. */
  readonly isCut?: boolean;
}

function* newLines(text: string, isJson: boolean): Generator<Attempt> {
  const lines = text.split('\n');
  for (let line = 0; line < lines.length; line++) {
    for (const beginning of isJson ? jsonBeginnings : yamlBeginnings) {
      const end = [...lines.slice(0, line), beginning].join('\n').length;
      const changed = [...lines.slice(0, line), beginning, ...lines.slice(line)].join('\n');
      yield { text: changed, offset: beginning === '""' ? end - 1 : end, before: text };
    }
  }
}

/** Every place of a text as it is, with the rest of the word taken away, and with the rest of the line. */
function* everyPlace(text: string): Generator<Attempt> {
  for (let offset = 0; offset <= text.length; offset++) {
    yield { text, offset, before: text };
    const rest = /^[^\s,{}[\]]+/.exec(text.slice(offset))?.[0] ?? '';
    const end = text.indexOf('\n', offset);
    const line = text.slice(0, offset).split('\n').length - 1;
    const before = text.split('\n').toSpliced(line, 1).join('\n');
    for (const length of [rest.length, (end < 0 ? text.length : end) - offset]) {
      const cut = text.slice(0, offset) + text.slice(offset + length);
      if (length > 0) yield { text: cut, offset, before, isCut: true };
    }
  }
}

/** What the whole profile does, with a word more or less, is no matter of what is offered. */
const onTargets = new Set([
  ...profileRules
    .filter(({ checkOnHost, checkOnHostInSteps }) => checkOnHost ?? checkOnHostInSteps)
    .map(({ id }) => id),
  // Words that mean what they say, if not what one would choose.
  'seccomp-kill-thread',
  'seccomp-trace',
]);

/** How often each rule finds something; which of two missing keys a message names is no matter here. */
function complaints(name: string, text: string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { rule } of findingsOf(workbenchOf(new Map([[name, text]])))) {
    if (!onTargets.has(rule)) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  }
  return counts;
}

/** What is no word, and some of the words. */
function tried(items: readonly Completion[]): readonly Completion[] {
  const words = items.filter(({ kind }) => kind === 'value' || kind === 'group');
  const step = Math.max(1, Math.ceil(words.length / wordsTried));
  return items.filter((item) => !words.includes(item) || words.indexOf(item) % step === 0);
}

/** @returns how many texts were made */
function check(attempts: Iterable<Attempt>, name: string): number {
  const seen = new Set<string>();
  let attempt = 0;
  for (const { text, offset, before, isCut } of attempts) {
    if (attempt++ % stride !== 0) continue;
    const items = tried(completeAt(workbenchOf(new Map([[name, text]])), `${root}/${name}`, offset));
    if (items.length === 0) continue;
    const [own, old] = [complaints(name, text), complaints(name, before)];
    for (const item of items) {
      const after = accepted(text, item);
      if (seen.has(after)) continue;
      seen.add(after);
      for (const [rule, count] of complaints(name, after)) {
        if (isCut === true && rule === 'seccomp-missing-key') continue;
        if (count > Math.max(own.get(rule) ?? 0, old.get(rule) ?? 0)) {
          expect.fail(
            `accepting ${item.label}: ${rule}\n--- from\n${text.slice(0, offset)}|${text.slice(offset)}\n--- to\n${after}`,
          );
        }
      }
      expect(item.range.start).toBeLessThanOrEqual(offset);
      expect(item.range.end).toBeGreaterThanOrEqual(offset);
      expect(text.slice(item.range.start, item.range.end)).not.toContain('\n');
    }
  }
  return seen.size;
}

describe('nothing invalid is offered in a profile', () => {
  for (const { name, text } of caseFiles(new URL('validity/', import.meta.url))) {
    it(`on new lines of ${name}`, { timeout: 240_000 }, () => {
      expect(check(newLines(text, name.endsWith('.json')), name)).toBeGreaterThan(5);
    });

    it(`inside ${name}`, { timeout: 240_000 }, () => {
      expect(check(everyPlace(text), name)).toBeGreaterThan(5);
    });
  }
});
