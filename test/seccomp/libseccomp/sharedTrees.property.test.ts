import { expect, it, vi } from 'vitest';
import { Program } from '../../../server/src/seccomp/libseccomp/program/program.ts';
import { type Random, seeded } from '../../support/random.ts';
import { architecture, buildFilter, installedTable } from '../../support/seccomp/installed.ts';
import type { FilterRequest } from '../../support/seccomp/oracle.ts';
import { boundaries, randomFilter } from '../../support/seccomp/randomFilters.ts';

/** What rules amount to is remembered and shared; a filter that nobody has put together before knows nothing of it. */
const filters = 20;
const edits = 20;
const calls = 40;

it('filters of edited profiles answer as those that are put together anew', {
  timeout: 120_000,
}, async () => {
  const random = seeded(7);
  const requests = Array.from({ length: filters }, () => histories(random)).flat();
  const asked = requests.map((request) => ({ request, questions: questionsFor(random, request) }));
  const warm = asked.map(({ request, questions }) => answersOf(buildFilter, Program, request, questions));
  expect(warm.flatMap(({ results }) => results)).toContain('EEXIST');
  expect(decided(warm)).toBeGreaterThan(filters * edits);
  // Many are enough; each on its own, so that nothing of the others is known.
  for (const [index, { request, questions }] of asked.entries()) {
    if (index % 4 !== 0) continue;
    vi.resetModules();
    const fresh = await import('../../support/seccomp/installed.ts');
    const program = await import('../../../server/src/seccomp/libseccomp/program/program.ts');
    expect(warm[index], `request ${index}`).toEqual(
      answersOf(fresh.buildFilter, program.Program, request, questions),
    );
  }
});

function decided(all: readonly ReturnType<typeof answersOf>[]): number {
  return all.flatMap(({ answers }) => answers).filter(({ kind }) => kind === 'rule').length;
}

/** A filter, and what edits make of it: rules that come, go, change places, or say something else. */
function histories(random: Random): readonly FilterRequest[] {
  let request = randomFilter(random);
  const others = randomFilter(random).rules;
  return Array.from({ length: edits }, () => {
    const rules = [...request.rules];
    const at = random.below(rules.length + 1);
    const [rule, other] = [rules[at], others[random.below(others.length + 1)]];
    if (random.chance(0.3)) rules.splice(at, 1);
    else if (rule !== undefined && random.chance(0.7)) rules[at] = changed(random, rule);
    else if (other !== undefined) rules.splice(at, 0, other);
    if (random.chance(0.2)) rules.push(...rules.splice(0, at));
    request = { ...request, rules };
    return request;
  });
}

/** With another value in one place, or another action. */
function changed(random: Random, rule: FilterRule): FilterRule {
  const at = random.below(rule.conditions.length + 1);
  if (at === rule.conditions.length) return { ...rule, action: rule.action ^ 1 };
  const key = random.pick(['value', 'valueTwo'] as const);
  const conditions = rule.conditions.map((one, index) =>
    index === at ? { ...one, [key]: random.pick(boundaries) } : one,
  );
  return { ...rule, conditions };
}

type FilterRule = FilterRequest['rules'][number];

interface Question {
  readonly architecture: number;
  readonly number: number;
  readonly args: readonly bigint[];
}

/** Of calls that the rules name, by themselves or through `socketcall` and `ipc`. */
function questionsFor(random: Random, { architectures, rules }: FilterRequest): readonly Question[] {
  const names = ['getpid', ...rules.map(({ name }) => name)];
  return Array.from({ length: calls }, () => {
    const each = architecture(random.pick(['x86_64', ...architectures]));
    const name = random.pick(names);
    const through = random.chance(0.3) ? installedTable.multiplexing(name, each)?.number : undefined;
    return {
      architecture: each.auditArchitecture,
      number: through ?? installedTable.numberOf(name, each) ?? 0,
      args: Array.from({ length: 6 }, () => random.pick(boundaries)),
    };
  });
}

/** What becomes of each rule, and what the program answers: the deciding rule's number included. */
function answersOf(
  build: typeof buildFilter,
  programs: Pick<typeof Program, 'of'>,
  request: FilterRequest,
  questions: readonly Question[],
) {
  const { filter, results } = build(request);
  const program = programs.of(filter, request.binarySearch);
  if (program === 'endless') return { results, answers: [] };
  const answers = questions.map(({ architecture: value, number, args }) =>
    program.answer(value, number, args),
  );
  return { results, answers };
}
