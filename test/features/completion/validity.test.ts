import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { completeAt } from '../../../server/src/features/completion/completeAt.ts';
import { root } from '../../support/workbench.ts';
import { shopWith } from '../cases.ts';
import { accepted, complaints } from './acceptance.ts';

const policies = readFileSync(new URL('validity/policies.yaml', import.meta.url), 'utf8').split(/^---\n/m);
const asJson = readFileSync(new URL('validity/policy.json', import.meta.url), 'utf8');

/** Ways to begin a line. */
const beginnings = Array.from({ length: 9 }, (_, level) => ' '.repeat(level * 2)).flatMap((indentation) => [
  indentation,
  `${indentation}- `,
  `${indentation}po`,
]);

/** All of them take over a minute: every one is made in CI, elsewhere every seventh. */
const stride = process.env['CI'] === undefined ? 7 : 1;

interface Attempt {
  readonly text: string;
  readonly offset: number;
  /** The text without what is begun; its complaints are not the fault of what is accepted. */
  readonly before: string;
}

/** A new line at every place of a text, begun in every way. */
function* newLines(text: string): Generator<Attempt> {
  const lines = text.split('\n');
  for (let line = 0; line <= lines.length; line++) {
    for (const beginning of beginnings) {
      const changed = [...lines.slice(0, line), beginning, ...lines.slice(line)];
      const offset = [...lines.slice(0, line), beginning].join('\n').length;
      yield { text: changed.join('\n'), offset, before: text };
    }
  }
}

/** Every place of a text as it is, and with the rest of the word taken away. */
function* everyPlace(text: string): Generator<Attempt> {
  for (let offset = 0; offset <= text.length; offset++) {
    yield { text, offset, before: text };
    const rest = /^[^\s,{}[\]]+/.exec(text.slice(offset))?.[0] ?? '';
    if (rest === '') continue;
    const line = text.slice(0, offset).split('\n').length - 1;
    const before = text.split('\n').toSpliced(line, 1).join('\n');
    yield { text: text.slice(0, offset) + text.slice(offset + rest.length), offset, before };
  }
}

/** Ways to begin an entry of JSON on a line of its own, before the commas around it are written. */
const jsonBeginnings = ['', '"', '"po', '""', '{', ', '];

/** A new line at every place of a JSON text, begun in every way. */
function* newJsonLines(text: string): Generator<Attempt> {
  const lines = text.split('\n');
  for (let line = 0; line <= lines.length; line++) {
    for (const beginning of jsonBeginnings) {
      const changed = [...lines.slice(0, line), beginning, ...lines.slice(line)].join('\n');
      const end = [...lines.slice(0, line), beginning].join('\n').length;
      yield { text: changed, offset: beginning === '""' ? end - 1 : end, before: text };
    }
  }
}

/** Every place of a text behind which the rest of the line is not written yet. */
function* unfinishedLines(text: string): Generator<Attempt> {
  for (let offset = 0; offset <= text.length; offset++) {
    const end = text.indexOf('\n', offset);
    const rest = end < 0 ? '' : text.slice(end);
    const before = text.slice(0, offset).replace(/\w+$/, '') + rest;
    yield { text: text.slice(0, offset) + rest, offset, before };
  }
}

/** Of each attempt every offered item is accepted; none may bring a complaint that was not there before. */
function check(attempts: Iterable<Attempt>, file: string): number {
  const language = file.endsWith('.json') ? 'json' : 'yaml';
  const seen = new Set<string>();
  let attempt = 0;
  for (const { text, offset, before } of attempts) {
    if (attempt++ % stride !== 0) continue;
    const items = completeAt(shopWith(file, text), `${root}/${file}`, offset);
    if (items.length === 0) continue;
    const known = new Set([...complaints(text, language), ...complaints(before, language)]);
    for (const item of items) {
      const after = accepted(text, item);
      if (seen.has(after)) continue;
      seen.add(after);
      const fresh = [...complaints(after, language)].filter((complaint) => !known.has(complaint));
      if (fresh.length > 0) expect.fail(`accepting ${item.label}: ${fresh.join('; ')}\n${after}`);
      expect(item.range.start).toBeLessThanOrEqual(offset);
      expect(item.range.end).toBeGreaterThanOrEqual(offset);
      expect(text.slice(item.range.start, item.range.end)).not.toContain('\n');
    }
  }
  return seen.size;
}

describe('nothing invalid is offered', () => {
  it.each(policies.map((text, index) => [index, text] as const))(
    'on new lines of policy %i',
    { timeout: 400_000 },
    (_index, text) => {
      expect(check(newLines(text), 'policy.yaml')).toBeGreaterThan(5);
    },
  );

  it.each(policies.map((text, index) => [index, text] as const))(
    'inside policy %i',
    { timeout: 400_000 },
    (_index, text) => {
      expect(check(everyPlace(text), 'policy.yaml')).toBeGreaterThan(5);
    },
  );

  it.each(policies.map((text, index) => [index, text] as const))(
    'on unfinished lines of policy %i',
    { timeout: 400_000 },
    (_index, text) => {
      expect(check(unfinishedLines(text), 'policy.yaml')).toBeGreaterThan(5);
    },
  );

  it('inside JSON', { timeout: 400_000 }, () => {
    expect(check(everyPlace(asJson), 'policy.json')).toBeGreaterThan(5);
  });

  it('on new lines of JSON', { timeout: 400_000 }, () => {
    expect(check(newJsonLines(asJson), 'policy.json')).toBeGreaterThan(5);
  });
});
