import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { compareProfiles } from '../../server/src/seccomp/compare/compare.ts';
import { convert } from '../../server/src/seccomp/convert/convert.ts';
import { dialectOf } from '../../server/src/seccomp/convert/dialectOf.ts';
import { compile } from '../../server/src/seccomp/evaluate/compile.ts';
import type { Loader, Target } from '../../server/src/seccomp/target.ts';
import { sourceOf } from '../support/seccomp/rawProfile.ts';
import { describeShared } from '../support/shared.ts';

interface Entry {
  readonly file: string;
  readonly json: boolean;
  readonly holds: string;
  readonly runtimes?: readonly {
    readonly runtime: string;
    readonly starts: boolean;
    readonly refused?: boolean;
  }[];
}

const target: Target = {
  loader: 'oci',
  runtime: { name: 'crun', version: '1.8.1' },
  libseccomp: { version: '2.5.4', table: '2.5.5' },
  kernel: '6.18',
  architecture: 'x86_64',
  capabilities: ['CAP_SYS_ADMIN', 'CAP_CHOWN'],
  listening: false,
};

describeShared('real profiles', 'cases/seccomp/profiles', (folder) => {
  const entries: readonly Entry[] = JSON.parse(readFileSync(join(folder, 'index.json'), 'utf8'));
  const profiles = entries
    .filter(({ holds }) => holds === 'profile')
    .map((entry) => ({ ...entry, source: sourceOf(readFileSync(join(folder, entry.file), 'utf8')) }));

  it('are started or refused as runc and crun have done', () => {
    const different = profiles.flatMap(({ file, source, runtimes = [] }) =>
      runtimes.flatMap(({ runtime, starts, refused }) => {
        const [name = '', version = ''] = runtime.split(' ');
        const compiled = compile(source, { ...target, runtime: { name: name as 'runc' | 'crun', version } });
        const isTaken = starts || refused === false;
        if ((compiled.kind !== 'refused') === isTaken) return [];
        return [{ file, runtime, starts, error: compiled.kind === 'refused' ? compiled.error : undefined }];
      }),
    );
    expect(different).toEqual([]);
  });

  it.each(['oci', 'docker', 'podman', 'spo'] as const)(
    'mean the same once they are converted for %s, but for what is said',
    (to) => {
      const different = profiles.flatMap(({ file, source }) => {
        const from = dialectOf(source.profile);
        const before = compile(source, { ...target, loader: from });
        const converted = convert(source, to, target);
        if (before.kind !== 'filter' || 'error' in converted) return [];
        const silent = converted.losses.every((loss) =>
          /^The rule for .* (?:is left out: it is|no longer)/.test(loss),
        );
        if (!silent) return [];
        const loader: Loader = to === 'spo' ? 'oci' : to;
        const text = to === 'spo' ? specOf(converted.text) : converted.text;
        const after = compile(sourceOf(text), { ...target, loader });
        const { gained, lost, changed } = compareProfiles(before, after, ['x86_64', 'x86']);
        const all = [...gained, ...lost, ...changed];
        return all.length === 0 ? [] : [{ file, from, first: all[0]?.syscall, count: all.length }];
      });
      expect(different).toEqual([]);
    },
    60_000,
  );
});

function specOf(text: string): string {
  return JSON.stringify(JSON.parse(text).spec);
}
