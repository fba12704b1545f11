import { describe, expect, it } from 'vitest';
import { walkFormats } from '../../../client/src/export/walk/formats.ts';
import type { WalkModel } from '../../../server/src/protocol/walk.ts';
import { deniedCase, walkAnswer } from '../support/walkModels.ts';

const walk = walkIn([deniedCase, { ...deniedCase, id: 'other', from: 'checkout/`cron` |', word: '=1+1' }]);

function walkIn(cases: WalkModel['cases']): WalkModel {
  const answer = walkAnswer(cases);
  if (answer.kind !== 'walk') throw new Error('The sample has a walk.');
  return { ...answer.walk, notes: ['More cases than these are not shown.'] };
}

const written = (name: string): string =>
  walkFormats.find((format) => format.name === name)?.write(walk) ?? '';

describe('the reasons of a connection, taken along', () => {
  it('as Markdown have each step with its number, what it does, and its place', () => {
    const text = written('Markdown');
    expect(text).toMatch(
      /^# Why: checkout\/cron to payments\/api on any port\n\n\*\*Some of them\*\* · environment shop\n/,
    );
    expect(text).toContain('> More cases than these are not shown.');
    expect(text).toContain('### Entering payments/api: Denied\n\n2. Policy **api** limits who reaches api');
    expect(text).toContain('3. *stops it*: No rule of this policy **lets cron in**. (payments.yaml:9)');
  });

  it('as Markdown keep names a text', () => {
    expect(written('Markdown')).toContain('## checkout/\\`cron\\` \\| to payments/api');
  });

  it('as CSV have a line for each step', () => {
    const lines = written('CSV').split('\r\n');
    expect(lines[0]).toBe('Connection,Verdict,Side,Step,Does,Says,Decided by');
    expect(lines[3]).toBe(
      'checkout/cron to payments/api,Denied,Entering payments/api,3,stops it,No rule of this policy lets cron in.,payments.yaml:9',
    );
    expect(lines[6]).toContain(",'=1+1,");
    expect(lines).toHaveLength(1 + 2 * 5 + 1);
  });

  it('as JSON are the same facts, without where on a machine the files lie', () => {
    expect(JSON.parse(written('JSON'))).toMatchObject({
      from: 'checkout/cron',
      verdict: 'partly',
      cases: [{ conclusion: 'api does not let it in, though cron may leave for it.' }, { word: '=1+1' }],
    });
    for (const { write } of walkFormats) expect(write(walk)).not.toContain('file:///');
  });

  it('as a picture have both sides beside each other, and below them the next case', () => {
    const svg = written('SVG');
    const at = (text: string) =>
      /x="(\d+)" y="(\d+)"/.exec(svg.slice(svg.lastIndexOf('<text', svg.indexOf(text))));
    const [leaving, entering] = [at('Leaving checkout/cron'), at('Entering payments/api')];
    expect(leaving?.[2]).toBe(entering?.[2]);
    expect(Number(entering?.[1])).toBeGreaterThan(Number(leaving?.[1]) + 400);
    expect(svg).toContain('✕ Entering payments/api: Denied</text>');
    expect(Number(/ height="(\d+)"/.exec(svg)?.[1])).toBeGreaterThan(Number(at('On Cilium')?.[2]) * 1.5);
  });
});
