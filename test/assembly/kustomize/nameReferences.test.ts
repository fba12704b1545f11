import { expect, it } from 'vitest';
import { nameReferences } from '../../../server/src/assembly/kustomize/tables/nameReferences.ts';

it.each([
  ['/v1/Pod', ''],
  ['//PodTemplate', 'template/'],
  ['//Deployment', 'spec/template/'],
  ['//CronJob', 'spec/jobTemplate/spec/template/'],
])('a %s names ConfigMaps below its template', (kind, template) => {
  const referrers = nameReferences
    .filter(({ target }) => target.kind === 'ConfigMap')
    .flatMap((each) => each.referrers.filter(({ kinds }) => kinds.includes(kind)));
  const paths = referrers.flatMap((each) => each.paths);
  expect(paths).toHaveLength(6);
  for (const path of paths) expect(path.startsWith(`${template}spec/`)).toBe(true);
  expect(paths).toContain(`${template}spec/containers/envFrom/configMapRef/name`);
});
