import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compile } from '../../server/src/seccomp/evaluate/compile.ts';
import { startError } from '../../server/src/seccomp/evaluate/startError.ts';
import { type Verdict, verdictOf } from '../../server/src/seccomp/evaluate/verdict.ts';
import { allSyscalls } from '../../server/src/seccomp/knowledge/syscallTable.ts';
import type { Target } from '../../server/src/seccomp/target.ts';
import { writeBundle } from '../support/containers/bundle.ts';
import { type ProbeCall, probeProgram } from '../support/containers/probe.ts';
import { doubtfulProfiles, harmless, randomProfile } from '../support/containers/profiles.ts';
import { findRuntimes, runContainer } from '../support/containers/runtimes.ts';
import { type Random, seeded } from '../support/random.ts';
import { sourceOf } from '../support/seccomp/rawProfile.ts';

const profileCount = Number(process.env['SECCOMP_PROFILES'] ?? 12);
const seed = Number(process.env['SECCOMP_SEED'] ?? 7);
const words = [
  0n,
  1n,
  2n,
  5n,
  6n,
  0xffff_ffffn,
  0x1_0000_0000n,
  0x1_0000_0001n,
  0x1_0000_0005n,
  0x1_0000_0007n,
];

let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'containers-'));
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const runtimes = findRuntimes();

describe.each(runtimes.map((runtime) => [`${runtime.name} ${runtime.version}`, runtime] as const))(
  '%s',
  (_, runtime) => {
    const target: Target = {
      loader: 'oci',
      runtime,
      libseccomp: { version: '2.5.4', table: '2.5.5' },
      kernel: '6.18',
      architecture: 'x86_64',
      capabilities: [],
      listening: false,
    };
    let container = 0;

    const start = (profile: string, calls: readonly ProbeCall[]) => {
      container += 1;
      const id = `probe-${process.pid}-${runtime.name}-${container}`;
      const bundle = join(folder, id);
      writeBundle(bundle, probeProgram(calls), profile);
      return runContainer(runtime, bundle, join(folder, `${runtime.name}-${runtime.version}`), id);
    };

    it('starts what we say it starts, and refuses the rest in the same words', async () => {
      for (const profile of doubtfulProfiles()) {
        const compiled = compile(sourceOf(profile), target);
        const { code, error } = await start(profile, []);
        const said = startError(compiled);
        if (said !== undefined) {
          expect(code, profile).not.toBe(0);
          expect(withoutMarks(error), profile).toContain(withoutMarks(said));
        } else {
          expect({ code, error: code === 0 ? '' : error }, profile).toEqual({ code: 0, error: '' });
        }
      }
    }, 180_000);

    it(
      `does with calls what we say, under ${profileCount} random profiles`,
      async () => {
        const random = seeded(seed);
        let compared = 0;
        for (let count = 0; count < profileCount; count += 1) {
          const profile = randomProfile(random);
          const compiled = compile(sourceOf(profile), target);
          const calls = randomCalls(random).map((call) => ({
            ...call,
            verdict: verdictOf(compiled, { call: call.number, args: call.args, architecture: 'x86_64' }),
          }));
          const mild = calls.filter(({ verdict }) => !verdict.action.includes('KILL'));
          const { code, out, error } = await start(profile, mild);
          if (compiled.kind === 'refused') {
            expect(withoutMarks(error), profile).toContain(withoutMarks(compiled.error));
            continue;
          }
          expect({ code, error: code === 0 ? '' : error }, profile).toEqual({ code: 0, error: '' });
          mild.forEach(({ number, args, verdict }, index) => {
            const returned = out.readBigInt64LE(index * 8);
            const what = `${number}(${args.join(', ')}) under ${profile}: ${JSON.stringify(verdict)}`;
            expect(matches(returned, verdict, number), `${returned} from ${what}`).toBe(true);
          });
          compared += mild.length;
          const [deadly] = calls.filter(({ verdict }) => verdict.action.includes('KILL'));
          if (deadly !== undefined) {
            const killed = await start(profile, [deadly]);
            expect(killed.code, `${deadly.number}(${deadly.args.join(', ')}) under ${profile}`).not.toBe(0);
          }
        }
        console.log(`${runtime.name} ${runtime.version}: ${compared} calls agree`);
        expect(compared).toBeGreaterThan(profileCount * 10);
      },
      60_000 + profileCount * 10_000,
    );
  },
);

/** Harmless calls with arguments around those of the profiles, and two that no kernel has. */
function randomCalls(random: Random): readonly ProbeCall[] {
  const numbers = allSyscalls()
    .filter(({ name }) => harmless.includes(name))
    .flatMap(({ numbers: all }) => all.get('x86_64') ?? []);
  const one = (number: number): ProbeCall => ({
    number,
    args: Array.from({ length: 6 }, () => random.pick(words)),
  });
  return [...numbers.flatMap((number) => Array.from({ length: 8 }, () => one(number))), one(500), one(2000)];
}

function matches(returned: bigint, { action, errno }: Verdict, number: number): boolean {
  switch (action) {
    case 'SCMP_ACT_ERRNO':
      return returned === -BigInt(errno ?? 0);
    case 'SCMP_ACT_TRACE':
    case 'SCMP_ACT_NOTIFY':
      return returned === -38n;
    default:
      return number >= 500 ? returned === -38n : returned >= 0n;
  }
}

/** Logs put quotes around messages, and backslashes before theirs. */
function withoutMarks(text: string): string {
  return text.replaceAll(/[\\"`']/g, '');
}
