import { describe, expect, it } from 'vitest';
import { modelToCsv } from '../../../client/src/export/csv.ts';
import { fileNameFor } from '../../../client/src/export/fileName.ts';
import { formats } from '../../../client/src/export/formats.ts';
import { modelToJson } from '../../../client/src/export/json.ts';
import { modelToSvg } from '../../../client/src/export/svg/svg.ts';
import { wrap } from '../../../client/src/export/svg/wrap.ts';
import { group, laneOf, row, sampleModel } from '../support/models.ts';

const model = sampleModel();

/** The sample with one row alone. */
function withRow(parts: Parameters<typeof row>[1]) {
  const ingress = { ...laneOf(model, 'ingress'), groups: [group('g', 'shop', [row('r', parts)])] };
  return { ...model, lanes: [{ ...ingress, rest: undefined }] };
}

describe('a view as CSV', () => {
  it('has a line for each row, and the rest last in its lane', () => {
    const lines = modelToCsv(model).split('\r\n');
    expect(lines[0]).toBe('Lane,Where,Who,Detail,Verdict,Ports,Why,Decided by,Members');
    expect(lines[5]).toBe(
      'Who can reach it,monitoring,prometheus,StatefulSet · 1 pod,Some ports,8080 http (allowed); 9090 metrics (denied),"leaves freely · let in on 8080 only, by payments.yaml:30",payments.yaml:30,',
    );
    expect(lines[8]).toMatch(
      /^Who can reach it,,Everyone else,.*,frontend\/blog; frontend\/search; shop\/cart; shop\/stock$/,
    );
    expect(lines).toHaveLength(1 + 7 + 1 + 4 + 1 + 1);
  });

  it.each([
    ['=HYPERLINK("x")', '"\'=HYPERLINK(""x"")"'],
    ['+1', "'+1"],
    ['-1', "'-1"],
    ['@cmd', "'@cmd"],
    ['a,b', '"a,b"'],
    ['two\nlines', '"two\nlines"'],
  ])('keeps %j a text', (who, written) => {
    expect(modelToCsv(withRow({ who, verdict: 'allowed' }))).toContain(
      `Who can reach it,shop,${written},,Allowed`,
    );
  });
});

describe('a view as JSON', () => {
  const facts: unknown = JSON.parse(modelToJson(model));

  it('tells every row with its verdict and what decides it', () => {
    expect(facts).toMatchObject({
      picture: 'Traffic',
      environment: { name: 'prod' },
      subject: { title: 'payments/api', at: 'api.yaml:1', facts: { Labels: ['app=api', 'tier=backend'] } },
      lanes: [{ id: 'ingress' }, { id: 'egress' }],
    });
    const [ingress] = Reflect.get(Object(facts), 'lanes');
    expect(ingress.rows).toHaveLength(8);
    expect(ingress.rows[1]).toEqual({
      group: 'checkout',
      who: 'cron',
      detail: 'CronJob',
      verdict: 'denied',
      word: 'Denied',
      chips: [{ text: '8080 http', verdict: 'denied' }],
      why: 'leaves freely · not let in: payments.yaml:24 wants tier=worker, cron has tier=batch',
      decidedBy: 'payments.yaml:24',
      members: [],
    });
    expect(ingress.rows[7]).toMatchObject({ isRest: true, who: 'Everyone else' });
  });

  it('does not tell where on a machine the files lie', () => {
    for (const { write } of formats) expect(write(model)).not.toContain('file:///');
  });
});

describe('a view as a picture', () => {
  it('tells each verdict by word, sign and dashes', () => {
    const svg = modelToSvg(model);
    expect(svg).toContain('✕ Denied · cron</text>');
    expect(svg).toContain('◐ One side only · admin</text>');
    expect(svg).toContain('<path class="bar denied"');
    expect(svg).toContain('Everyone else</text>');
  });

  it('never makes markup of a name, and leaves out what XML can’t hold', () => {
    const svg = modelToSvg(withRow({ who: '<img src=x onerror="a()">&\u{0}\u{8}', verdict: 'allowed' }));
    expect(svg).toContain('· &#60;img src=x onerror=&#34;a()&#34;&#62;&#38;</text>');
    expect(svg).not.toContain('<img');
  });

  it('wraps text between words, and within words that are too long', () => {
    expect(wrap('one two three', 60, 10)).toEqual(['one two', 'three']);
    expect(wrap('abcdefghij', 30, 10)).toEqual(['abcde', 'fghij']);
    expect(wrap('  ', 30, 10)).toEqual([]);
  });
});

describe('the name of a file', () => {
  it.each([
    ['payments/api', 'traffic-payments-api.svg'],
    ['../../etc', 'traffic-..-..-etc.svg'],
    ['<img>:*?', 'traffic-img.svg'],
    ['x'.repeat(300), `traffic-${'x'.repeat(72)}.svg`],
  ])('of %j is one that any file system takes', (title, name) => {
    expect(fileNameFor(model.title, title, 'svg')).toBe(name);
  });
});
