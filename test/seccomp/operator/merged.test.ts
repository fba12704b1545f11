import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Origin } from '../../../server/src/base/origin.ts';
import { compile } from '../../../server/src/seccomp/evaluate/compile.ts';
import { runs, verdictOf } from '../../../server/src/seccomp/evaluate/verdict.ts';
import { baseNameOf, mergeBases } from '../../../server/src/seccomp/operator/merged.ts';
import { unionOfRules } from '../../../server/src/seccomp/operator/union.ts';
import type { RawObject, RawProfile, RawValue } from '../../../server/src/seccomp/rawProfile.ts';
import { namedTarget } from '../../../server/src/seccomp/targets/resolve.ts';

const origin: Origin = { object: 'test', path: '' };

function raw(value: unknown): RawValue {
  if (Array.isArray(value)) return { kind: 'list', items: value.map(raw), origin };
  if (typeof value === 'object' && value !== null) return rawObject(value);
  if (typeof value === 'number') return { kind: 'number', value, source: String(value), origin };
  return { kind: 'text', value: String(value), origin };
}

function rawObject(value: object): RawObject {
  return {
    kind: 'object',
    entries: Object.entries(value).map(([key, each]) => ({ key, value: raw(each) })),
    origin,
  };
}

/** `read ALLOW`, `socket ERRNO 1 [0 EQ 2; 1 NE 3]` */
function rule(text: string): object {
  const [, names = '', action = '', errno, conditions] =
    /^(\S+) (\w+)(?: (\d+))?(?: \[(.*)\])?$/.exec(text) ?? [];
  const args = (conditions ?? '').split('; ').flatMap((each) => {
    const [index, op, value, valueTwo] = each.split(' ');
    if (op === undefined) return [];
    const two = valueTwo === undefined ? {} : { valueTwo: Number(valueTwo) };
    return [{ index: Number(index), value: Number(value), ...two, op: `SCMP_CMP_${op}` }];
  });
  return {
    names: names.split(','),
    action: `SCMP_ACT_${action}`,
    ...(errno === undefined ? {} : { errnoRet: Number(errno) }),
    ...(args.length === 0 ? {} : { args }),
  };
}

function written(value: RawValue): unknown {
  switch (value.kind) {
    case 'list':
      return value.items.map(written);
    case 'object':
      return Object.fromEntries(value.entries.map((entry) => [entry.key, written(entry.value)]));
    case 'text':
    case 'boolean':
    case 'number':
      return value.value;
    default:
      return null;
  }
}

function textOf(rules: readonly RawObject[]): readonly string[] {
  return rules.map((each) => {
    const {
      names,
      action,
      errnoRet,
      args = [],
    } = written(each) as {
      names: string[];
      action: string;
      errnoRet?: number;
      args?: { index: number; value: number; valueTwo?: number; op: string }[];
    };
    const conditions = args.map(({ index, op, value, valueTwo }) =>
      [index, op.replace('SCMP_CMP_', ''), value, valueTwo].filter((part) => part !== undefined).join(' '),
    );
    const end = conditions.length === 0 ? [] : [`[${conditions.join('; ')}]`];
    return [names.join(','), action.replace('SCMP_ACT_', ''), errnoRet, ...end]
      .filter((part) => part !== undefined)
      .join(' ');
  });
}

const union = (left: readonly string[], right: readonly string[]): readonly string[] =>
  textOf(unionOfRules(left.map(rule).map(rawObject), right.map(rule).map(rawObject)));

describe('the rules of a base profile and those upon it', () => {
  it.each<[what: string, base: string[], own: string[], merged: string[]]>([
    [
      'stand side by side, each call by itself',
      ['write,read ALLOW'],
      ['close ALLOW'],
      ['close ALLOW', 'read ALLOW', 'write ALLOW'],
    ],
    ['the looser one wins', ['mount ERRNO 1'], ['mount ALLOW'], ['mount ALLOW']],
    ['the looser one wins, whichever it is', ['mount LOG'], ['mount KILL_PROCESS'], ['mount LOG']],
    ['of two alike the base’s error is kept', ['mount ERRNO 38'], ['mount ERRNO 1'], ['mount ERRNO 38']],
    ['an error of 0 is none', ['mount ERRNO 0'], [], ['mount ERRNO']],
    ['without conditions beats with some', ['socket ALLOW [0 EQ 2]'], ['socket ALLOW'], ['socket ALLOW']],
    [
      'alternatives stay',
      ['socket ALLOW [0 EQ 2]'],
      ['socket ALLOW [0 EQ 1]'],
      ['socket ALLOW [0 EQ 1]', 'socket ALLOW [0 EQ 2]'],
    ],
    [
      'the same conditions once',
      ['socket ALLOW [1 EQ 2; 0 EQ 1]'],
      ['socket LOG [0 EQ 1; 1 EQ 2]'],
      ['socket ALLOW [0 EQ 1; 1 EQ 2]'],
    ],
    [
      'several conditions on one argument are alternatives',
      ['socket ALLOW [0 EQ 1; 0 EQ 2]'],
      [],
      ['socket ALLOW [0 EQ 1]', 'socket ALLOW [0 EQ 2]'],
    ],
    [
      'one exception is kept by the opposite of its condition',
      ['socket LOG'],
      ['socket ALLOW [0 EQ 1]'],
      ['socket ALLOW [0 EQ 1]', 'socket LOG [0 NE 1]'],
    ],
    [
      'several exceptions are not',
      ['socket ERRNO 1'],
      ['socket ALLOW [0 EQ 1]', 'socket ALLOW [0 EQ 2]'],
      ['socket ALLOW'],
    ],
    [
      'an exception under a mask is not',
      ['socket ERRNO 1'],
      ['socket ALLOW [0 MASKED_EQ 15 1]'],
      ['socket ALLOW'],
    ],
    ['a stricter exception is lost', ['socket ALLOW'], ['socket ERRNO 1 [0 EQ 1]'], ['socket ALLOW']],
  ])('%s', (_, base, own, merged) => {
    expect(union(base, own)).toEqual(merged);
  });

  // Where conditions overlap, libseccomp's order decides, of which the operator knows nothing.
  it('let a call run where either does, for conditions that exclude each other', () => {
    const conditions = fc
      .array(fc.nat(3), { minLength: 1, maxLength: 2 })
      .map((values) => ` [${values.map((value) => `0 EQ ${value}`).join('; ')}]`);
    const rules = fc.array(
      fc
        .tuple(
          fc.constantFrom('ALLOW', 'LOG', 'ERRNO 1', 'ERRNO 38', 'TRAP'),
          fc.option(conditions, { nil: '' }),
        )
        .map(([action, end]) => `read ${action}${end}`),
      { maxLength: 3 },
    );
    fc.assert(
      fc.property(rules, rules, fc.nat(5), fc.nat(5), (base, own, first, second) => {
        const all = [base, own, union(base, own)].map((list) =>
          answerOf(list, [BigInt(first), BigInt(second)]),
        );
        // Rules that contradict each other keep the container from starting, and there is nothing to compare.
        if (all.includes(undefined)) return;
        expect(all[2] || !(all[0] || all[1])).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});

const [host] = namedTarget({ preset: 'runc' }).hosts;

/** Whether read runs; undefined where no container starts. */
function answerOf(rules: readonly string[], args: readonly bigint[]): boolean | undefined {
  const body = rawObject({ defaultAction: 'SCMP_ACT_KILL_PROCESS', syscalls: rules.map(rule) });
  const profile = profileOf(body);
  if (host === undefined) return undefined;
  const compiled = compile({ profile, text: undefined, path: 'p' }, { ...host, loader: 'containerd' });
  if (compiled.kind === 'refused') return undefined;
  return runs(verdictOf(compiled, { call: 'read', args, architecture: 'x86_64' }));
}

function profileOf(body: RawObject, name = 'own'): RawProfile {
  return {
    kind: 'SeccompProfile',
    form: 'spo',
    language: 'yaml',
    apiVersion: 'security-profiles-operator.x-k8s.io/v1',
    namespace: undefined,
    name,
    body,
    origin,
  };
}

describe('base profiles', () => {
  const chain = (length: number, isRound = false): ReadonlyMap<string, RawProfile> =>
    new Map(
      Array.from({ length }, (_, index) => {
        const next = index + 1 < length ? `p${index + 1}` : isRound ? 'p0' : '';
        const body = {
          defaultAction: 'SCMP_ACT_ERRNO',
          baseProfileName: next,
          syscalls: [rule(`call${index} ALLOW`)],
        };
        return [`p${index}`, profileOf(rawObject(body), `p${index}`)] as const;
      }),
    );
  const merge = (all: ReadonlyMap<string, RawProfile>) => {
    const first = all.get('p0');
    if (first === undefined) throw new Error('there is none');
    return mergeBases(first, (name) => all.get(name));
  };

  it('are gone through to the end', () => {
    const merged = merge(chain(15));
    expect(merged).toMatchObject({ kind: 'whole' });
    const { body } = merged.profile;
    const rules =
      body.kind === 'object' ? body.entries.find(({ key }) => key === 'syscalls')?.value : undefined;
    expect(rules?.kind === 'list' && rules.items.length).toBe(15);
    expect(merge(chain(15)).profile).not.toBe(merged.profile);
  });

  it.each([
    ['sixteen', chain(16)],
    ['a circle', chain(2, true)],
    ['an object upon itself', chain(1, true)],
  ])('the operator gives up on %s', (_, all) => {
    expect(merge(all).kind).toBe('endless');
  });

  it('keep identity for the same profiles', () => {
    const all = chain(3);
    expect(merge(all).profile).toBe(merge(all).profile);
  });

  it.each(['oci://registry/base:1', 'missing'])('are not known: %s', (base) => {
    const own = profileOf(rawObject({ baseProfileName: base }));
    expect(mergeBases(own, () => (base === 'missing' ? undefined : own))).toEqual({
      kind: 'partly',
      profile: own,
      unknownBase: base,
    });
    expect(baseNameOf({ ...own, form: 'profile' })).toBeUndefined();
  });
});
