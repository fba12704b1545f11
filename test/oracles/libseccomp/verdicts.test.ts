import { describe, expect, it } from 'vitest';
import { allSyscalls } from '../../../server/src/seccomp/knowledge/syscallTable.ts';
import type { Architecture } from '../../../server/src/seccomp/libseccomp/architecture.ts';
import { Program } from '../../../server/src/seccomp/libseccomp/program/program.ts';
import { type Random, seeded } from '../../support/random.ts';
import { parseProgram, runProgram } from '../../support/seccomp/bpf.ts';
import { architecture, buildFilter, installedTable } from '../../support/seccomp/installed.ts';
import { askLibseccomp, type FilterRequest } from '../../support/seccomp/oracle.ts';
import { boundaries, knownArchitectures, randomFilter } from '../../support/seccomp/randomFilters.ts';

/** More filters, and so more verdicts, are a matter of time alone: 10,000 filters are about 15 million verdicts. */
const filterCount = Number(process.env['LIBSECCOMP_FILTERS'] ?? 200);
const seed = Number(process.env['LIBSECCOMP_SEED'] ?? 1);
const leastVerdicts = 200_000;
/** Of each architecture so many are of filters that it is part of: all others are killed. */
const leastOfEach = 1_000;

const architectures = knownArchitectures.map(architecture);

describe('libseccomp as it is installed', () => {
  it('knows the names that its table is said to know', async () => {
    const rules = allSyscalls().map(({ name }) => ({ name, action: 0x7fff_0000, conditions: [] }));
    const requests = rules.map(
      (rule): FilterRequest => ({
        defaultAction: 0,
        native: true,
        architectures: [],
        binarySearch: false,
        rules: [rule],
      }),
    );
    const known: string[] = [];
    for await (const answer of askLibseccomp(requests)) {
      known.push('results' in answer ? (answer.results[0] ?? '') : 'endless');
    }
    expect(known.map((result) => result === 'added')).toEqual(
      rules.map(({ name }) => installedTable.knows(name)),
    );
  }, 120_000);

  it(
    'answers every call as we do, for random filters on all of its architectures',
    async () => {
      const random = seeded(seed);
      const requests = Array.from({ length: filterCount }, () => randomFilter(random));
      let verdicts = 0;
      const filtered = new Map(architectures.map(({ name }) => [name, 0]));
      let endless = 0;
      let index = 0;
      for await (const answer of askLibseccomp(requests)) {
        const request = requests[index] as FilterRequest;
        index += 1;
        const { filter, results } = buildFilter(request);
        if ('endless' in answer) {
          endless += 1;
          continue;
        }
        expect(results, `results of filter ${index}`).toEqual(answer.results);
        const program = Program.of(filter, request.binarySearch);
        if (program === 'endless') throw new Error(`filter ${index} ends, and we say that it does not`);
        expect(program.leastInstructions).toBeLessThanOrEqual(answer.program.length / 16);
        const endian = filter.architectures[0]?.architecture.endian ?? 'little';
        const theirs = parseProgram(answer.program, endian);
        const compared = comparedIn(request);
        for (const each of architectures) {
          for (const number of numbersToTry(request, each, index % 10 === 0)) {
            for (let attempt = 0; attempt < 8; attempt += 1) {
              const call = {
                number,
                architecture: each.auditArchitecture,
                args: randomArguments(random, compared),
              };
              const answer = program.answer(call.architecture, call.number, call.args);
              const ours = answer.action;
              const wanted = runProgram(theirs, call, endian);
              verdicts += 1;
              if (answer.kind !== 'architecture') filtered.set(each.name, (filtered.get(each.name) ?? 0) + 1);
              // In long programs for the other byte order the library turns some actions round twice.
              if (ours !== wanted && !(endian === 'big' && ours === turned(wanted))) {
                throw new Error(difference(index, each, call.number, call.args, ours, wanted));
              }
            }
          }
        }
      }
      console.log(
        `${verdicts} verdicts of ${index} filters agree; of ${endless} libseccomp gave no answer in time`,
      );
      expect(verdicts).toBeGreaterThanOrEqual(Math.min(leastVerdicts, filterCount * 1000));
      expect(filtered.size).toBe(19);
      const least = Math.min(leastOfEach, filterCount);
      expect([...filtered].filter(([, count]) => count < least)).toEqual([]);
    },
    60_000 + filterCount * 1_000,
  );
});

function turned(word: number): number {
  const view = new DataView(new ArrayBuffer(4));
  view.setUint32(0, word, true);
  return view.getUint32(0, false);
}

/** Numbers of the filter's calls, some beside them, and every number of the architecture where `all` is asked. */
function numbersToTry(request: FilterRequest, each: Architecture, all: boolean): ReadonlySet<number> {
  const names = all ? allSyscalls().map(({ name }) => name) : request.rules.map(({ name }) => name);
  const numbers = new Set([0, 500, 0x3fff_ffff, 0x4000_0000, 0x4000_0066, 0xffff_ffff, 102, 117]);
  for (const name of names) {
    const number = installedTable.numberOf(name, each);
    const through = installedTable.multiplexing(name, each)?.number;
    for (const found of [number, through]) if (found !== undefined) numbers.add(found);
  }
  return numbers;
}

/** What the rules of a filter compare arguments with. */
function comparedIn({ rules }: FilterRequest): readonly bigint[] {
  return [
    0n,
    ...rules.flatMap(({ conditions }) =>
      conditions.map(({ operator, value, valueTwo }) => (operator === 'MASKED_EQ' ? valueTwo : value)),
    ),
  ];
}

/**
 * What is compared with, boundaries, what stands beside them, and small numbers, which are the sub-calls of `socketcall`
 * and `ipc`.
 */
function randomArguments(random: Random, compared: readonly bigint[]): readonly bigint[] {
  return Array.from({ length: 6 }, () => {
    if (random.chance(0.4)) return random.pick(compared);
    if (random.chance(0.3)) return BigInt(random.below(25));
    return BigInt.asUintN(64, random.pick(boundaries) + BigInt(random.below(3) - 1));
  });
}

function difference(
  index: number,
  { name }: Architecture,
  number: number,
  args: readonly bigint[],
  ours: number,
  theirs: number,
): string {
  const call = `${name} call ${number}(${args.map((value) => `0x${value.toString(16)}`).join(', ')})`;
  return `filter ${index} of seed ${seed}: ${call} is 0x${ours.toString(16)} here and 0x${theirs.toString(16)} there`;
}
