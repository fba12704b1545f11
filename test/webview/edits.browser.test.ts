import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PreviewModel, PreviewRow } from '../../server/src/protocol/preview.ts';
import { group, laneOf, largeModel, patch, row, sampleModel, whole } from '../client/support/models.ts';
import { PanelBrowser, type PanelPage } from './support/panelPage.ts';

const groupCount = 200;

/** In both directions many groups of two rows. */
function manyGroups(): PreviewModel {
  const model = sampleModel();
  const rowOf = (id: string) =>
    row(id, { who: id, verdict: 'allowed', chips: [{ text: '800', verdict: 'allowed' }] });
  const lanes = model.lanes.map((lane) => ({
    ...lane,
    groups: Array.from({ length: groupCount }, (_, index) => {
      const name = `ns-${index}`;
      return group(name, name, [rowOf(`${name}/first`), rowOf(`${name}/second`)]);
    }),
  }));
  return { ...model, lanes };
}

/** The patch that a server sends when one row's ports are others. */
function portOf(model: PreviewModel, id: string, text: string) {
  const lane = laneOf(model, 'ingress');
  const groups = lane.groups.map((one) =>
    one.rows.some((each) => each.id === id)
      ? { ...one, rows: one.rows.map((each) => (each.id === id ? withPort(each, text) : each.id)) }
      : one.id,
  );
  const rest = lane.rest?.id;
  const lanes = [{ ...lane, groups, rest }];
  const change = { kind: 'patch', base: 1, parts: {}, lanes } as const;
  return { type: 'changed', changed: { ...patch(1, 2, {}), change } } as const;
}

function withPort({ id }: PreviewRow, text: string) {
  return { id, changed: { chips: [{ text, verdict: 'allowed' } as const] }, gone: [] };
}

describe('a patch', () => {
  let browser: PanelBrowser;
  let panel: PanelPage;
  const model = manyGroups();

  beforeAll(async () => {
    browser = await PanelBrowser.start([fileURLToPath(new URL('support/countDrawing.ts', import.meta.url))]);
    panel = await browser.open();
    await panel.post({ type: 'changed', changed: whole(1, model) });
  }, 60_000);

  afterAll(() => browser?.stop());

  const drawn = () => panel.page.evaluate<number>('window.drawn');

  it('of one row draws that row, and of the groups beside it nothing', async () => {
    const chip = await panel.line('ingress:ns-7/first').locator('.chip').elementHandle();
    const before = await drawn();
    // all groups of both lanes with their rows
    expect(before).toBeGreaterThan(groupCount * 2 * 10);
    await panel.post(portOf(model, 'ns-7/first', '8000'));
    expect(await panel.line('ingress:ns-7/first').locator('.chip').innerText()).toContain('8000');
    // the text in the chip, not the chip
    expect(await chip?.evaluate((element) => element.isConnected)).toBe(true);
    // one look at each group of the lane, the panel's frame, and the row
    expect((await drawn()) - before).toBeLessThan(groupCount + 300);
  });

  it('that is told of rows that the cursor decides draws those rows alone', async () => {
    const before = await drawn();
    await panel.post({ type: 'decided', rows: [{ lane: 'egress', row: 'ns-9/second' }] });
    await panel.line('egress:ns-9/second').getByText('decided at the cursor').waitFor();
    expect((await drawn()) - before).toBeLessThan(2 * groupCount + 300);
  });

  it('leaves what cannot be seen to the time when it is scrolled to', async () => {
    const line = panel.line('ingress:ns-150/first');
    expect(await line.evaluate((element) => element.checkVisibility({ contentVisibilityAuto: true }))).toBe(
      false,
    );
    // the room that its group is given until then is that of three lines
    expect(await line.evaluate((element) => element.parentElement?.clientHeight)).toBe(3 * 44);
    await line.scrollIntoViewIfNeeded();
    await expect
      .poll(() => line.evaluate((element) => element.checkVisibility({ contentVisibilityAuto: true })))
      .toBe(true);
  });

  it('does so with the lines of one group, too, where these are many', async () => {
    const large = await browser.open();
    await large.post({ type: 'changed', changed: whole(1, largeModel(500)) });
    await large.line('ingress:ns/many/more').click();
    const line = large.line('ingress:many/400');
    await line.waitFor({ state: 'attached' });
    // of the line, since what is asked of an element is whether something around it hides it
    const name = line.locator('.name');
    await expect
      .poll(() => name.evaluate((element) => element.checkVisibility({ contentVisibilityAuto: true })))
      .toBe(false);
    await large.close();
  });

  it('finds a line that has not been seen by the keyboard', async () => {
    await panel.line('ingress:ns-0').focus();
    await panel.page.keyboard.type('ns-120/second');
    expect(await panel.activeLine()).toBe('ingress:ns-120/second');
    await panel.page.keyboard.press('End');
    expect(await panel.activeLine()).toBe('ingress:ingress/rest');
    const line = panel.line('ingress:ingress/rest');
    expect(await line.evaluate((element) => element.checkVisibility({ contentVisibilityAuto: true }))).toBe(
      true,
    );
  });
});
