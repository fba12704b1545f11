import { expect, it } from 'vitest';
import type { ReportedFinding } from '../../server/src/rules/finding.ts';
import { Told } from '../../server/src/rules/told.ts';

function finding(rule: string, message: string, start: number, end: number): ReportedFinding {
  const none = { apiServer: undefined, related: [], tags: [], fixes: [] };
  return { ...none, rule, severity: 'error', message, uri: 'file:///a.yaml', range: { start, end } };
}

it('tells once what has the same rule, message and place, in the order in which it comes', () => {
  const different = [
    finding('one', 'This.', 3, 5),
    finding('other', 'This.', 3, 5),
    finding('one', 'That.', 3, 5),
    finding('one', 'This.', 3, 6),
    finding('one', 'This.', 4, 5),
  ];
  const told = new Told();
  for (const each of [...different, ...different]) told.add({ ...each });
  expect(told.findings).toEqual(different);
});
