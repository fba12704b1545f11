import { expect, it } from 'vitest';
import { effectiveProfiles } from '../../../server/src/assembly/seccomp/effectiveProfile.ts';
import { refactoringsAt } from '../../../server/src/features/refactorings/refactoringsAt.ts';
import { compareProfiles } from '../../../server/src/seccomp/compare/compare.ts';
import { compile } from '../../../server/src/seccomp/evaluate/compile.ts';
import { engineDefault, readByDocker } from '../../../server/src/seccomp/targets/defaultProfile.ts';
import { newestTarget } from '../../../server/src/seccomp/targets/forProfile.ts';
import { withEdits } from '../../support/textEdits.ts';
import { root, workbenchOf } from '../../support/workbench.ts';

const pod = `apiVersion: v1
kind: Pod
metadata: { name: plain }
spec:
  containers:
    - name: app
      image: app
`;

const engine = 'kubernetes-containerd';

it('a new profile is what its pod then runs under, and does what the engine’s default does', () => {
  const workbench = workbenchOf(new Map([['deploy/pod.yaml', pod]]));
  const at = { start: pod.indexOf('app'), end: pod.indexOf('app') };
  const offered = refactoringsAt(workbench, `${root}/deploy/pod.yaml`, at);
  const made = offered.find(({ title }) => title.includes('a new profile'));
  const text = made?.file?.text ?? '';
  expect(made?.file?.uri).toBe(`${root}/deploy/profiles/plain.json`);
  const then = workbenchOf(
    new Map([
      ['deploy/pod.yaml', withEdits(pod, made?.edits ?? [])],
      ['deploy/profiles/plain.json', text],
    ]),
  );
  const environment = then.assembly.environments[0];
  const workload = then.snapshot.open
    .get(`${root}/deploy/pod.yaml`)
    ?.documents.flatMap(({ manifests }) => manifests.map(({ model }) => model))
    .find((model) => model.kind === 'Workload');
  if (environment === undefined || workload === undefined) throw new Error('there is no pod');
  const [container] = effectiveProfiles(then, environment, workload);
  expect(container?.effective).toMatchObject({ kind: 'localhost', file: { kind: 'profile' } });
  if (container?.effective.kind !== 'localhost' || container.effective.file.kind !== 'profile') return;
  const [host] = newestTarget(engine).hosts;
  const usual = host && engineDefault(engine, host.architecture);
  if (host === undefined || usual === undefined) throw new Error('the engine has no default');
  const read = (profile: typeof usual.profile, target: typeof host) =>
    compile({ profile, text: undefined, path: 'profile.json' }, target);
  const own = read(container.effective.file.place.profile, host);
  const { gained, lost } = compareProfiles(read(usual.profile, readByDocker(host)), own, ['x86_64']);
  expect([...gained, ...lost].map(({ syscall }) => syscall)).toEqual([]);
});

it('is not made in place of a file that is there', () => {
  const profile = '{ "defaultAction": "SCMP_ACT_ERRNO", "syscalls": [] }';
  const offered = (files: Readonly<Record<string, string>>) =>
    refactoringsAt(workbenchOf(new Map(Object.entries({ 'pod.yaml': pod, ...files }))), `${root}/pod.yaml`, {
      start: pod.indexOf('app'),
      end: pod.indexOf('app'),
    }).flatMap(({ file }) => file?.uri.slice(root.length + 1) ?? []);
  expect(offered({})).toEqual(['profiles/plain.json']);
  expect(offered({ 'profiles/web.json': profile })).toEqual(['profiles/plain.json']);
  expect(offered({ 'profiles/plain.json': '[]' })).toEqual(['profiles/plain-2.json']);
});
