import { describe, expect, it } from 'vitest';
import { finish } from '../../../server/src/base/steps.ts';
import { causesIn } from '../../../server/src/features/lens/causes/causes.ts';
import { likeIn } from '../../../server/src/features/lens/changes.ts';
import { root, workbenchOf } from '../../support/workbench.ts';

const pods = ['web', 'db', 'cron']
  .map(
    (name) =>
      `---\napiVersion: v1\nkind: Pod\nmetadata:\n  name: ${name}\n  namespace: shop\n  labels:\n    app: ${name}\nspec:\n  containers: []\n`,
  )
  .join('');

const policy = `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: db
  namespace: shop
spec:
  podSelector:
    matchLabels:
      app: db
  policyTypes:
    - Ingress
  ingress:
    - from:
        - podSelector:
            matchLabels:
              app: web
      ports:
        - port: 5432
    - from:
        - ipBlock:
            cidr: 10.0.0.0/8
`;

/** The lines of the text now that cause something, with what they cause: `16 app: nobody: 1 lost`. */
function causes(before: string, after: string, file = 'policy.yaml', others = pods): readonly string[] {
  const built = (text: string) =>
    workbenchOf(
      new Map([
        [file, text],
        ['others.yaml', others],
      ]),
    );
  const now = built(after);
  const [environment] = now.assembly.environments;
  const past = built(before);
  const old = environment && likeIn(past, environment);
  if (environment === undefined || old === undefined) throw new Error('there is one environment');
  const lines = after.split('\n');
  const state = { moment: past, environment: old };
  return finish(causesIn(now, `${root}/${file}`, state, environment)).map(({ range, lost, gained, gone }) => {
    const what = gone === undefined ? '' : ` (${gone} is gone)`;
    const said = [lost > 0 ? `${lost} lost` : '', gained > 0 ? `${gained} gained` : ''].filter(Boolean);
    return `${range.start.line + 1} ${lines[range.start.line]?.trim()}: ${said.join(', ')}${what}`;
  });
}

describe('the lines that cause a change', () => {
  it.each<readonly [string, string, readonly string[]]>([
    ['nothing', policy, []],
    ['a comment, and what only moves', `# moved\n${policy.replace('5432', '5432 # the database')}`, []],
    ['another peer', policy.replace('app: web', 'app: cron'), ['14 - podSelector:: 1 lost, 1 gained']],
    ['another port', policy.replace('5432', '5433'), ['18 - port: 5433: 1 lost, 1 gained']],
    ['a rule that is gone', policy.replace(/ {4}- from:\n {8}- ipBlock:\n.*\n/, ''), ['12 ingress:: 1 lost']],
    [
      'a rule in front of the others, which only move',
      policy.replace('  ingress:\n', '  ingress:\n    - ports:\n        - port: 80\n'),
      ['13 - ports:: 4 gained'],
    ],
    [
      'another selector',
      policy.replace('      app: db', '      app: cron'),
      ['7 podSelector:: 4 lost, 4 gained'],
    ],
    [
      'another direction',
      policy.replace('    - Ingress', '    - Ingress\n    - Egress'),
      ['10 policyTypes:: 3 lost'],
    ],
    [
      'two changes, each by itself',
      policy.replace('5432', '5433').replace('10.0.0.0/8', '10.0.0.0/9'),
      ['18 - port: 5433: 1 lost, 1 gained', '20 - ipBlock:: 1 lost'],
    ],
    ['a policy that is new', policy, ['1 apiVersion: networking.k8s.io/v1: 4 lost']],
  ])('%s', (title, after, expected) => {
    expect(causes(title === 'a policy that is new' ? '' : policy, after)).toEqual(expected);
  });

  it('are found where two changes do the same, so that doing without one changes nothing', () => {
    const rule = '    - from:\n        - podSelector:\n            matchLabels:\n              app: cron\n';
    expect(causes(policy, `${policy}${rule}${rule.replace('cron', '"cron"')}      ports: []\n`)).toEqual([
      '22 - from:: 1 gained',
      '26 - from:: 1 gained',
    ]);
  });

  it('are marked whole, but long ones where they begin', () => {
    const now = workbenchOf(
      new Map([
        ['policy.yaml', policy],
        ['others.yaml', pods],
      ]),
    );
    const before = workbenchOf(new Map([['others.yaml', pods]]));
    const [environment] = now.assembly.environments;
    const old = environment && likeIn(before, environment);
    if (environment === undefined || old === undefined) throw new Error('there is one environment');
    const state = { moment: before, environment: old };
    const [cause] = finish(causesIn(now, `${root}/policy.yaml`, state, environment));
    expect(cause?.range).toEqual({ start: { line: 0, character: 0 }, end: { line: 0, character: 0 } });
  });

  it('are, of an object that is gone, where it stood', () => {
    const other = policy.replace('name: db', 'name: cron').replace('app: db', 'app: cron');
    const both = `${policy}---\n${other}`;
    // behind what stood before it and is still there
    expect(causes(both, policy)).toEqual(['21 cidr: 10.0.0.0/8: 4 gained (NetworkPolicy shop/cron is gone)']);
    // else where the text begins
    expect(causes(both, `# moved\n${other}`)).toEqual([
      '1 # moved: 4 gained (NetworkPolicy shop/db is gone)',
    ]);
    expect(causes(both, '# nothing')).toEqual([
      '1 # nothing: 4 gained (NetworkPolicy shop/db is gone)',
      '1 # nothing: 4 gained (NetworkPolicy shop/cron is gone)',
    ]);
    // of two that did the same, neither alone would have changed anything
    const twin = policy.replace('name: db', 'name: twin');
    expect(causes(`${policy}---\n${twin}`, '# nothing')).toEqual([
      '1 # nothing: 4 gained (NetworkPolicy shop/db is gone)',
      '1 # nothing: 4 gained (NetworkPolicy shop/twin is gone)',
    ]);
    expect(
      causes(pods, pods.replace(/---\n(?:.*\n){3} {2}name: cron\n(?:.*\n){5}/, ''), 'pods.yaml', policy),
    ).toEqual(['20 containers: []: 5 lost (Pod shop/cron is gone)']);
  });

  it('are, of objects of one name, the one that is gone', () => {
    const other = policy.replace('app: web', 'app: cron');
    const both = `${policy}---\n${other}`;
    const wide = policy.replace('app: db', 'app: web');
    const gone = (count: number) => `${count} gained (NetworkPolicy shop/db is gone)`;
    expect(causes(both, policy)).toEqual([`21 cidr: 10.0.0.0/8: ${gone(1)}`]);
    expect(causes(both, other)).toEqual([`1 apiVersion: networking.k8s.io/v1: ${gone(1)}`]);
    expect(causes(`${policy}---\n${wide}`, policy)).toEqual([`21 cidr: 10.0.0.0/8: ${gone(4)}`]);
    expect(causes(`${policy}---\n${wide}`, wide)).toEqual([`1 apiVersion: networking.k8s.io/v1: ${gone(4)}`]);
    expect(causes(`${policy}---\n${policy}`, policy)).toEqual([]);
  });

  it('are not objects that went to another file, or that nothing depends on', () => {
    const past = new Map([['policy.yaml', `${policy}---\n${pods}`]]);
    const now = new Map([
      ['policy.yaml', policy],
      ['pods.yaml', pods],
    ]);
    const [before, after] = [workbenchOf(past), workbenchOf(now)];
    const [environment] = after.assembly.environments;
    const old = environment && likeIn(before, environment);
    if (environment === undefined || old === undefined) throw new Error('there is one environment');
    const state = { moment: before, environment: old };
    expect(finish(causesIn(after, `${root}/policy.yaml`, state, environment))).toEqual([]);
  });

  it('may be labels of a workload', () => {
    const now = pods.replace('app: web', 'app: site');
    expect(causes(pods, now, 'pods.yaml', policy)).toEqual(['7 labels:: 1 lost']);
  });
});
