import { expect, it } from 'vitest';
import { modelToMarkdown } from '../../../client/src/export/markdown.ts';
import { group, laneOf, row, sampleModel } from '../support/models.ts';

it('copies the view as a document with two tables', () => {
  const text = modelToMarkdown(sampleModel());
  expect(text).toContain(
    '# Traffic of payments/api\n\nDeployment · 2 pods (api.yaml:1)\n\nEnvironment prod: ',
  );
  expect(text).toContain(
    '> The API server refuses broken.yaml:7; the policy counts as absent until that is mended.',
  );
  expect(text).toContain('**Policies that apply:** payments.yaml:8 in and out; default-deny.yaml:1 in');
  expect(text).toContain(
    '| checkout | worker (StatefulSet · 2 pods) | Allowed | 8080 http | leaves freely · let in by payments.yaml:24 |',
  );
  expect(text).toContain(
    '| monitoring | prometheus (StatefulSet · 1 pod) | Some ports | 8080 http (allowed), 9090 metrics (denied) |',
  );
  expect(text).toContain(
    '|  | Everything else (41 workloads) | Denied |  | may not leave: nothing above names them |',
  );
  expect(text.match(/^\| --- /gm)).toHaveLength(2);
});

it('lets no name break out of its cell', () => {
  const model = sampleModel();
  const hostile = row('x', { who: 'a|b\n# [c](http://d) `e` <img>', verdict: 'denied' });
  const text = modelToMarkdown({
    ...model,
    lanes: [{ ...laneOf(model, 'ingress'), groups: [group('g', 'g', [hostile])] }],
  });
  expect(text).toContain('| g | a\\|b \\# \\[c\\](http://d) \\`e\\` \\<img\\> | Denied |  |  |');
});
