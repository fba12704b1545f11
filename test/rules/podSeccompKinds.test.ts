import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkFiles } from '../../server/src/cli/check/checkFiles.ts';
import { runCli } from '../cli/support/runCli.ts';

/** Every kind with the spec of pods, and where it has it. */
const kinds: readonly (readonly [kind: string, apiVersion: string, way: string])[] = [
  ['Pod', 'v1', 'spec'],
  ['ReplicationController', 'v1', 'spec.template.spec'],
  ['Deployment', 'apps/v1', 'spec.template.spec'],
  ['ReplicaSet', 'apps/v1', 'spec.template.spec'],
  ['StatefulSet', 'apps/v1', 'spec.template.spec'],
  ['DaemonSet', 'apps/v1', 'spec.template.spec'],
  ['Job', 'batch/v1', 'spec.template.spec'],
  ['CronJob', 'batch/v1', 'spec.jobTemplate.spec.template.spec'],
  ['PodTemplate', 'v1', 'template.spec'],
  ['DeploymentConfig', 'apps.openshift.io/v1', 'spec.template.spec'],
  ['Rollout', 'argoproj.io/v1alpha1', 'spec.template.spec'],
  ['Service', 'serving.knative.dev/v1', 'spec.template.spec'],
];

/** The API server knows nothing of what stands in these; it refuses the pods that are made of them. */
const custom: readonly string[] = ['Rollout', 'Service'];

const lists = ['containers', 'initContainers', 'ephemeralContainers'] as const;

const profile = (type: string, more: object = {}) => ({
  securityContext: { seccompProfile: { type }, ...more },
});

/** An object of a kind with a pod's spec at its place. */
function objectOf([kind, apiVersion, way]: (typeof kinds)[number], spec: object): string {
  const inside = way.split('.').reduceRight<object>((value, key) => ({ [key]: value }), spec);
  return JSON.stringify({ apiVersion, kind, metadata: { name: 'web' }, ...inside });
}

const container = (name: string, own: object = {}) => ({ name, image: 'web', ...own });

describe.each(kinds)('the pods of a %s', (...kind) => {
  const [name, , way] = kind;
  /** Each finding as its place in the object, in the API server's own text where it is the server that refuses it. */
  const told = (spec: object): readonly string[] => {
    const text = objectOf(kind, spec);
    return checkFiles(new Map([['file:///w/a.json', text]]))
      .filter(({ rule }) => rule === 'pod-seccomp-profile')
      .map(({ apiServer = 'without a text: ', range }) =>
        [apiServer.split(': ')[0], text.slice(range.start, range.end)].join(' '),
      );
  };
  const refused = (place: string): string =>
    `${custom.includes(name) ? 'without a text' : `${way}.${place}securityContext.seccompProfile.type`} "Strict"`;

  it('are looked at as a whole', () => {
    const spec = { ...profile('Strict'), containers: [container('web')] };
    expect(told(spec)).toEqual([refused('')]);
    expect(told({ ...profile('RuntimeDefault'), containers: [container('web')] })).toEqual([]);
  });

  it.each(lists)('and each of their %s', (list) => {
    const spec = (type: string) => ({
      containers: [container('web')],
      [list]: [container('first'), container('second', profile(type))],
    });
    expect(told(spec('Strict'))).toEqual([refused(`${list}[1].`)]);
    expect(told(spec('Unconfined'))).toEqual([]);
  });
});

describe('what the containers of each kind run under', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'kinds-'));
    for (const kind of kinds) {
      const spec = {
        ...profile('RuntimeDefault'),
        containers: [
          container('inherits'),
          container('own', profile('Unconfined')),
          container('mighty', profile('RuntimeDefault', { privileged: true })),
        ],
        initContainers: [container('first', profile('Unconfined'))],
        ephemeralContainers: [container('debug')],
      };
      writeFileSync(join(folder, `${kind[0]}.json`), objectOf(kind, spec));
    }
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  // Nothing makes pods of a PodTemplate by itself.
  it.each(kinds.map(([kind]) => kind).filter((kind) => kind !== 'PodTemplate'))('of a %s', async (kind) => {
    const { out } = await runCli(folder, ['seccomp', 'effective', `${kind}.json`]);
    const lines = out.trimEnd().split('\n');
    const byName = new Map(lines.map((line) => [line.split(' ')[1], line.split(' ').slice(2).join(' ')]));
    expect([...byName.keys()].sort()).toEqual(['debug', 'first', 'inherits', 'mighty', 'own']);
    for (const name of ['inherits', 'debug']) {
      expect(byName.get(name)).toMatch(
        /^runs under the runtime’s own profile \(RuntimeDefault\), by the pod’s/,
      );
    }
    for (const name of ['own', 'first']) {
      expect(byName.get(name)).toBe('runs without a seccomp profile, by its own seccompProfile.');
    }
    expect(byName.get('mighty')).toMatch(/^runs without a seccomp profile, because it is privileged/);
  });

  it('none of a PodTemplate', async () => {
    const { out, error } = await runCli(folder, ['seccomp', 'effective', 'PodTemplate.json']);
    expect({ out, error }).toEqual({ out: '', error: 'policy-lens: No workload was found.\n' });
  });
});
