import { describe, expect, it } from 'vitest';
import { hoverAt } from '../../../../server/src/features/hover/hoverAt.ts';
import { defaultSettings } from '../../../../server/src/workspace/settings.ts';
import { root, workbenchOf } from '../../../support/workbench.ts';

const allowing = (...names: readonly string[]): string =>
  `{"defaultAction": "SCMP_ACT_ERRNO", "syscalls": [{"names": ${JSON.stringify(names)}, "action": "SCMP_ACT_ALLOW"}]}`;
const localhost = (path: string): string => `{seccompProfile: {type: Localhost, localhostProfile: ${path}}}`;
const pod = (context: string, own: string, rest = ''): string =>
  `apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec:\n  securityContext: ${context}\n  containers:\n    - name: one\n      securityContext: ${own}\n${rest}`;

/** The first paragraphs at the first place where a word stands. */
function at(files: Readonly<Record<string, string>>, word: string, settings = defaultSettings): string {
  const name = Object.keys(files)[0] ?? '';
  const offset = (files[name] ?? '').indexOf(word);
  return (
    hoverAt(workbenchOf(new Map(Object.entries(files)), settings), `${root}/${name}`, offset)?.markdown ?? ''
  );
}

describe('hover tells what a container runs under', () => {
  const files = {
    'a.yaml': pod('{}', localhost('web.json')),
    'web.json': allowing('read', 'write', 'mount'),
  };

  it.each([
    'one',
    'securityContext: {seccompProfile',
    'seccompProfile',
    'type',
    'localhostProfile',
    'web.json',
  ])('at %s', (word) => {
    expect(at(files, word)).toMatch(
      /^\*\*one\*\* runs under `web\.json` of the node, by its own seccompProfile: `web\.json`\.\n\nOn Kubernetes with containerd [^.]*\.[^.]*\(x86_64\) it allows 3 of \d{3} calls\./,
    );
  });

  it('of every container, at the pod', () => {
    const rest = '    - name: two\n      securityContext: {privileged: true}\n    - name: three\n';
    const text = at(
      { ...files, 'a.yaml': pod(localhost('none.json'), localhost('web.json'), rest) },
      'securityContext',
    );
    expect(text.split('\n')).toEqual([
      '- **one** runs under `web.json` of the node, by its own seccompProfile: `web.json`.',
      '- **two** runs without a seccomp profile, because it is privileged, whatever the pod’s seccompProfile says.',
      '- **three** runs under `none.json` of the node, by the pod’s seccompProfile: no single file of this workspace is that one.',
    ]);
  });

  it.each([
    [
      '{seccompProfile: {type: RuntimeDefault}}',
      'runs under the runtime’s own profile (`RuntimeDefault`), by its own seccompProfile.',
    ],
    ['{seccompProfile: {type: Unconfined}}', 'runs without a seccomp profile, by its own seccompProfile.'],
    ['{privileged: true}', 'runs without a seccomp profile, because it is privileged.'],
    ['{privileged: {{ .Values.privileged }}}', 'runs under a profile that can’t be known from this text.'],
    [
      '{seccompProfile: {type: {{ .Values.type }}}}',
      'runs under a profile that can’t be known from this text.',
    ],
    [
      '{seccompProfile: {type: Localhost, localhostProfile: ""}}',
      'does not start: the kubelet takes no empty path of a profile.',
    ],
    ['{seccompProfile: RuntimeDefault}', 'does not run: the API server refuses its seccomp profile.'],
    ['[RuntimeDefault]', 'does not run: the API server refuses its seccomp profile.'],
    ['{seccompProfile: {type: Localhost}}', 'does not run: the API server refuses its seccomp profile.'],
    ['{}', 'runs without a seccomp profile: neither it nor its pod asks for one.'],
  ])('with securityContext %s', (own, expected) => {
    expect(at({ 'a.yaml': pod('{}', own) }, 'one').split('\n\n')[0]).toBe(`**one** ${expected}`);
  });

  it('as the settings have the kubelet', () => {
    const kubelet = { seccompRoot: 'nodes', seccompDefault: true };
    const settings = { ...defaultSettings, kubelet };
    expect(at({ 'a.yaml': pod('{}', '{}') }, 'one', settings)).toContain(
      'which the kubelet gives to all that ask for none',
    );
    const all = { 'a.yaml': pod('{}', localhost('web.json')), 'web.json': allowing('read') };
    expect(at(all, 'one', settings)).toContain(
      'there is no such file in `nodes`, so the container does not start.',
    );
    expect(at({ ...all, 'nodes/web.json': allowing('read') }, 'one', settings)).toContain(
      '`nodes/web.json`.',
    );
    expect(at({ ...all, 'nodes/web.json': '{"defaultAction": 1}' }, 'one', settings)).not.toContain('allows');
  });

  it('finds the folder of the kubelet by itself', () => {
    const folder = 'image/var/lib/kubelet/seccomp';
    const all = { 'a.yaml': pod('{}', localhost('web.json')), 'web.json': allowing('read') };
    expect(at({ ...all, [`${folder}/web.json`]: allowing('read') }, 'one')).toContain(
      `\`${folder}/web.json\``,
    );
    expect(at({ ...all, [`${folder}/other.json`]: allowing('read') }, 'one')).toContain(
      `there is no such file in \`${folder}\``,
    );
  });

  it('of an object of the operator, with its base profiles, and of what is built', () => {
    const object = (name: string, names: string, base = ''): string =>
      `apiVersion: security-profiles-operator.x-k8s.io/v1\nkind: SeccompProfile\nmetadata: {name: ${name}}\nspec: {defaultAction: SCMP_ACT_ERRNO${base}, syscalls: [{names: [${names}], action: SCMP_ACT_ALLOW}]}\n`;
    const profiles = {
      'p.yaml': `${object('web', 'read', ', baseProfileName: runc')}---\n${object('runc', 'read, write')}`,
    };
    const all = { 'a.yaml': pod('{}', localhost('operator/web.json')), ...profiles };
    const text = at(all, 'one');
    expect(text).toContain('the SeccompProfile `web` in `p.yaml`.');
    expect(text).toMatch(/it, with the rules of its base `runc`, allows 2 of \d+ calls\./);
    const kustomization =
      'resources: [a.yaml, p.yaml]\npatches:\n  - patch: |-\n      - {op: add, path: /spec/securityContext/seccompProfile, value: {type: Localhost, localhostProfile: operator/web.json}}\n    target: {kind: Pod}\n';
    const built = at({ 'a.yaml': pod('{}', '{}'), ...profiles, 'kustomization.yaml': kustomization }, 'one');
    expect(built).toContain(
      '**one** runs under `operator/web.json` of the node, by the pod’s seccompProfile: the SeccompProfile `web`',
    );
  });

  it.each([
    ['state: Disabled', 'it is disabled'],
    [
      'defaultAction: SCMP_ACT_LOG}\nmetadata: {name: web, labels: {spo.x-k8s.io/partial: ""}}\nspec: {state: Enabled',
      'it is partial (label spo.x-k8s.io/partial)',
    ],
    ['disabled: true', 'it is disabled'],
    ['baseProfileName: web', 'its base profiles have no end'],
  ])('says that the operator writes no file of an object with %s', (key, why) => {
    const object = `apiVersion: security-profiles-operator.x-k8s.io/v1\nkind: SeccompProfile\nmetadata: {name: web}\nspec: {${key}, defaultAction: SCMP_ACT_ERRNO}\n`;
    expect(at({ 'a.yaml': pod('{}', localhost('operator/web.json')), 'p.yaml': object }, 'one')).toBe(
      `**one** runs under \`operator/web.json\` of the node, by its own seccompProfile: the SeccompProfile \`web\` in \`p.yaml\`, which the operator does not write to the nodes, because ${why}, so the container does not start.`,
    );
  });

  it('knows an object of the operator whose name has the ending of its file', () => {
    const object = (name: string): string =>
      `apiVersion: security-profiles-operator.x-k8s.io/v1\nkind: SeccompProfile\nmetadata: {name: ${name}}\nspec: {defaultAction: SCMP_ACT_ERRNO}\n`;
    const told = (objects: string, path = 'operator/web.json') =>
      at({ 'a.yaml': pod('{}', localhost(path)), 'p.yaml': objects }, 'one').split('\n')[0];
    expect(told(object('web.json'))).toContain('the SeccompProfile `web.json`');
    expect(told(object('web.json'), 'operator/web.json.json')).toContain('no single file of this workspace');
    expect(told(`${object('web.json')}---\n${object('web')}`)).toContain('no single file of this workspace');
  });

  it('knows an object of the operator by the namespace in the path', () => {
    const object =
      'apiVersion: security-profiles-operator.x-k8s.io/v1\nkind: SeccompProfile\nmetadata: {name: web, namespace: team}\nspec: {defaultAction: SCMP_ACT_ERRNO}\n';
    const told = (path: string) =>
      at({ 'a.yaml': pod('{}', localhost(path)), 'p.yaml': object }, 'one').split('\n')[0];
    expect(told('operator/team/web.json')).toContain('the SeccompProfile `web`');
    expect(told('operator/web.json')).toContain('the SeccompProfile `web`');
    expect(told('operator/other/web.json')).toContain('no single file of this workspace is that one');
  });

  it.each([
    [
      'the pod’s seccomp profile',
      pod('{seccompProfile: {type: Localhost}}', '{seccompProfile: {type: Unconfined}}'),
    ],
    [
      'the seccomp profile of container `two`',
      pod('{}', '{}', '    - {name: two, securityContext: {seccompProfile: {type: Default}}}\n'),
    ],
    [
      'the seccomp profile of container `two`',
      pod(
        '{}',
        '{}',
        '    - {name: two, securityContext: {seccompProfile: {type: Unconfined}}}\n  os: {name: windows}\n',
      ),
    ],
    [
      '`privileged` of container `initContainers[0]`, which is neither true nor false',
      pod('{}', '{}', '  initContainers: [{securityContext: {privileged: "true"}}]\n'),
    ],
    ...[
      ['container.seccomp.security.alpha.kubernetes.io/one', 'localhost/web.json'],
      ['seccomp.security.alpha.kubernetes.io/pod', 'localhost/../web.json'],
      ['container.seccomp.security.alpha.kubernetes.io/of-none', 'RuntimeDefault'],
    ].map(([key, value]): [string, string] => [
      'a seccomp annotation',
      pod('{}', '{seccompProfile: {type: Unconfined}}').replace(
        '{name: web}',
        `{name: web, annotations: {${key}: ${value}}}`,
      ),
    ]),
  ])('says that nothing runs of a pod that is refused, because of %s', (why, text) => {
    expect(at({ 'a.yaml': text }, 'one\n')).toBe(
      `**one** does not run: the API server refuses its pod, because of ${why}.`,
    );
  });

  it.each([
    ['seccomp.security.alpha.kubernetes.io/pod', 'runtime/default'],
    ['seccomp.security.alpha.kubernetes.io/pod', 'localhost/web.json'],
    ['container.seccomp.security.alpha.kubernetes.io/one', 'unconfined'],
    ['container.apparmor.security.beta.kubernetes.io/one', 'mine'],
  ])('knows that the API server takes the annotation %s: %s', (key, value) => {
    const text = pod('{}', '{seccompProfile: {type: Unconfined}}').replace(
      '{name: web}',
      `{name: web, annotations: {${key}: ${value}}}`,
    );
    expect(at({ 'a.yaml': text }, 'one\n')).toBe(
      '**one** runs without a seccomp profile, by its own seccompProfile.',
    );
  });

  it('tells nothing of a pod for Windows whose type of profile stands in a template', () => {
    expect(
      at(
        { 'a.yaml': pod('{}', '{seccompProfile: {type: {{ .Values.type }}}}', '  os: {name: windows}\n') },
        'one',
      ),
    ).toBe('**one** runs under a profile that can’t be known from this text.');
  });

  it('says where no container starts, and that Windows has none', () => {
    const all = {
      'a.yaml': pod('{}', localhost('web.json')),
      'web.json': '{"defaultAction": "SCMP_ACT_NONE"}',
    };
    expect(at(all, 'one')).toMatch(/no container starts with it: /);
    expect(at({ 'a.yaml': pod('{}', '{}', '  os: {name: windows}\n') }, 'one')).toContain('runs on Windows');
  });
});
