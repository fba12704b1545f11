import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { type Compiled, compile } from '../../server/src/seccomp/evaluate/compile.ts';
import { verdictOf } from '../../server/src/seccomp/evaluate/verdict.ts';
import type { RuntimeName, Target } from '../../server/src/seccomp/target.ts';
import { sourceOf } from '../support/seccomp/rawProfile.ts';
import { describeShared } from '../support/shared.ts';

interface Row {
  readonly id: string;
  readonly profile: string;
  readonly runtime: string;
  readonly kind: 'start' | 'evaluate';
  readonly expected: {
    readonly starts?: boolean;
    readonly refused?: boolean;
    readonly errorContains?: string;
    readonly installedFlags?: readonly string[];
    readonly call?: {
      readonly nr: number;
      readonly args: readonly string[];
      readonly arch: string;
    };
    readonly action?: string;
    readonly errno?: number;
    readonly layer?: string;
  };
}

/** Where the cases were observed; nothing listened at any listener's path. */
function observedOn(runtime: string): Target {
  const [name = '', version = ''] = runtime.split(' ');
  return {
    loader: 'oci',
    runtime: { name: name as RuntimeName, version },
    libseccomp: { version: '2.5.4', table: '2.5.5' },
    kernel: '6.18',
    architecture: 'x86_64',
    capabilities: [],
    listening: false,
  };
}

describeShared('what was seen of runc, crun and youki', 'cases/seccomp/runtime', (folder) => {
  const rows: readonly Row[] = JSON.parse(readFileSync(join(folder, 'cases.json'), 'utf8'));
  const known = new Map<string, Compiled>();
  const compiled = ({ profile, runtime }: Row): Compiled => {
    const key = `${runtime}\n${profile}`;
    const found = known.get(key) ?? compile(sourceOf(profile), observedOn(runtime));
    known.set(key, found);
    return found;
  };

  it('has all rows', () => {
    expect(rows.filter(({ kind }) => kind === 'start')).toHaveLength(1584);
    expect(rows.filter(({ kind }) => kind === 'evaluate')).toHaveLength(2439);
  });

  it('the same profiles start, and the others are refused in the same words', () => {
    const different = rows
      .filter(({ kind }) => kind === 'start')
      .flatMap((row) => {
        const { id, profile, expected } = row;
        const result = compiled(row);
        const error = result.kind === 'refused' ? result.error : undefined;
        // A container whose program died under the filter has had its profile accepted.
        const starts = expected.starts === true || expected.refused === false;
        const agrees = starts ? error === undefined : error?.includes(expected.errorContains ?? '') === true;
        return agrees ? [] : [{ id, profile, expected: expected.errorContains ?? 'starts', error }];
      });
    expect(different).toEqual([]);
  });

  it('filters are loaded with the same flags', () => {
    const different = rows
      .filter(({ expected }) => expected.installedFlags !== undefined)
      .flatMap((row) => {
        const result = compiled(row);
        const flags = result.kind === 'filter' ? result.prepared.flags : ['not started'];
        const short = flags.map((flag) => flag.replace('SECCOMP_FILTER_FLAG_', ''));
        return JSON.stringify(short) === JSON.stringify(row.expected.installedFlags)
          ? []
          : [{ id: row.id, short, expected: row.expected.installedFlags }];
      });
    expect(different).toEqual([]);
  });

  it('calls get the same action, error number and layer', () => {
    const different = rows
      .filter(({ kind, expected }) => kind === 'evaluate' && expected.action !== undefined)
      .flatMap((row) => {
        const { call, action, errno, layer } = row.expected;
        if (call === undefined) return [];
        const verdict = verdictOf(compiled(row), {
          call: call.nr,
          args: call.args.map(BigInt),
          architecture: call.arch,
        });
        const agrees =
          verdict.action === action &&
          (errno === undefined || verdict.errno === errno) &&
          // Where the default action gives ENOSYS too, what was seen does not tell who decided.
          (layer === undefined ? verdict.layer !== 'stub' || errno === 38 : verdict.layer === layer);
        return agrees ? [] : [{ id: row.id, profile: row.profile, expected: row.expected, verdict }];
      });
    expect(different).toEqual([]);
  });
});
