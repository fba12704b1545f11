import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { finish } from '../../server/src/base/steps.ts';
import { completeAt } from '../../server/src/features/completion/completeAt.ts';
import { hintsIn } from '../../server/src/features/hints/hintsIn.ts';
import { hoverAt } from '../../server/src/features/hover/hoverAt.ts';
import { refactoringsAt } from '../../server/src/features/refactorings/refactoringsAt.ts';
import { seeded } from '../support/random.ts';
import { describeShared } from '../support/shared.ts';
import { withEdits } from '../support/textEdits.ts';
import { root } from '../support/workbench.ts';
import { filesBelow } from '../support/world.ts';
import { shopWith } from './cases.ts';

const policies = readFileSync(new URL('completion/validity/policies.yaml', import.meta.url), 'utf8');
const asJson = readFileSync(new URL('completion/validity/policy.json', import.meta.url), 'utf8');

/** Characters that change how the text around them is read. */
const disruptive = [
  '"',
  "'",
  '{',
  '}',
  '[',
  ']',
  ':',
  ': ',
  '- ',
  '#',
  '\n',
  '\n---\n',
  '|',
  '\t',
  '&a ',
  '*a',
  ',',
];

/** Asks at one offset; a range must lie in the text, on one line, and around the offset. */
function ask(file: string, text: string, offset: number): void {
  const workbench = shopWith(file, text);
  const uri = `${root}/${file}`;
  const ranges = completeAt(workbench, uri, offset).map((item) => item.range);
  const hover = hoverAt(workbench, uri, offset);
  for (const range of hover === undefined ? ranges : [...ranges, hover.range]) {
    expect(range.start).toBeLessThanOrEqual(offset);
    expect(range.end).toBeGreaterThanOrEqual(offset);
    expect(range.end).toBeLessThanOrEqual(text.length);
  }
  for (const range of ranges) expect(text.slice(range.start, range.end)).not.toContain('\n');
  if (offset % 5 !== 0) return;
  const refactorings = refactoringsAt(workbench, uri, { start: offset, end: offset });
  // Throws where edits overlap, or lie outside.
  for (const { edits, title } of refactorings) expect(withEdits(text, edits), title).not.toBe(text);
  for (const hint of finish(hintsIn(workbench, uri, { start: 0, end: text.length })))
    expect(hint.offset).toBeLessThanOrEqual(text.length);
}

describe('hover, completion, hints and refactorings answer whatever the text', () => {
  it.each([
    ['policies.yaml', policies],
    ['policy.json', asJson],
    ['.policy-lens.yaml', 'environments:\n  - name: a\n    files: [x]\nrules: {syntax: off}\n'],
  ])('at every offset of %s, and where it ends there', { timeout: 300_000 }, (file, text) => {
    for (let offset = 0; offset <= text.length; offset += 1) {
      ask(file, text, offset);
      if (offset % 7 === 0) ask(file, text.slice(0, offset), offset);
    }
  });

  it.each([
    ['policies.yaml', policies],
    ['policy.json', asJson],
  ])('after random edits of %s', { timeout: 300_000 }, (file, original) => {
    const random = seeded(8);
    for (let round = 0; round < 400; round++) {
      let text = original;
      for (let edit = 0; edit < 1 + random.below(3); edit++) {
        const at = random.below(text.length);
        text = text.slice(0, at) + random.pick(disruptive) + text.slice(at + random.below(6));
      }
      for (let place = 0; place < 4; place++) ask(file, text, random.below(text.length + 1));
    }
  });
});

describeShared('hover and completion answer in real files', 'cases/networkpolicies', (folder) => {
  it('at some offsets of each', { timeout: 300_000 }, () => {
    const random = seeded(3);
    const files = filesBelow(folder);
    expect(files.length).toBeGreaterThan(10);
    for (const { uri, text } of files) {
      if (text.length > 50_000) continue;
      const file = uri.endsWith('.json') ? 'real.json' : 'real.yaml';
      for (let place = 0; place < 3; place++) ask(file, text, random.below(text.length + 1));
    }
  });
});
