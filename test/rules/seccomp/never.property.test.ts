import { expect, it } from 'vitest';
import { finish } from '../../../server/src/base/steps.ts';
import { seccompAlwaysAllowed } from '../../../server/src/rules/seccomp/onTarget/alwaysAllowed.ts';
import { seccompDeadRule } from '../../../server/src/rules/seccomp/onTarget/deadRule.ts';
import type { Condition, Operator } from '../../../server/src/seccomp/libseccomp/condition.ts';
import { onHost, type ProfileOnHost } from '../../../server/src/seccomp/onTarget/profileOnHost.ts';
import { newestTarget } from '../../../server/src/seccomp/targets/forProfile.ts';
import { type Random, seeded } from '../../support/random.ts';
import { boundaries } from '../../support/seccomp/randomFilters.ts';
import { sourceOf } from '../../support/seccomp/rawProfile.ts';

/** What is said of all arguments is held against thousands of them; more profiles by this many. */
const profiles = Number(process.env['SECCOMP_NEVER'] ?? 2_500);
const searched = 2_000;

const orders: readonly Operator[] = ['NE', 'LT', 'LE', 'GE', 'GT'];
const all: readonly Operator[] = [...orders, 'EQ', 'MASKED_EQ', 'MASKED_EQ'];
const decisions = ['SCMP_ACT_ALLOW', 'SCMP_ACT_KILL', 'SCMP_ACT_TRAP'];

it('a rule that is said never to decide decides on no arguments that are found', { timeout: 600_000 }, () => {
  const random = seeded(21);
  let told = 0;
  const wrong: string[] = [];
  for (let profile = 0; profile < profiles; profile++) {
    const { text, host, conditions } = randomProfile(random, all, decisions);
    for (const { message } of finish(deadRules(host))) {
      const [, index = ''] = /^Rule (\d+) never decides/.exec(message) ?? [];
      if (index === '') continue;
      told += 1;
      const verdictOf = host.verdicts('socket');
      for (let list = 0; list < searched; list++) {
        const args = argumentsNear(random, conditions);
        if (verdictOf(args).rule?.index !== Number(index)) continue;
        wrong.push(`${text}\n${message}\n${args}`);
        break;
      }
    }
  }
  expect(wrong).toEqual([]);
  expect(told).toBeGreaterThan(profiles / 10);
});

it('rules that are said to keep nothing out let all arguments through that are found', {
  timeout: 600_000,
}, () => {
  const random = seeded(22);
  let told = 0;
  const wrong: string[] = [];
  for (let profile = 0; profile < profiles; profile++) {
    const { text, host, conditions } = randomProfile(random, orders, ['SCMP_ACT_ALLOW']);
    for (const { message } of seccompAlwaysAllowed.checkOnHost?.(host) ?? []) {
      told += 1;
      const verdictOf = host.verdicts('socket');
      for (let list = 0; list < searched; list++) {
        const args = argumentsNear(random, conditions);
        if (verdictOf(args).layer !== 'default') continue;
        wrong.push(`${text}\n${message}\n${args}`);
        break;
      }
    }
  }
  expect(wrong).toEqual([]);
  expect(told).toBeGreaterThan(profiles / 100);
});

function deadRules(host: ProfileOnHost) {
  const { checkOnHostInSteps } = seccompDeadRule;
  if (checkOnHostInSteps === undefined) throw new Error('it is not looked for in steps');
  return checkOnHostInSteps(host);
}

/** Some rules for one call whose conditions get in each other's way. */
function randomProfile(random: Random, operators: readonly Operator[], actions: readonly string[]) {
  const words = Array.from({ length: 1 + random.below(4) }, () => random.pick(boundaries));
  const conditions: Condition[] = [];
  const syscalls = Array.from({ length: 2 + random.below(4) }, () => {
    const indexes = [0, 1, 2].filter(() => random.chance(0.4));
    const args = indexes.map((index) => {
      const condition: Condition = {
        index,
        operator: random.pick(operators),
        value: random.pick(words),
        valueTwo: random.pick(words),
      };
      conditions.push(condition);
      const { operator, value, valueTwo } = condition;
      return { index, op: `SCMP_CMP_${operator}`, value: raw(value), valueTwo: raw(valueTwo) };
    });
    return {
      names: ['socket'],
      action: random.pick(actions),
      args,
    };
  });
  const text = JSON.stringify({ defaultAction: 'SCMP_ACT_ERRNO', syscalls }).replace(/"RAW(\d+)"/g, '$1');
  const target = newestTarget('docker');
  const [first] = target.hosts;
  if (first === undefined) throw new Error('there is no host');
  return { text, conditions, host: onHost(sourceOf(text).profile, target, first) };
}

/** JSON.stringify knows no numbers of 64 bits. */
function raw(value: bigint): string {
  return `RAW${value}`;
}

function argumentsNear(random: Random, conditions: readonly Condition[]): readonly bigint[] {
  return [0, 1, 2].map((index) => {
    const own = conditions.filter((condition) => condition.index === index);
    if (own.length === 0) return 0n;
    const word = (): bigint => {
      const { value, valueTwo } = random.pick(own);
      return random.pick([
        value,
        valueTwo,
        ~value,
        value + 1n,
        value - 1n,
        value | valueTwo,
        0n,
        random.pick(boundaries),
      ]);
    };
    const mask = random.pick([word(), 0xffff_ffffn, 0xffff_ffff_0000_0000n]);
    const mixed = (word() & mask) | (word() & ~mask);
    return BigInt.asUintN(64, random.chance(0.3) ? mixed ^ (1n << BigInt(random.below(64))) : mixed);
  });
}
