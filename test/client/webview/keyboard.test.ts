import { describe, expect, it } from 'vitest';
import {
  activate,
  findLine,
  openLine,
  pressKey,
  settleFocus,
} from '../../../client/webview/state/keyboard.ts';
import { emptyLayout, type Layout, layoutShape, toggle } from '../../../client/webview/state/layout.ts';
import { blocksOf } from '../../../client/webview/state/lines.ts';
import { laneOf, largeModel, sampleModel } from '../support/models.ts';

const lane = laneOf(sampleModel(), 'ingress');

function lines(layout: Partial<Layout> = {}, of = lane) {
  return blocksOf(of, { ...emptyLayout, ...layout }).flatMap((block) => block.lines);
}

describe('the lines of a lane', () => {
  it('are groups, their rows and the last row, each with its place', () => {
    expect(
      lines().map(({ id, level, position, siblings }) => `${id} ${level} ${position}/${siblings}`),
    ).toEqual([
      'ingress:ns/checkout 1 1/6',
      'ingress:checkout/worker 2 1/2',
      'ingress:checkout/cron 2 2/2',
      'ingress:ns/frontend 1 2/6',
      'ingress:frontend/web 2 1/2',
      'ingress:frontend/admin 2 2/2',
      'ingress:ns/monitoring 1 3/6',
      'ingress:monitoring/prometheus 2 1/1',
      'ingress:outside 1 4/6',
      'ingress:outside/203.0.113.0/24 2 1/1',
      'ingress:absent 1 5/6',
      'ingress:absent/batch 2 1/1',
      'ingress:ingress/rest 1 6/6',
    ]);
  });

  it('leave out what is closed and add what is opened', () => {
    const ids = lines({ closed: ['ingress:ns/checkout'], opened: ['ingress:ingress/rest'] }).map(
      ({ id }) => id,
    );
    expect(ids).not.toContain('ingress:checkout/cron');
    expect(ids.slice(-4)).toEqual([0, 1, 2, 3].map((index) => `ingress:ingress/rest/member/${index}`));
  });

  it.each([
    { rows: 50, shown: 50, more: 0 },
    { rows: 55, shown: 55, more: 0 },
    { rows: 56, shown: 50, more: 1 },
    { rows: 2000, shown: 50, more: 1 },
  ])('show the first part of a long group: $rows rows', ({ rows, shown, more }) => {
    const large = laneOf(largeModel(rows), 'ingress');
    const all = lines({}, large);
    expect(all.filter(({ kind, parent }) => kind === 'row' && parent === 'ingress:ns/many')).toHaveLength(
      shown,
    );
    expect(all.filter(({ kind }) => kind === 'more')).toHaveLength(more);
    const complete = lines({ complete: ['ingress:ns/many'] }, large);
    expect(
      complete.filter(({ kind, parent }) => kind === 'row' && parent === 'ingress:ns/many'),
    ).toHaveLength(rows);
  });
});

describe('the lines after an edit', () => {
  const before = blocksOf(lane, emptyLayout);

  it('are the same ones for a group that it left alone', () => {
    const groups = lane.groups.map((group, index) => (index === 1 ? { ...group, detail: 'other' } : group));
    const after = blocksOf({ ...lane, groups }, emptyLayout, before);
    expect(after.map(({ lines }, index) => lines === before[index]?.lines)).toEqual(
      before.map((_, index) => index !== 1),
    );
  });

  it('say anew where a group stands once another one is gone', () => {
    const groups = lane.groups.slice(1);
    const after = blocksOf({ ...lane, groups }, emptyLayout, before);
    expect(after).toEqual(blocksOf({ ...lane, groups }, emptyLayout));
    expect(after[0]?.lines[0]).toMatchObject({ id: 'ingress:ns/frontend', position: 1, siblings: 5 });
    const turned = { ...lane, groups: lane.groups.toReversed() };
    expect(blocksOf(turned, emptyLayout, before)).toEqual(blocksOf(turned, emptyLayout));
    const without = { ...lane, rest: undefined };
    expect(blocksOf(without, emptyLayout, before)).toEqual(blocksOf(without, emptyLayout));
  });
});

describe('a lane of closed groups', () => {
  const closed = {
    ...lane,
    groups: lane.groups.map((group) => ({ ...group, startsClosed: true })),
    rest: undefined,
  };

  it('shows their titles, and the rows of those that the reader opens', () => {
    const layout = { ...emptyLayout, closed: ['ingress:ns/checkout'], opened: ['ingress:ns/frontend'] };
    expect(lines(layout, closed).map(({ id, siblings }) => `${id} ${siblings}`)).toEqual([
      'ingress:ns/checkout 5',
      'ingress:ns/frontend 5',
      'ingress:frontend/web 2',
      'ingress:frontend/admin 2',
      'ingress:ns/monitoring 5',
      'ingress:outside 5',
      'ingress:absent 5',
    ]);
  });

  it('opens them by key', () => {
    expect(pressKey(lines({}, closed), 'ingress:ns/frontend', 'ArrowRight')).toEqual({
      kind: 'toggle',
      list: 'opened',
      id: 'ingress:ns/frontend',
    });
  });
});

const rest = 'ingress:ingress/rest';
const openRest = { opened: [rest] };

const presses = [
  { key: 'ArrowDown', on: 'ingress:ns/checkout', wants: { kind: 'focus', id: 'ingress:checkout/worker' } },
  { key: 'ArrowDown', on: rest, wants: undefined },
  { key: 'ArrowUp', on: 'ingress:ns/checkout', wants: undefined },
  { key: 'ArrowUp', on: rest, wants: { kind: 'focus', id: 'ingress:absent/batch' } },
  { key: 'Home', on: rest, wants: { kind: 'focus', id: 'ingress:ns/checkout' } },
  { key: 'End', on: 'ingress:ns/checkout', wants: { kind: 'focus', id: rest } },
  {
    key: 'ArrowLeft',
    on: 'ingress:ns/checkout',
    wants: { kind: 'toggle', list: 'closed', id: 'ingress:ns/checkout' },
  },
  { key: 'ArrowRight', on: 'ingress:ns/checkout', wants: { kind: 'focus', id: 'ingress:checkout/worker' } },
  { key: 'ArrowLeft', on: 'ingress:checkout/cron', wants: { kind: 'focus', id: 'ingress:ns/checkout' } },
  { key: 'ArrowRight', on: 'ingress:checkout/cron', wants: undefined },
  { key: 'ArrowRight', on: rest, wants: { kind: 'toggle', list: 'opened', id: rest } },
  { key: ' ', on: rest, wants: { kind: 'toggle', list: 'opened', id: rest } },
  {
    key: 'Enter',
    on: 'ingress:ns/checkout',
    wants: { kind: 'toggle', list: 'closed', id: 'ingress:ns/checkout' },
  },
  { key: 'x', on: rest, wants: undefined },
  { key: 'Enter', on: 'ingress:gone', wants: undefined },
];

describe('keys', () => {
  it.each(presses)('$key on $on', ({ key, on, wants }) => {
    expect(pressKey(lines(), on, key)).toEqual(wants);
  });

  it('right goes into open members, left closes them', () => {
    expect(pressKey(lines(openRest), rest, 'ArrowRight')).toEqual({ kind: 'focus', id: `${rest}/member/0` });
    expect(pressKey(lines(openRest), rest, 'ArrowLeft')).toEqual({
      kind: 'toggle',
      list: 'opened',
      id: rest,
    });
  });

  it('Enter opens the deciding line, else the first link of the reason, else the members', () => {
    const [, first] = lines();
    if (first?.kind !== 'row') throw new Error('the second line is a row');
    expect(activate(first)).toMatchObject({ kind: 'open', link: { text: 'payments.yaml:24' } });
    const withoutDecider = { ...first, row: { ...first.row, decidedBy: undefined } };
    expect(activate(withoutDecider)).toMatchObject({ kind: 'open', link: { text: 'payments.yaml:24' } });
    const withoutLinks = { ...withoutDecider, row: { ...withoutDecider.row, reason: ['because'] } };
    expect(activate(withoutLinks)).toBeUndefined();
  });

  it('a member without a place opens nothing', () => {
    expect(pressKey(lines(openRest), `${rest}/member/3`, 'Enter')).toBeUndefined();
    expect(pressKey(lines(openRest), `${rest}/member/0`, 'Enter')).toMatchObject({ kind: 'open' });
  });

  it('the keyboard stays on its line, else on the line at its place, else on the last', () => {
    expect(settleFocus(lines(), 'ingress:checkout/cron', 0)?.id).toBe('ingress:checkout/cron');
    expect(settleFocus(lines(), 'ingress:gone', 3)?.id).toBe('ingress:ns/frontend');
    expect(settleFocus(lines(), 'ingress:gone', 99)?.id).toBe(rest);
    expect(settleFocus(lines(), undefined, -1)?.id).toBe('ingress:ns/checkout');
    expect(settleFocus([], 'ingress:gone', 1)).toBeUndefined();
  });
});

describe('the arrangement', () => {
  it('toggles to and fro and forgets the oldest of very many', () => {
    const once = toggle(emptyLayout, 'opened', 'a');
    expect(once.opened).toEqual(['a']);
    expect(toggle(once, 'opened', 'a').opened).toEqual([]);
    let many = emptyLayout;
    for (let index = 0; index < 600; index++) many = toggle(many, 'closed', `g${index}`);
    expect(many.closed).toHaveLength(500);
    expect(many.closed.at(-1)).toBe('g599');
  });

  it('is restored only where it fits', () => {
    expect(layoutShape(JSON.parse(JSON.stringify(emptyLayout)))).toBe(true);
    expect(layoutShape({ ...emptyLayout, scroll: -1 })).toBe(false);
    expect(layoutShape({ ...emptyLayout, closed: [1] })).toBe(false);
  });
});

it('of 50,000 rows draws what can be walked, and says how many are left out', () => {
  const layout = { ...emptyLayout, complete: ['ingress:ns/many'] };
  const all = lines(layout, laneOf(largeModel(50_000), 'ingress'));
  const more = all.find(({ kind }) => kind === 'more');
  expect(more).toMatchObject({ hidden: 48_000, siblings: 50_000, completes: undefined });
  expect(more && activate(more)).toBeUndefined();
  expect(all.length).toBeLessThan(2100);
});

describe('a letter on a line', () => {
  const find = (from: string, typed: string) => findLine(lines(), from, typed);

  it.each([
    ['ingress:ns/checkout', 'w', 'ingress:checkout/worker'],
    ['ingress:checkout/worker', 'w', 'ingress:frontend/web'],
    ['ingress:frontend/web', 'w', 'ingress:checkout/worker'],
    ['ingress:frontend/web', 'wo', 'ingress:checkout/worker'],
    ['ingress:ns/checkout', 'EVERY', 'ingress:ingress/rest'],
  ])('from %s, %s leads to the next line that begins with it', (from, typed, id) => {
    expect(find(from, typed)).toEqual({ kind: 'focus', id });
  });

  it('leads nowhere where no line begins with it', () => {
    expect(find('ingress:ns/checkout', 'xyz')).toBeUndefined();
  });
});

describe('a member of a row', () => {
  const member = {
    id: 'm',
    level: 3,
    position: 1,
    siblings: 2,
    parent: 'r',
    kind: 'member',
    member: {
      text: 'shop/web',
      link: {
        text: 'web.yaml:1',
        uri: 'file:///web.yaml',
        range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
      },
    },
  } as const;

  it('opens its own reasons where it has a connection, and its line else, or where that is wanted', () => {
    const walk = { from: 'shop/web[Deployment]', to: 'payments/api[Deployment]' };
    const asked = { ...member, member: { ...member.member, walk } };
    expect(activate(asked)).toEqual({ kind: 'why', ends: walk });
    expect(openLine(asked)).toEqual({ kind: 'open', link: member.member.link });
    expect(activate(member)).toEqual({ kind: 'open', link: member.member.link });
  });
});
