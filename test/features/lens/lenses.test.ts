import { describe, expect, it } from 'vitest';
import { finish } from '../../../server/src/base/steps.ts';
import { changesPage as changesPageInSteps } from '../../../server/src/features/lens/changesPage.ts';
import { type Baseline, lensesOf as lensesInSteps } from '../../../server/src/features/lens/lenses.ts';
import { defaultSettings } from '../../../server/src/workspace/settings.ts';
import { root, workbenchOf } from '../../support/workbench.ts';

const lensesOf = (...asked: Parameters<typeof lensesInSteps>) => finish(lensesInSteps(...asked));
const changesPage = (...asked: Parameters<typeof changesPageInSteps>) => finish(changesPageInSteps(...asked));

const pods = ['web', 'db', 'cron']
  .map(
    (name) =>
      `---\napiVersion: v1\nkind: Pod\nmetadata: { name: ${name}, namespace: shop, labels: { app: ${name} } }\n`,
  )
  .join('');

function policy(...allowed: readonly string[]): string {
  return `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: db, namespace: shop }
spec:
  podSelector: { matchLabels: { app: db } }
  ingress:
${allowed.map((name) => `    - from: [{ podSelector: { matchLabels: { app: ${name} } } }]\n`).join('') || '    []\n'}`;
}

const uri = `${root}/policy.yaml`;

function workbench(text: string, others = pods) {
  return workbenchOf(
    new Map([
      ['policy.yaml', text],
      ['pods.yaml', others],
    ]),
  );
}

function baseline(text: string, others = pods): Baseline {
  return { name: 'HEAD', workbench: workbench(text, others), isAlwaysSaid: true };
}

/** With these lenses off. */
function without(text: string) {
  const { shown } = defaultSettings;
  const lenses = { ...shown.lenses, connections: false };
  return workbenchOf(
    new Map([
      ['policy.yaml', text],
      ['pods.yaml', pods],
    ]),
    { ...defaultSettings, shown: { ...shown, lenses } },
  );
}

function titles(now: string, before?: Baseline, of = uri): readonly string[] {
  return lensesOf(workbench(now), of, before).map(({ title }) => title);
}

describe('lenses', () => {
  it('stand nowhere once they are off', () => {
    expect(lensesOf(without(policy('web')), uri, baseline(policy('db')))).toEqual([]);
  });

  it('stand above policies and workloads, and lead to who reaches them', () => {
    const lenses = lensesOf(workbench(`# a comment\n${policy('web')}`), uri, undefined);
    const range = { start: 12, end: 12 };
    const [web] = workbenchOf(new Map([['pods.yaml', pods]])).assembly.environments[0]?.objects ?? [];
    const place = { ...web?.origin, object: `${root}/pods.yaml#Pod/shop/db` };
    expect(lenses).toEqual([
      { range, title: 'Selects 1 pod', action: 'pods', places: [place] },
      { range, title: '1 connection between workloads allowed', action: 'reach' },
      { range, title: 'Show who can reach this', action: 'reach' },
    ]);
    expect(titles(policy('web'), undefined, `${root}/pods.yaml`)).toHaveLength(3);
    expect(titles('apiVersion: v1\nkind: Service\nmetadata: {name: a}\n')).toEqual([]);
  });

  it('of a policy say how many pods it selects, with how many others, and what is allowed', () => {
    const ofPods = (text: string, others: string): readonly string[] => {
      const all = lensesOf(workbench(text, others), uri, undefined).map(({ title }) => title);
      expect(all.at(-1)).toBe('Show who can reach this');
      return all.slice(0, -1);
    };
    const replicas = `---
apiVersion: apps/v1
kind: Deployment
metadata: { name: db, namespace: shop }
spec:
  replicas: 3
  template: { metadata: { labels: { app: db } } }
`;
    expect(ofPods(policy('web', 'cron'), pods + replicas)).toEqual([
      'Selects 4 pods',
      '4 connections between workloads allowed',
    ]);
    const other = policy('db').replace('name: db', 'name: other');
    expect(ofPods(policy('web'), `${pods}---\n${other}`)).toEqual([
      'Selects 1 pod · with 1 other',
      '1 connection between workloads allowed',
    ]);
    const daemon = replicas.replace('Deployment', 'DaemonSet').replace('name: db', 'name: agent');
    expect(ofPods(policy(), pods + daemon)).toEqual([
      'Selects 2 workloads',
      'No connection between workloads allowed',
    ]);
    expect(ofPods(policy(), pods.replaceAll('app: db', 'app: x'))).toEqual(['Selects no pod']);
    expect(ofPods(policy(), '')).toEqual(['Selects no pod of these files']);
    const refused = policy('web').replace('ingress:', 'policyTypes: [ingress]\n  ingress:');
    expect(ofPods(refused, pods)).toEqual([]);
  });

  it.each<readonly [string, string, string, string]>([
    ['nothing', policy('web'), policy('web'), 'No connection changed against HEAD'],
    ['what moves only', policy('web'), `\n# moved\n${policy('web')}`, 'No connection changed against HEAD'],
    ['a peer less', policy('web', 'cron'), policy('web'), '1 connection lost against HEAD'],
    ['a peer more', policy('web'), policy('web', 'cron'), '1 connection gained against HEAD'],
    ['another peer', policy('web'), policy('cron'), '1 connection lost, 1 gained against HEAD'],
    // both pods, and all addresses
    ['a new policy', '', policy(), '3 connections lost against HEAD'],
  ])('say what an edit changes: %s', (_, before, now, title) => {
    expect(titles(now, baseline(before)).at(-1)).toBe(title);
  });

  it('of a workload speak of its own connections alone', () => {
    const now = workbench(policy('web'));
    const found = lensesOf(now, `${root}/pods.yaml`, baseline(policy('web', 'cron')));
    expect(found.filter(({ action }) => action === 'changes').map(({ title }) => title)).toEqual([
      'No connection changed against HEAD',
      '1 connection lost against HEAD',
      '1 connection lost against HEAD',
    ]);
  });

  it('of a workload leave out those that fare alike', () => {
    const twins = `${pods}${pods.replaceAll('name: web,', 'name: web-2,')}`.replaceAll(
      'name: cron,',
      'name: cron-2,',
    );
    const now = workbench(policy('cron'), twins);
    const found = lensesOf(now, `${root}/pods.yaml`, baseline(policy('web'), twins));
    const [first] = found.filter(({ action }) => action === 'changes');
    // both databases are closed to it
    expect(first?.title).toBe('1 connection lost against HEAD');
  });

  it('compare what is built, also where it goes by another name', () => {
    const kustomization = 'namePrefix: my-\nresources: [policy.yaml, pods.yaml]\n';
    const built = (text: string) =>
      workbenchOf(
        new Map([
          ['kustomization.yaml', kustomization],
          ['policy.yaml', text],
          ['pods.yaml', pods],
        ]),
      );
    const before: Baseline = { name: 'HEAD', workbench: built(policy('web', 'cron')), isAlwaysSaid: true };
    const found = lensesOf(built(policy('web')), uri, before);
    expect(found.map(({ title }) => title)).toEqual([
      'Selects 1 pod',
      '1 connection between workloads allowed',
      'Show who can reach this',
      '1 connection lost against HEAD',
    ]);
  });

  it('of a policy count what it selected before, too', () => {
    const now = policy('web').replace('app: db } }\n  ingress', 'app: cron } }\n  ingress');
    const title = titles(now, baseline(policy('web'))).at(-1);
    // db is open to cron and to all addresses again, cron is no longer so
    expect(title).toBe('2 connections lost, 2 gained against HEAD');
  });
});

describe('the page of changes', () => {
  it('lists what is lost, then what is gained', () => {
    const now = workbench(policy('cron'));
    const page = changesPage(now, uri, 30, baseline(policy('web')));
    expect(page?.title).toBe('Changes of db against HEAD');
    expect(page?.markdown).toBe(`# db: 1 connection lost, 1 gained against HEAD

## No longer allowed

- [\`shop/web[Pod]\`](/pods.yaml#L2) → [\`shop/db[Pod]\`](/pods.yaml#L6): All Connections → No Connections

## Newly allowed

- [\`shop/cron[Pod]\`](/pods.yaml#L10) → [\`shop/db[Pod]\`](/pods.yaml#L6): No Connections → All Connections

What is surely allowed was compared, the text as it stands with HEAD; unsaved edits count.
`);
  });

  it('is not there for other objects', () => {
    const now = workbench('apiVersion: v1\nkind: Service\nmetadata: {name: a}\n');
    expect(changesPage(now, uri, 0, baseline(''))).toBeUndefined();
  });
});

describe('lenses of what a kustomization builds', () => {
  const built = (text: string) =>
    workbenchOf(
      new Map([
        ['base/kustomization.yaml', 'resources: [policy.yaml, pods.yaml]\n'],
        ['base/policy.yaml', text],
        ['base/pods.yaml', pods],
        ['dev/kustomization.yaml', 'namespace: dev\nnamePrefix: d-\nresources: [../base]\n'],
        ['prod/kustomization.yaml', 'namespace: prod\nresources: [../base]\n'],
      ]),
    );

  it('are about one environment, say which, and compare what is built', () => {
    const before: Baseline = { name: 'HEAD', workbench: built(policy('web', 'cron')), isAlwaysSaid: true };
    const lenses = lensesOf(built(policy('web')), `${root}/base/policy.yaml`, before);
    expect(lenses.map(({ title }) => title)).toEqual([
      'Selects 1 pod in dev',
      '1 connection between workloads allowed',
      'Show who can reach this in dev',
      '1 connection lost against HEAD in dev',
    ]);
    const page = changesPage(built(policy('web')), `${root}/base/policy.yaml`, 0, before);
    expect(page?.markdown).toContain('dev/d-cron[Pod]');
  });
});
