import { describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import type { Refactoring } from '../../../server/src/features/refactorings/refactoring.ts';
import { refactoringsAt } from '../../../server/src/features/refactorings/refactoringsAt.ts';
import { type Random, seeded } from '../../support/random.ts';
import { type CallData, parseProgram, runProgram } from '../../support/seccomp/bpf.ts';
import { architecture, installedTable } from '../../support/seccomp/installed.ts';
import { askLibseccomp, type FilterAnswer, type FilterRequest } from '../../support/seccomp/oracle.ts';
import { plainRequest } from '../../support/seccomp/plainRequest.ts';
import {
  type PlainProfile,
  type ProfileDialect,
  randomProfile,
} from '../../support/seccomp/randomProfiles.ts';
import { withEdits } from '../../support/textEdits.ts';
import { root, workbenchOf } from '../../support/workbench.ts';

const profileCount = Number(process.env['REFACTORED_PROFILES'] ?? 100);
const seed = Number(process.env['REFACTORED_SEED'] ?? 1);

/** What a title promises to leave alone. */
interface Promised {
  /** Of the calls that it does not name, or of all. */
  readonly isSpared: (name: string) => boolean;
  /** Only of arguments as the kernel reads them. */
  readonly narrow?: true;
  /** The architectures that were filtered before. */
  readonly onlyOld?: true;
}

function changesOf(title: string): Promised {
  const named = new Set(title.match(/[a-z_0-9]+/g));
  if (/^(?:Allow|Treat alike)/.test(title)) return { isSpared: (name) => !named.has(name) };
  if (title.startsWith('Compare')) return { isSpared: () => true, narrow: true };
  if (title.startsWith('List ')) return { isSpared: () => true, onlyOld: true };
  return { isSpared: () => true };
}

/** What is said where conditions on capabilities are decided for containers that have none of these. */
const flattened =
  /^(?:Conditions on capabilities|The rule for .+ (?:is left out: it is|no longer depends on))/;

const everyKind = [
  ...['Allow the', 'Allow what', 'Compare the', 'Convert to', 'Give', 'List', 'Merge', 'Remove'],
  ...['Sort and', 'Split the', 'Treat', 'Write', 'decided for a container'],
];

describe('refactorings of random profiles', () => {
  it(
    'change no verdict of libseccomp’s but those that their titles name',
    async () => {
      const random = seeded(seed);
      const kinds = new Map<string, number>();
      const capabilities = random.pick([[], ['CAP_SYS_ADMIN'], ['CAP_SYS_ADMIN', 'CAP_SYS_PTRACE']]);
      const tries: Try[] = [];
      for (let index = 0; index < profileCount; index++) {
        const dialect = random.pick<ProfileDialect>(['oci', 'docker', 'spo']);
        const profile = randomProfile(random, dialect);
        const text = textOf(random, profile, dialect);
        const file = dialect === 'spo' ? 'web.yaml' : 'web.json';
        for (const one of offered(random, file, text)) {
          const written = one.file?.text ?? withEdits(text, one.edits);
          const isDecided = /^(?:Convert|Write)/.test(one.title) && one.consequences.length > 0;
          // What else gets lost is said, and is another test's subject.
          if (isDecided && !one.consequences.every((each) => flattened.test(each))) continue;
          if (one.title.startsWith('Allow what') && random.chance(0.7)) continue;
          tries.push({
            before: profile,
            after: read(written),
            capabilities: isDecided ? [] : capabilities,
            one,
            text,
          });
          for (const kind of [kindOf(one.title), ...(isDecided ? ['decided for a container'] : [])])
            kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
        }
      }
      const requests = tries.flatMap(({ before, after, capabilities: own }) => [
        plainRequest(before, own),
        plainRequest(after, own),
      ]);
      const answers: FilterAnswer[] = [];
      for await (const answer of askLibseccomp(requests)) answers.push(answer);
      let verdicts = 0;
      for (const [index, one] of tries.entries()) {
        const [before, after] = [answers[index * 2], answers[index * 2 + 1]];
        const pair = [requests[index * 2], requests[index * 2 + 1]].filter((each) => each !== undefined);
        if (before === undefined || after === undefined) throw new Error('an answer is missing');
        verdicts += compare(random, one, pair, before, after);
      }
      console.log(`${verdicts} verdicts after ${tries.length} refactorings:`, Object.fromEntries(kinds));
      expect([...kinds.keys()].sort()).toEqual(everyKind);
      expect(verdicts).toBeGreaterThan(profileCount * 100);
    },
    60_000 + profileCount * 1_000,
  );
});

/** Without what one profile has and another has not. */
function kindOf(title: string): string {
  const [first = '', second = ''] = title.split(' ');
  return /^(?:Allow|Sort|Compare|Convert|Split)$/.test(first) ? `${first} ${second}` : first;
}

interface Try {
  readonly before: PlainProfile;
  readonly after: PlainProfile;
  /** Of the container. */
  readonly capabilities: readonly string[];
  readonly one: Refactoring;
  readonly text: string;
}

/** Those at some place, and at a selection that begins there. */
function offered(random: Random, file: string, text: string): readonly Refactoring[] {
  const names = [...text.matchAll(/\b[a-z_0-9]{4,}\b/g)].map(({ index }) => index + 1);
  const start = random.chance(0.8) ? random.pick(names) : random.below(text.length);
  const end = random.chance(0.3) ? Math.min(text.length, start + random.below(60)) : start;
  return refactoringsAt(workbenchOf(new Map([[file, text]])), `${root}/${file}`, { start, end });
}

function textOf(random: Random, profile: PlainProfile, dialect: ProfileDialect): string {
  if (dialect !== 'spo') return JSON.stringify(profile, null, random.pick(['', 2, '\t']));
  const object = {
    apiVersion: 'security-profiles-operator.x-k8s.io/v1',
    kind: 'SeccompProfile',
    metadata: { name: 'web' },
    spec: profile,
  };
  const style = random.pick([{}, { indentSeq: false }, { collectionStyle: 'flow' as const }]);
  return stringify(object, { ...style, aliasDuplicateObjects: false });
}

function read(text: string): PlainProfile {
  const value = parse(text) as PlainProfile & { readonly spec?: PlainProfile };
  return value.spec ?? value;
}

const interesting = [0n, 1n, 2n, 3n, 8n, 40n, 0x7e02_0000n, 0x1000_0000n, 0xffff_fffen, 0xffff_ffffn];
const wide = [0x1_0000_0000n, 0x1_0000_0028n, 0x1_0000_0001n, 0xffff_ffff_ffff_ffffn];

function compare(
  random: Random,
  { one, text }: Try,
  requests: readonly FilterRequest[],
  before: FilterAnswer,
  after: FilterAnswer,
): number {
  if ('endless' in before || 'endless' in after) return 0;
  const promise = changesOf(one.title);
  const where = `${one.title}\n${text}`;
  const isStarting = ({ results }: { readonly results: readonly string[] }): boolean =>
    results.every((result) => result === 'added');
  if (!isStarting(before)) return 0;
  expect(isStarting(after), `no container starts after: ${where}`).toBe(true);
  const [old, next] = [parseProgram(before.program, 'little'), parseProgram(after.program, 'little')];
  const names = new Set(requests.flatMap(({ rules }) => rules.map(({ name }) => name)));
  const known = promise.onlyOld === true ? (requests[0]?.architectures ?? []) : ['x86', 'x32'];
  let verdicts = 0;
  for (const each of ['x86_64', ...known].map(architecture)) {
    for (const name of [...names, 'getpid', 'socketcall'].filter(promise.isSpared)) {
      const number = installedTable.numberOf(name, each);
      if (number === undefined) continue;
      for (let attempt = 0; attempt < 12; attempt++) {
        const values = promise.narrow === true ? interesting : [...interesting, ...wide];
        const args = Array.from({ length: 6 }, () => random.pick(values));
        const call: CallData = { number, architecture: each.auditArchitecture, args };
        verdicts++;
        const [own, other] = [runProgram(old, call, 'little'), runProgram(next, call, 'little')];
        if (own === other) continue;
        const shown = args.map((value) => `0x${value.toString(16)}`).join();
        throw new Error(
          `${name}(${shown}) on ${each.name} was 0x${own.toString(16)}, is 0x${other.toString(16)}: ${where}`,
        );
      }
    }
  }
  return verdicts;
}
