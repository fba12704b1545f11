import { expect, it } from 'vitest';
import { reportedByOthers } from '../../../client/src/server/others.ts';

it('leaves to other extensions what they report', () => {
  expect(reportedByOthers(() => false)).toEqual([]);
  expect(reportedByOthers((id) => id === 'redhat.vscode-yaml')).toEqual(['yaml-syntax']);
  expect(reportedByOthers((id) => id === 'vscode.json-language-features')).toEqual(['json-syntax']);
});
