import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { type ActionName, actionNumber } from '../../../server/src/seccomp/libseccomp/action.ts';
import type { Operator } from '../../../server/src/seccomp/libseccomp/condition.ts';
import type { Library } from '../../../server/src/seccomp/libseccomp/filter.ts';
import { Program } from '../../../server/src/seccomp/libseccomp/program/program.ts';
import { architecture, buildFilter, installedLibrary } from '../../support/seccomp/installed.ts';
import type { FilterRequest } from '../../support/seccomp/oracle.ts';
import { describeShared } from '../../support/shared.ts';

interface WrittenRule {
  readonly syscall: string;
  readonly action: string;
  readonly errno?: number;
  readonly args?: readonly {
    readonly index: number;
    readonly op: Operator;
    readonly value: string;
    readonly valueTwo?: string;
  }[];
  readonly result: number;
}

interface Expected {
  readonly action: string;
  readonly errno?: number;
}

interface FilterCase {
  readonly id: string;
  readonly defaultAction: string;
  readonly defaultErrno?: number;
  readonly archs: readonly string[];
  readonly rules: readonly WrittenRule[];
  readonly calls: readonly (Expected & {
    readonly arch: string;
    readonly nr: number;
    readonly args: readonly string[];
    readonly since261?: Expected;
  })[];
}

const results: ReadonlyMap<number, string> = new Map([
  [0, 'added'],
  [-13, 'EACCES'],
  [-17, 'EEXIST'],
  [-22, 'EINVAL'],
]);

const fixedLibrary: Library = { ...installedLibrary, behaviour: { lowerBoundsMisplaced: false } };

describeShared("libseccomp's precedence", 'cases/seccomp/runtime', (folder) => {
  const cases: readonly FilterCase[] = JSON.parse(readFileSync(join(folder, 'precedence.json'), 'utf8'));

  it('has all filters and calls', () => {
    expect(cases).toHaveLength(263);
    expect(cases.flatMap(({ calls }) => calls)).toHaveLength(1964);
  });

  it('each rule is taken or refused as the library does', () => {
    for (const each of cases) {
      const { results: ours } = buildFilter(requestOf(each));
      expect(ours, each.id).toEqual(each.rules.map(({ result }) => results.get(result)));
    }
  });

  it.each([
    ['before 2.6.1', installedLibrary, (call: FilterCase['calls'][number]): Expected => call],
    ['from 2.6.1', fixedLibrary, (call: FilterCase['calls'][number]): Expected => call.since261 ?? call],
  ])('each call gets the same answer %s', (_, library, wanted) => {
    const different = cases.flatMap((each) => {
      const { filter } = buildFilter(requestOf(each), library);
      const program = Program.of(filter, false);
      if (program === 'endless') return [{ id: each.id }];
      return each.calls.flatMap((call) => {
        const { auditArchitecture } = architecture(call.arch);
        const answer = program.answer(auditArchitecture, call.nr >>> 0, call.args.map(BigInt));
        const expected = wanted(call);
        return answer.action === numberOf(expected.action, expected.errno)
          ? []
          : [{ id: each.id, call, answer }];
      });
    });
    expect(different).toEqual([]);
  });
});

function requestOf({ defaultAction, defaultErrno, archs, rules }: FilterCase): FilterRequest {
  return {
    defaultAction: numberOf(defaultAction, defaultErrno),
    native: archs.includes('x86_64'),
    architectures: archs.filter((name) => name !== 'x86_64'),
    binarySearch: false,
    rules: rules.map(({ syscall, action, errno, args = [] }) => ({
      name: syscall,
      action: numberOf(action, errno),
      conditions: args.map(({ index, op, value, valueTwo }) => ({
        index,
        operator: op,
        value: BigInt(value),
        valueTwo: BigInt(valueTwo ?? 0),
      })),
    })),
  };
}

function numberOf(action: string, errno: number | undefined): number {
  return actionNumber(action.replace('SCMP_ACT_', '') as ActionName, errno ?? 0);
}
