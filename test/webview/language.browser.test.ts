import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { HostMessage } from '../../client/src/panels/messages.ts';
import type { Language } from '../../client/src/words/language.ts';
import { sampleMatrix, wholeMatrix, withBlock } from '../client/support/matrixModels.ts';
import { changedModel, largeModel, sampleModel, whole, withVerdicts } from '../client/support/models.ts';
import { cronQuestion, deniedCase, modelWithWalks, walkAnswer } from '../client/support/walkModels.ts';
import { PanelBrowser, unpinned } from './support/panelPage.ts';

const english: Readonly<Record<string, string>> = JSON.parse(
  readFileSync(new URL('../../l10n/bundle.l10n.json', import.meta.url), 'utf8'),
);

/** Says what English says, between marks. */
const marked: Language = {
  name: 'de',
  texts: Object.fromEntries(Object.keys(english).map((text) => [text, `⟦${text}⟧`])),
};

const compared = {
  ...unpinned,
  baseline: { name: 'HEAD', state: { kind: 'revision', name: 'HEAD' } },
} as const;

const scenes: Readonly<Record<string, readonly HostMessage[]>> = {
  'nothing to show': [{ type: 'loading' }],
  'a stopped server': [
    { type: 'changed', changed: whole(1, sampleModel()) },
    { type: 'problem', message: 'nothing runs' },
  ],
  'lanes after an edit': [
    { type: 'panel', state: { ...unpinned, pinned: true, whole: true } },
    { type: 'changed', changed: whole(1, sampleModel()) },
    { type: 'changed', changed: whole(2, withVerdicts(sampleModel(), { 'checkout/worker': 'denied' })) },
    { type: 'decided', rows: [{ lane: 'ingress', row: 'checkout/worker' }] },
  ],
  'many changes': [
    { type: 'panel', state: unpinned },
    { type: 'changed', changed: whole(1, sampleModel()) },
    {
      type: 'changed',
      changed: whole(
        2,
        withVerdicts(sampleModel(), {
          'checkout/worker': 'denied',
          'checkout/cron': 'allowed',
          'payments/db': 'denied',
          'frontend/admin': 'denied',
          'monitoring/prometheus': 'denied',
        }),
      ),
    },
  ],
  'more rows than are drawn': [
    { type: 'panel', state: unpinned },
    { type: 'changed', changed: whole(1, largeModel(80)) },
  ],
  'lanes against another state': [
    { type: 'panel', state: compared },
    { type: 'changed', changed: whole(1, changedModel()) },
  ],
  'the reasons of a row': [
    { type: 'panel', state: { ...unpinned, why: cronQuestion } },
    { type: 'changed', changed: whole(1, modelWithWalks()) },
    { type: 'walk', answer: walkAnswer([deniedCase, { ...deniedCase, id: 'other' }]) },
  ],
  'the matrix': [
    { type: 'panel', state: { ...compared, view: 'matrix' } },
    { type: 'matrix', changed: wholeMatrix(1, sampleMatrix()) },
    { type: 'matrix', changed: wholeMatrix(2, withBlock(sampleMatrix(), 'shop', 'payments', 'dddd')) },
  ],
  'a connection to try': [{ type: 'panel', state: { ...unpinned, view: 'try' } }],
  'connections that were tried': [
    {
      type: 'panel',
      state: { ...unpinned, view: 'try', tried: [{ from: 'shop/web', to: 'shop/db', port: '80' }] },
    },
  ],
};

describe('the panel in another language', () => {
  let browser: PanelBrowser;

  beforeAll(async () => {
    browser = await PanelBrowser.start();
  }, 60_000);

  afterAll(() => browser?.stop());

  it.each(Object.entries(scenes))(
    'leaves nothing in English that is its own: %s',
    async (_name, messages) => {
      const panel = await browser.open({ language: marked });
      await panel.post(...messages);
      const table = panel.page.getByRole('button', { name: 'Table' });
      expect(ownWords(await shownIn(), messages)).toEqual([]);
      if ((await table.count()) > 0) {
        await table.click();
        expect(ownWords(await shownIn(), messages)).toEqual([]);
      }
      expect(panel.troubles).toEqual([]);
      await panel.close();

      function shownIn(): Promise<readonly string[]> {
        return panel.page.evaluate(() => [
          document.body.innerText,
          ...[...document.querySelectorAll('.unseen')].map((element) => element.textContent),
          ...[...document.querySelectorAll('[title], [aria-label], [placeholder]')].flatMap((element) =>
            ['title', 'aria-label', 'placeholder'].map((name) => element.getAttribute(name) ?? ''),
          ),
        ]);
      }
    },
  );

  it('writes numbers as the language does', async () => {
    const panel = await browser.open({ language: { name: 'de', texts: {} } });
    await panel.post({ type: 'changed', changed: whole(1, largeModel(1200)) });
    await panel.page
      .getByText(/1\.200/)
      .first()
      .waitFor();
    await panel.close();
  });
});

/** What is left of texts without what a translation says, what the server has told, and what is the same everywhere. */
function ownWords(texts: readonly string[], messages: readonly HostMessage[]): readonly string[] {
  const all = [...stringsIn(messages)].sort((a, b) => b.length - a.length);
  const [told, short] = [all.filter((text) => text.length > 2), all.filter((text) => text.length <= 2)];
  const left = texts.map((text) => {
    let rest = text.replaceAll(/\s+/g, ' ');
    for (let before = ''; before !== rest; ) {
      before = rest;
      rest = rest.replaceAll(/⟦[^⟦⟧]*⟧/g, '');
    }
    for (const each of told) rest = rest.replaceAll(each, '');
    const words = rest.split(/\b/).filter((word) => !short.includes(word));
    return words
      .join('')
      .replaceAll(/[\d\p{P}\p{S}\s]+/gu, ' ')
      .trim();
  });
  return [...new Set(left)].filter((text) => text !== '');
}

/** Every text in a value; a template of the panel may begin one with a capital. */
function* stringsIn(value: unknown): Generator<string> {
  if (typeof value === 'string') {
    const text = value.replaceAll(/\s+/g, ' ').trim();
    yield text;
    yield text.replace(/^./, (first) => first.toUpperCase());
  } else if (typeof value === 'object' && value !== null) {
    for (const part of Object.values(value)) yield* stringsIn(part);
  }
}
