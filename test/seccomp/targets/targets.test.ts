import { describe, expect, it } from 'vitest';
import { parseFile } from '../../../server/src/cli/files/parseFile.ts';
import { detailsOf } from '../../../server/src/seccomp/targets/details.ts';
import { targetsOf } from '../../../server/src/seccomp/targets/forProfile.ts';
import { presets } from '../../../server/src/seccomp/targets/presets.ts';
import {
  defaultTargetSettings,
  environmentTargets,
  namedTarget,
} from '../../../server/src/seccomp/targets/resolve.ts';

describe('the presets', () => {
  it.each(['docker', 'podman', 'kubernetes-containerd', 'kubernetes-cri-o'])('of %s are a few', (engine) => {
    const own = presets.filter((preset) => preset.engine === engine);
    expect(own.length).toBeGreaterThan(2);
    for (const { name, source } of own) {
      expect(name).toMatch(/\((?:\w+ )?20\d\d\)$/);
      expect(source).not.toBe('');
    }
  });

  it('say what they are made of', () => {
    expect(detailsOf(namedTarget({ preset: 'docker-20.10' }))).toBe(
      'runc 1.1.5, libseccomp 2.5.4 with the table of 2.5.5, Linux 6.1, x86_64',
    );
  });
});

describe('a declared target', () => {
  it('is its preset where it says nothing else', () => {
    const [host] = namedTarget({ preset: 'podman-4.9' }).hosts;
    expect(host).toMatchObject({
      loader: 'podman',
      runtime: { name: 'crun', version: '1.14.1' },
      kernel: '6.8',
      architecture: 'x86_64',
    });
    expect(host?.capabilities).not.toContain('CAP_NET_RAW');
  });

  it('has a host for each architecture, and what differs from the preset in its name', () => {
    const target = namedTarget({
      preset: 'docker-28',
      runtimeVersion: '1.3.3',
      libseccomp: '2.5.4',
      kernel: '5.4',
      architectures: ['aarch64', 'x86_64', 'vax'],
      capabilities: ['none', 'SYS_ADMIN'],
    });
    expect(target.name).toBe(
      'Docker 28 on Ubuntu 24.04 (2025), runc 1.3.3, libseccomp 2.5.4, Linux 5.4, aarch64, x86_64, vax',
    );
    expect(target.hosts.map(({ architecture }) => architecture)).toEqual(['aarch64', 'x86_64']);
    expect(target.hosts[0]).toMatchObject({
      libseccomp: { version: '2.5.4', table: '2.5.5' },
      capabilities: ['CAP_SYS_ADMIN'],
    });
  });

  it('takes the newest of its engine, and the newest of its runtime there', () => {
    expect(namedTarget({ engine: 'kubernetes-cri-o', runtime: 'runc' }).preset).toBe('kubernetes-cri-o-1.27');
    expect(namedTarget({ engine: 'docker' }).preset).toBe('docker-29');
  });
});

describe('the targets of an environment', () => {
  const declared = [{ name: 'old', preset: 'docker-20.10' }, { preset: 'podman-5.4' }];
  const names = (settings: Partial<typeof defaultTargetSettings>, runtimes = declared) => {
    const { chosen, others } = environmentTargets(runtimes, { ...defaultTargetSettings, ...settings });
    return [chosen?.name, ...others.map(({ name }) => name)];
  };
  it.each([
    ['the first that it declares', {}, ['old', 'Podman 5.4 on Debian 13 (2025)']],
    ['the one that the settings name', { target: 'podman-5.4' }, ['Podman 5.4 on Debian 13 (2025)', 'old']],
    ['by its own name', { target: 'old' }, ['old', 'Podman 5.4 on Debian 13 (2025)']],
  ])('are led by %s', (_, settings, expected) => {
    expect(names(settings)).toEqual(expected);
  });

  it('are led by the one that is named, wherever it stands', () => {
    const runtimes = [{ preset: 'podman-5.4' }, { name: 'old', preset: 'docker-20.10' }];
    expect(names({ target: 'old' }, runtimes)).toEqual(['old', 'Podman 5.4 on Debian 13 (2025)']);
  });

  it('are those of the settings where it declares none, with what the settings change', () => {
    const settings = {
      target: 'docker-28',
      otherTargets: ['docker-28', 'podman-5.4'],
      changes: { kernel: '5.4' },
    };
    expect(names(settings, [])).toEqual([
      'Docker 28 on Ubuntu 24.04 (2025), Linux 5.4',
      'Podman 5.4 on Debian 13 (2025), Linux 5.4',
    ]);
  });

  it('are none that are chosen where nobody says anything', () => {
    expect(names({}, [])).toEqual([undefined]);
  });
});

describe('where a profile is used', () => {
  const profileOf = (name: string, text: string) => {
    const { documents } = parseFile(`file:///w/${name}`, text, true);
    const [profile] = documents.flatMap(({ manifests }) =>
      manifests.flatMap(({ model }) => (model.kind === 'SeccompProfile' ? [model] : [])),
    );
    if (profile === undefined) throw new Error('There is no profile.');
    return profile;
  };
  const operator =
    'apiVersion: security-profiles-operator.x-k8s.io/v1\nkind: SeccompProfile\nmetadata: {name: a}\nspec: {defaultAction: SCMP_ACT_ERRNO}\n';
  const plain = '{"defaultAction": "SCMP_ACT_ERRNO", "syscalls": []}';
  const podman = '{"defaultAction": "SCMP_ACT_ERRNO", "defaultErrno": "ENOSYS", "syscalls": []}';
  const config = `{"ociVersion": "1.0.2", "linux": {"seccomp": ${plain}}}`;

  it.each([
    ['Docker, without a word about it', 'a.json', plain, 'docker-29', 'docker'],
    ['Podman, by its keys', 'a.json', podman, 'podman-5.4', 'podman'],
    ['Kubernetes, as an object', 'a.yaml', operator, 'kubernetes-containerd-2.2', 'containerd'],
    ['a runtime by itself, in its config', 'config.json', config, 'runc', 'oci'],
  ])('is %s', (_, file, text, preset, loader) => {
    const { main, isChosen } = targetsOf(
      profileOf(file, text),
      environmentTargets([], defaultTargetSettings),
    );
    expect({ preset: main.preset, loader: main.hosts[0]?.loader, isChosen }).toEqual({
      preset,
      loader,
      isChosen: false,
    });
  });

  it('is there with what the user says of it, whatever engine that is', () => {
    const settings = { ...defaultTargetSettings, changes: { kernel: '5.4', capabilities: ['SYS_ADMIN'] } };
    const { main } = targetsOf(profileOf('a.json', podman), environmentTargets([], settings));
    expect(main).toMatchObject({ preset: 'podman-5.4', name: expect.stringMatching(/, Linux 5\.4$/) });
    expect(main.hosts).toMatchObject([{ kernel: '5.4', architecture: 'x86_64' }]);
    expect(main.hosts[0]?.capabilities).toContain('CAP_SYS_ADMIN');
    // An environment that declares its targets says all of them itself.
    const declared = environmentTargets([{ preset: 'podman-4.3' }], settings);
    expect(targetsOf(profileOf('a.yaml', operator), declared).main.hosts[0]?.kernel).not.toBe('5.4');
  });

  it('has the architectures that the user says, else those that the profile is for', () => {
    const arm = '{"defaultAction": "SCMP_ACT_ERRNO", "architectures": ["SCMP_ARCH_AARCH64"], "syscalls": []}';
    const hostsWith = (architectures: readonly string[]) =>
      targetsOf(
        profileOf('a.json', arm),
        environmentTargets([], { ...defaultTargetSettings, changes: { architectures } }),
      ).main.hosts.map(({ architecture }) => architecture);
    expect(hostsWith([])).toEqual(['aarch64']);
    expect(hostsWith(['s390x'])).toEqual(['s390x']);
  });

  it('is what the user has chosen', () => {
    const chosen = environmentTargets([{ preset: 'podman-4.3' }, { preset: 'kubernetes-cri-o-1.34' }], {
      ...defaultTargetSettings,
    });
    expect(targetsOf(profileOf('a.json', plain), chosen)).toMatchObject({
      main: { preset: 'podman-4.3' },
      isChosen: true,
      others: [{ preset: 'kubernetes-cri-o-1.34' }],
    });
    // Podman reads no Kubernetes objects.
    expect(targetsOf(profileOf('a.yaml', operator), chosen)).toMatchObject({
      main: { preset: 'kubernetes-cri-o-1.34' },
      others: [],
    });
    // Nobody but the runtime reads a runtime's config.
    expect(targetsOf(profileOf('config.json', config), chosen).main.hosts[0]?.loader).toBe('oci');
  });
});
