import { expect, it } from 'vitest';
import { configurable, useScene } from './robustness/scene.ts';

const scene = useScene();

const profile = (name: string, names: string, base = ''): string =>
  `apiVersion: security-profiles-operator.x-k8s.io/v1
kind: SeccompProfile
metadata: { name: ${name} }
spec:${base}
  defaultAction: SCMP_ACT_ERRNO
  architectures: [SCMP_ARCH_X86_64]
  syscalls:
    - action: SCMP_ACT_ALLOW
      names: [${names}]
`;

/** What runc 1.4 needs to start a container. */
const needed =
  'capget, capset, chdir, close, execve, fstat, fstatfs, getcwd, getdents64, getppid, newfstatat, openat, prctl, read, setgid, setgroups, setuid, statx, write, epoll_ctl, getpid, faccessat2, fcntl, openat2, close_range';

it.each(['', 'built'])('findings follow the base profile in another file %s', async (how) => {
  const client = await scene.start({ capabilities: configurable });
  await client.indexed();
  const own = scene.uri('own.yaml');
  const base = scene.uri('base.yaml');
  if (how === 'built') {
    await client.open(scene.uri('kustomization.yaml'), 'resources: [own.yaml, base.yaml]\n');
  }
  await client.open(base, profile('runtime', needed));
  await client.open(own, profile('own', 'mmap', '\n  baseProfileName: runtime'));
  const codes = async () => (await client.pull(own)).map(({ code }) => code);
  await expect.poll(codes).not.toContain('seccomp-runtime-calls');
  await client.change(base, profile('runtime', needed.replace('execve, ', '')));
  await expect.poll(codes).toContain('seccomp-runtime-calls');
  await client.change(base, profile('other', needed));
  await expect.poll(codes).not.toContain('seccomp-runtime-calls');
});

it('a pod’s finding goes away with the file that it names', async () => {
  const client = await scene.start({ capabilities: configurable });
  await client.indexed();
  const pod = scene.uri('pod.yaml');
  const file = (name: string): string => scene.uri(`kubelet/seccomp/${name}.json`);
  const written = '{ "defaultAction": "SCMP_ACT_ERRNO", "syscalls": [] }';
  await client.open(file('other'), written);
  await client.open(
    pod,
    'apiVersion: v1\nkind: Pod\nmetadata: { name: web }\nspec:\n  containers:\n    - name: web\n      securityContext:\n        seccompProfile: { type: Localhost, localhostProfile: web.json }\n',
  );
  const codes = async () => (await client.pull(pod)).map(({ code }) => code);
  await expect.poll(codes).toContain('seccomp-profile-not-found');
  await client.open(file('web'), written);
  await expect.poll(codes).not.toContain('seccomp-profile-not-found');
});
