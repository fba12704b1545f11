import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { describeShared } from '../../support/shared.ts';
import { findingsOf, root, workbenchOf } from '../../support/workbench.ts';

/** The operator's objects in kustomizations: what counts is what is built, and each finding stands where it was written. */

/** What runc 1.4 needs to start a container. */
const needed =
  'capget, capset, chdir, close, execve, fstat, fstatfs, getcwd, getdents64, getppid, newfstatat, openat, prctl, read, setgid, setgroups, setuid, statx, write, epoll_ctl, getpid, faccessat2, fcntl, openat2, close_range';

const profile = (name: string, spec: string): string =>
  `apiVersion: security-profiles-operator.x-k8s.io/v1\nkind: SeccompProfile\nmetadata:\n  name: ${name}\n${spec}`;

const rules = (names: string): string =>
  `spec:\n  defaultAction: SCMP_ACT_ERRNO\n  architectures: [SCMP_ARCH_X86_64]\n  syscalls:\n    - action: SCMP_ACT_ALLOW\n      names: [${names}]\n`;

const based = (base: string, names: string): string =>
  rules(names).replace('spec:\n', `spec:\n  baseProfileName: ${base}\n`);

/** Each finding as `file:line rule`, lines from 1. */
function found(files: Readonly<Record<string, string>>): readonly string[] {
  return findingsOf(workbenchOf(new Map(Object.entries(files)))).map(({ uri, range, rule, message }) => {
    const name = uri.slice(root.length + 1);
    const line = files[name]?.slice(0, range.start).split('\n').length;
    return `${name}:${line} ${rule}${message.startsWith('In ') ? ` (${message.split(':')[0]})` : ''}`;
  });
}

const overlay = { 'over/kustomization.yaml': 'namePrefix: dev-\nnamespace: dev\nresources: [../base]\n' };

describe('an object of the operator in a kustomization', () => {
  it('finds its base by the name that is built', () => {
    const files = {
      ...overlay,
      'base/kustomization.yaml': 'resources: [base.yaml, own.yaml]\n',
      'base/base.yaml': profile('runtime', rules(needed)),
      'base/own.yaml': profile('own', based('dev-runtime', 'mmap')),
    };
    expect(found(files)).toEqual([]);
    const alone = { ...files, 'base/base.yaml': profile('runtime', rules('read')) };
    expect(found(alone)).toContain('base/own.yaml:7 seccomp-runtime-calls');
    // kustomize leaves the name of the base as it is written, so that it is another object's, of which nothing is known.
    const unknown = { ...alone, 'base/own.yaml': profile('own', based('runtime', 'mmap')) };
    expect(found(unknown).filter((one) => one.startsWith('base/own.yaml'))).toEqual([]);
  });

  it('is told of where a patch has written what is wrong, and is no object by itself there', () => {
    const files = {
      'over/kustomization.yaml': 'resources: [../base]\npatches: [{ path: patch.yaml }]\n',
      'over/patch.yaml': profile(
        'own',
        `spec:\n  syscalls:\n    - action: SCMP_ACT_ALLOW\n      names: [${needed}, mkdirr]\n`,
      ),
      'base/kustomization.yaml': 'resources: [own.yaml]\n',
      'base/own.yaml': profile('own', rules('reed')),
    };
    expect(found(files)).toEqual(['over/patch.yaml:8 seccomp-unknown-syscall']);
  });

  it('is told of where the patch stands inside the kustomization', () => {
    const patch = `${profile('own', 'spec:\n  defaultAction: SCMP_ACT_ERRNOO\n')}`.replaceAll(
      '\n',
      '\n      ',
    );
    const files = {
      'over/kustomization.yaml': `resources: [../base]\npatches:\n  - patch: |\n      ${patch}\n`,
      'base/kustomization.yaml': 'resources: [own.yaml]\n',
      'base/own.yaml': profile('own', rules(needed)),
    };
    expect(found(files)).toEqual(['over/kustomization.yaml:9 seccomp-unknown-value']);
  });

  it('may lack by itself what patches add', () => {
    const files = {
      'over/kustomization.yaml': 'resources: [../base]\npatches: [{ path: patch.yaml }]\n',
      'over/patch.yaml': profile('own', 'spec:\n  defaultAction: SCMP_ACT_ERRNO\n'),
      'base/kustomization.yaml': 'resources: [own.yaml]\n',
      'base/own.yaml': profile('own', rules(needed).replace('  defaultAction: SCMP_ACT_ERRNO\n', '')),
    };
    expect(found(files)).toEqual([]);
    expect(found({ ...files, 'over/patch.yaml': profile('own', 'spec: {}\n') })).toEqual([
      'base/own.yaml:6 seccomp-missing-key',
    ]);
  });

  it('says in which environment it is so, where it is not so in all', () => {
    const files = {
      'base/kustomization.yaml': 'resources: [own.yaml]\n',
      'base/own.yaml': profile('own', rules(`${needed}, mkdirr`)),
      'dev/kustomization.yaml': 'resources: [../base]\n',
      'live/kustomization.yaml': 'resources: [../base]\npatches: [{ path: patch.yaml }]\n',
      'live/patch.yaml': profile(
        'own',
        `spec:\n  syscalls:\n    - action: SCMP_ACT_ALLOW\n      names: [${needed}]\n`,
      ),
    };
    expect(found(files)).toEqual(['base/own.yaml:10 seccomp-unknown-syscall (In environment dev)']);
  });

  it('that is deleted is not told of', () => {
    const files = {
      'over/kustomization.yaml': 'resources: [../base]\npatches: [{ path: patch.yaml }]\n',
      'over/patch.yaml': `$patch: delete\n${profile('own', '')}`,
      'base/kustomization.yaml': 'resources: [own.yaml]\n',
      'base/own.yaml': profile('own', rules('reed')),
    };
    expect(found(files)).toEqual([]);
  });
});

/** A folder that Flux deploys, and in which it puts something where `${name}` stands. */
const deployed = (text: string): Readonly<Record<string, string>> => ({
  'cluster/app.yaml':
    'apiVersion: kustomize.toolkit.fluxcd.io/v1\nkind: Kustomization\nmetadata: { name: app, namespace: flux-system }\n' +
    'spec:\n  interval: 10m\n  path: ./app\n  prune: true\n  sourceRef: { kind: GitRepository, name: repo }\n' +
    '  postBuild: { substituteFrom: [{ kind: ConfigMap, name: elsewhere }] }\n',
  'app/kustomization.yaml': 'resources: [own.yaml]\n',
  'app/own.yaml': text,
});

const variable = (name: string): string => `\${${name}}`;

describe('an object of the operator in which Flux puts something', () => {
  it('is told of what each rule says by itself', () => {
    const text = profile(
      'own',
      rules(`reed, "${variable('more')}"`).replace('SCMP_ACT_ERRNO', variable('action')),
    );
    expect(found(deployed(text))).toEqual(['app/own.yaml:10 seccomp-unknown-syscall']);
  });

  it('is told of nothing that what is put in may mend', () => {
    expect(found(deployed(profile('own', rules(`read, "${variable('more')}"`))))).toEqual([]);
    expect(found(deployed(profile('own', rules('read'))))).toContain('app/own.yaml:6 seccomp-runtime-calls');
  });
});

describeShared('real objects in which Flux puts something', 'cases/seccomp/profiles', (folder) => {
  const texts = existsSync(folder)
    ? readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((name) => /\.ya?ml$/.test(name))
        .sort()
        .map((name) => [name, readFileSync(`${folder}/${name}`, 'utf8')] as const)
        .filter(([, text]) => /^kind: SeccompProfile$/m.test(text) && !/^---/m.test(text.slice(3)))
    : [];

  it.each(texts)('%s: whatever it is, nothing else is told', { timeout: 120_000 }, (_, text) => {
    const before = new Set(found(deployed(text)));
    const scalars = [...text.matchAll(/(?<=(?::|-) )["']?[\w.*/-]+["']?(?= *$)/gm)].filter(
      ({ index }) => index > text.indexOf('spec:'),
    );
    const step = Math.max(1, Math.floor(scalars.length / 40));
    expect(scalars.length).toBeGreaterThan(0);
    for (let index = 0; index < scalars.length; index += step) {
      const [word = '', at = 0] = [scalars[index]?.[0], scalars[index]?.index];
      const filled = `${text.slice(0, at)}${variable('filled')}${text.slice(at + word.length)}`;
      expect(
        found(deployed(filled)).filter((one) => !before.has(one)),
        `${word} at ${at}`,
      ).toEqual([]);
    }
  });
});
