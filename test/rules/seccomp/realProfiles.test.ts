import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { checkFiles } from '../../../server/src/cli/check/checkFiles.ts';
import { parseFile } from '../../../server/src/cli/files/parseFile.ts';
import { allRules } from '../../../server/src/rules/registry.ts';
import { describeShared } from '../../support/shared.ts';

type Counts = Readonly<Record<string, number>>;

const absent = 'seccomp-syscall-not-on-architecture info';
const legacy = 'seccomp-legacy-name warning';
/** SCMP_ACT_KILL, by which one thread goes and the others stay. */
const killThread = 'seccomp-kill-thread info';
/** A rule for 32-bit ARM names sync_file_range2, which libseccomp knows there as arm_sync_file_range alone. */
const syncOnArm: Counts = { [absent]: 1 };
/** stime, umount, vm86 and vm86old are denied on x86_64, which never had them. */
const oldOnX86: Counts = { [absent]: 4 };

/** What is reported on real profiles, each finding looked at and true. A file that is not named must stay silent. */
const judged: Readonly<Record<string, Counts>> = {
  'HexHive__Sourcerer/seccomp.json': syncOnArm,
  'IngmarKrusch__claude-docker/config__seccomp-profile.json': syncOnArm,
  // three rules in the old form among others: runc leaves them out, crun refuses the file
  'antitree__seccompute/examples__example.json': { ...syncOnArm, [legacy]: 1 },
  'containers__common/pkg__seccomp__seccomp.json': syncOnArm,
  'containers__common/pkg__seccomp__seccomp@v0.38.0.json': syncOnArm,
  'containers__common/pkg__seccomp__seccomp@v0.48.0.json': syncOnArm,
  'containers__common/pkg__seccomp__seccomp@v0.55.0.json': syncOnArm,
  'containers__container-libs/common__pkg__seccomp__fixtures__example.json': syncOnArm,
  'cri-o__cri-o/vendor__go.podman.io__common__pkg__seccomp__seccomp.json': syncOnArm,
  'docker__labs/security__seccomp__seccomp-profiles__default-no-chmod.json': { [legacy]: 1 },
  'docker__labs/security__seccomp__seccomp-profiles__default.json': { [legacy]: 1 },
  'genuinetools__binctr/vendor__github.com__docker__docker-ce__components__engine__profiles__seccomp__default.json':
    syncOnArm,
  'kinvolk__seccompagent/docs__profiles__notify-dangerous.json': oldOnX86,
  // the CRD's pattern leaves only sockets below /var/run/security-profiles-operator/
  'kinvolk__seccompagent/docs__profiles__notify-dangerous.yaml': {
    ...oldOnX86,
    'seccomp-listener-path error': 1,
  },
  // initgroups is a function of the C library
  'krukkeniels__safe-ai/config__seccomp.json': { 'seccomp-unknown-syscall warning': 1 },
  // PPC64 and PPC are big-endian and stand below PPC64LE
  'kubernetes-sigs__security-profiles-operator/deploy__base__profiles__security-profiles-operator.json': {
    'seccomp-byte-order warning': 2,
  },
  'kubernetes-sigs__security-profiles-operator/examples__seccompprofile.yaml': oldOnX86,
  'kubernetes-sigs__security-profiles-operator/examples__seccompprofile@v0.4.0.yaml': oldOnX86,
  'moby__moby/daemon__pkg__oci__fixtures__default.json': syncOnArm,
  'moby__moby/daemon__pkg__oci__fixtures__example.json': { [legacy]: 1 },
  // breakpoint, cacheflush and set_tls are ARM's, and the file names x86's architectures alone
  'moby__moby/profiles__seccomp__default@v1.11.0.json': { [legacy]: 1, [absent]: 3 },
  'moby__moby/profiles__seccomp__default@v17.03.0-ce.json': {
    ...syncOnArm,
    'seccomp-duplicate-item info': 1,
  },
  'moby__moby/profiles__seccomp__default@v19.03.0.json': syncOnArm,
  'moby__moby/profiles__seccomp__default@v20.10.0.json': syncOnArm,
  'moby__moby/profiles__seccomp__default@v20.10.10.json': syncOnArm,
  'moby__moby/profiles__seccomp__default@v23.0.0.json': syncOnArm,
  'moby__moby/profiles__seccomp__default@v25.0.0.json': syncOnArm,
  'moby__profiles/seccomp__fixtures__default-old-format.json': { [legacy]: 1 },
  // errnoRet 12345
  'moby__profiles/seccomp__fixtures__example.json': { [legacy]: 1, 'seccomp-errno error': 1 },
  // a comma too many
  'oskarirauta__seccomp-oci_cpp/seccomp.json': { 'syntax error': 1, [killThread]: 1 },
  'xadnavyaai__vectra-guard/seccomp-profile.json': { [killThread]: 4 },
  'youki-dev__youki/experiment__seccomp__tests__fixtures__default.json': syncOnArm,
};

interface IndexEntry {
  readonly file: string;
  readonly runtimes?: readonly { readonly starts: boolean }[];
}

describeShared('real profiles', 'cases/seccomp/profiles', (folder) => {
  const names = existsSync(folder)
    ? readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((name) => /\.(?:json|ya?ml)$/.test(name) && name !== 'index.json')
        .sort()
    : [];
  const textOf = (name: string): string => readFileSync(`${folder}/${name}`, 'utf8');
  // What follows on a target is judged in realTargets.test.ts.
  const asWritten = new Set(
    allRules
      .filter((rule) => rule.scope !== 'profile' || (rule.check ?? rule.checkWhole) !== undefined)
      .map(({ id }) => id),
  );
  const found = (name: string) =>
    checkFiles(new Map([[`file:///w/${encodeURI(name)}`, textOf(name)]])).filter(({ rule }) =>
      asWritten.has(rule),
    );

  it('are there', () => {
    expect(names.length).toBeGreaterThan(50);
    expect(Object.keys(judged).filter((name) => !names.includes(name))).toEqual([]);
  });

  it.each(names)('are recognised, and every finding is judged: %s', (name) => {
    const { documents } = parseFile(`file:///w/${encodeURI(name)}`, textOf(name), true);
    const profiles = documents.flatMap(({ manifests }) =>
      manifests.filter(({ model }) => model.kind === 'SeccompProfile'),
    );
    // The operator's first release kept profiles as texts in a ConfigMap.
    expect(profiles.length > 0).toBe(!name.endsWith('examples__profile@v0.1.0.yaml'));
    const counts: Record<string, number> = {};
    for (const { rule, severity } of found(name)) {
      const key = `${rule} ${severity}`;
      counts[key] = (counts[key] ?? 0) + 1;
    }
    expect(counts).toEqual(judged[name] ?? {});
  });

  it('that runc and crun start have no error', () => {
    const index: readonly IndexEntry[] = JSON.parse(readFileSync(`${folder}/index.json`, 'utf8'));
    const started = index.filter(
      ({ runtimes = [] }) => runtimes.length > 0 && runtimes.every(({ starts }) => starts),
    );
    expect(started.length).toBeGreaterThan(20);
    const as = 'preset: runc, runtimeVersion: 1.1.5, noNewPrivileges: true';
    const configuration = `environments: [{ name: w, runtimes: [{ ${as} }] }]`;
    const wrong = started.flatMap(({ file }) =>
      checkFiles(
        new Map([
          ['file:///w/.policy-lens.yaml', configuration],
          [`file:///w/${encodeURI(file)}`, textOf(file)],
        ]),
      ).filter(({ severity }) => severity === 'error'),
    );
    expect(wrong).toEqual([]);
  });
});
