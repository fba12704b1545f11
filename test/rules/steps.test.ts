import { expect, it } from 'vitest';
import { reportFile } from '../../server/src/rules/report.ts';
import { workbenchOf } from '../support/workbench.ts';

const policy = (name: string) =>
  `apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: ${name}}\nspec: {podSelector: {}}\n`;

it('a file is looked at one document a step, by itself and in its environment', () => {
  const text = Array.from({ length: 50 }, (_, index) => policy(`p${index}`)).join('---\n');
  const workbench = workbenchOf(new Map([['a.yaml', text]]));
  const [file] = workbench.snapshot.open.values();
  if (file === undefined) throw new Error('There is no file.');
  let steps = 0;
  for (const _ of reportFile(workbench, file)) steps++;
  expect(steps).toBeGreaterThanOrEqual(100);
});
