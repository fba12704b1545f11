import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { LineRange } from '../../../server/src/base/lines.ts';
import { finish } from '../../../server/src/base/steps.ts';
import type { Call, CallEnd } from '../../../server/src/features/calls/call.ts';
import { callEndsAt } from '../../../server/src/features/calls/callEnds.ts';
import { calls } from '../../../server/src/features/calls/calls.ts';
import { linesOf, textOf } from '../../../server/src/workspace/snapshot.ts';
import { root } from '../../support/workbench.ts';
import { type FileCase, fileCases } from '../names/fileCases.ts';

const cases = new URL('shop.txt', import.meta.url);

describe('who may call a workload, and whom it may call', () => {
  it('is told with the lines that decide', async () => {
    const answers = fileCases(readFileSync(cases, 'utf8')).map(answer);
    await expect(answers.join('\n')).toMatchFileSnapshot(`${fileURLToPath(cases)}.expected.md`);
  });
});

function answer({ title, uri, offset, workbench }: FileCase): string {
  const text = (at: string, range: LineRange): string => {
    const lines = linesOf(workbench.snapshot, at);
    const whole = textOf(workbench.snapshot, at) ?? '';
    const part =
      lines === undefined ? '' : whole.slice(lines.offsetAt(range.start), lines.offsetAt(range.end));
    return `${at.slice(root.length + 1)}:${range.start.line + 1} \`${part.replace(/\s+/g, ' ')}\``;
  };
  const shown = (end: CallEnd): string =>
    `${end.kind} ${end.name} (${end.detail}) at ${text(end.uri, end.selection)}`;
  const lines = (found: readonly Call[], caller: CallEnd | undefined): readonly string[] =>
    found.map(({ end, ranges }) =>
      [`- ${shown(end)}`, ...ranges.map((range) => `  - ${text(caller?.uri ?? end.uri, range)}`)].join('\n'),
    );
  const parts = callEndsAt(workbench, uri, offset).map((end) => {
    const { subject } = end;
    if (subject === undefined) return shown(end);
    return [
      `### ${shown(end)}`,
      'called by',
      ...lines(finish(calls(workbench, subject, 'ingress', end)), undefined),
      'calls',
      ...lines(finish(calls(workbench, subject, 'egress', end)), end),
    ].join('\n\n');
  });
  return `## ${title}\n\n${parts.length === 0 ? 'nothing' : parts.join('\n\n')}\n`;
}
