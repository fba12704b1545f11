import { existsSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { checkFiles } from '../../../server/src/cli/check/checkFiles.ts';
import { describeShared } from '../../support/shared.ts';

interface Start {
  readonly id: string;
  readonly kind: string;
  readonly profile: string;
  readonly runtime: string;
  readonly expected: { readonly starts?: boolean; readonly refused?: boolean };
}

/** What a runtime said to one profile; a program that dies under a filter that was taken is no concern of these rules. */
interface Observed {
  readonly name: string;
  readonly profile: string;
  readonly refusedBy: ReadonlySet<string>;
}

function observations(path: string): readonly Observed[] {
  if (!existsSync(path)) return [];
  const rows: readonly Start[] = JSON.parse(readFileSync(path, 'utf8'));
  const found = new Map<string, { readonly name: string; readonly refusedBy: Set<string> }>();
  for (const { id, kind, profile, runtime, expected } of rows) {
    if (kind !== 'start') continue;
    const one = found.get(profile) ?? { name: id.split('/')[0] ?? '', refusedBy: new Set<string>() };
    found.set(profile, one);
    if (expected.starts === false && expected.refused !== false) one.refusedBy.add(runtime);
  }
  return [...found].map(([profile, one]) => ({ ...one, profile }));
}

/** Profiles that depend on the host, on what runs there, on the release, or on which rule wins; not on their structure. */
const beyondStructure: ReadonlySet<string> = new Set([
  'arch-loongarch64',
  'arch-mips',
  'arch-mips64',
  'arch-mips64n32',
  'arch-ppc',
  'arch-ppc64',
  'arch-s390',
  'arch-s390x',
  'flags-wait-killable',
  'listener-relative',
  'listener-without-notify',
  'long-then-short',
  'notify-missing-socket',
  'one-index-other-rule',
  'same-condition-two-actions',
]);

describeShared('what four runtimes said to 384 profiles', 'cases/seccomp/runtime', (folder) => {
  const all = observations(`${folder}/cases.json`);

  /** As `linux.seccomp` of a runtime’s config, where the profiles stood. */
  function severities(profile: string): readonly string[] {
    const text = `{"ociVersion": "1.0.2", "linux": {"seccomp": ${profile}}}`;
    return checkFiles(new Map([['file:///w/config.json', text]]))
      .filter(({ rule }) => rule !== 'seccomp-runtime-calls')
      .map(({ severity }) => severity);
  }

  it('has what it is about', () => {
    expect(all.length).toBeGreaterThan(380);
  });

  it.each(all.filter(({ refusedBy }) => !refusedBy.has('runc 1.4.2')))(
    'no error where runc starts: $name',
    ({ profile }) => {
      expect(severities(profile)).not.toContain('error');
    },
  );

  const refused = all.filter(({ name }) => !beyondStructure.has(name));
  it.each(refused.filter(({ refusedBy }) => refusedBy.has('runc 1.1.5') && refusedBy.has('runc 1.4.2')))(
    'an error where every runc refuses: $name',
    ({ profile }) => {
      expect(severities(profile)).toContain('error');
    },
  );

  it.each(refused.filter(({ refusedBy }) => refusedBy.has('crun 1.8.1')))(
    'an error or a warning where crun refuses: $name',
    ({ profile }) => {
      expect(severities(profile).some((severity) => severity !== 'info')).toBe(true);
    },
  );
});
