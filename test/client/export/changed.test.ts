import { expect, it } from 'vitest';
import { modelToCsv } from '../../../client/src/export/csv.ts';
import { modelToJson } from '../../../client/src/export/json.ts';
import { modelToMarkdown } from '../../../client/src/export/markdown.ts';
import { changedModel } from '../support/models.ts';

it('a view of changes is taken along with what each row was', () => {
  const words = 'was Allowed (8080 http, 9090 metrics), now Denied';
  expect(modelToMarkdown(changedModel())).toContain(`| ${words} |`);
  expect(modelToCsv(changedModel())).toContain(`"${words}"`);
  expect(modelToJson(changedModel())).toContain('"before"');
});
