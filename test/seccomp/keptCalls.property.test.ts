import { expect, it } from 'vitest';
import { finish } from '../../server/src/base/steps.ts';
import { probesFor } from '../../server/src/seccomp/compare/probes.ts';
import { type CallOnHost, callsOn } from '../../server/src/seccomp/onTarget/callOnHost.ts';
import { onHost, type ProfileOnHost } from '../../server/src/seccomp/onTarget/profileOnHost.ts';
import type { RawProfile } from '../../server/src/seccomp/rawProfile.ts';
import { namedTarget } from '../../server/src/seccomp/targets/resolve.ts';
import { readFile, type WorkspaceFile } from '../../server/src/workspace/file.ts';
import { type Random, seeded } from '../support/random.ts';

/** A call that an edit has left alone is the same object, and what was found out about it counts: it must still be so. */
const profiles = 150;
const edits = 20;

it('a call is kept only where it is answered as before', { timeout: 120_000 }, () => {
  const random = seeded(11);
  const target = namedTarget({ preset: 'docker-29', architectures: [] });
  let kept = 0;
  for (let index = 0; index < profiles; index++) {
    const rules = Array.from({ length: 3 + random.below(8) }, () => randomRule(random));
    let [file, before]: [WorkspaceFile | undefined, ProfileOnHost | undefined] = [undefined, undefined];
    let calls: readonly CallOnHost[] = [];
    for (let version = 0; version < edits; version++) {
      rules[random.below(rules.length)] = randomRule(random);
      const text = JSON.stringify({ defaultAction: 'SCMP_ACT_ERRNO', architectures, syscalls: rules });
      file = finish(readFile({ uri: `file:///${index}.json`, language: 'json', version, text }, file));
      const [newest] = target.hosts.map((host) => onHost(profileOf(file), target, host));
      if (newest === undefined || newest.filter === undefined) continue;
      for (const call of callsOn(newest)) {
        if (before === undefined || call.lineage === undefined || !calls.includes(call)) continue;
        kept += 1;
        expect(answersOn(newest, before, call), text).toEqual(answersOn(before, newest, call));
      }
      calls = callsOn(newest);
      before = newest;
    }
  }
  expect(kept).toBeGreaterThan(1000);
});

const architectures = ['SCMP_ARCH_X86_64', 'SCMP_ARCH_X86'];
/** With calls that only x86 has, those that it reaches through others, and those that neither has. */
const names = ['read', 'write', 'socket', 'semop', 'socketcall', 'stime', 'waitpid', 'riscv_flush_icache'];
const values = [1, 5, 0x1_0000_0001, 0x1_0000_0005, 0x2_0000_0005];

function randomRule(random: Random) {
  const indexes = [0, 1].filter(() => random.chance(0.7));
  return {
    names: names.filter(() => random.chance(0.4)),
    action: random.pick(['SCMP_ACT_ALLOW', 'SCMP_ACT_ALLOW', 'SCMP_ACT_LOG']),
    args: indexes.map((index) => ({
      index,
      value: random.pick(values),
      op: random.pick(['SCMP_CMP_LT', 'SCMP_CMP_LE', 'SCMP_CMP_EQ', 'SCMP_CMP_GT']),
    })),
  };
}

function profileOf(file: WorkspaceFile | undefined): RawProfile {
  return file?.documents[0]?.manifests[0]?.model as RawProfile;
}

/** What a host answers wherever its answer or the other's may change. */
function answersOn(host: ProfileOnHost, other: ProfileOnHost, { name }: CallOnHost) {
  const verdictOf = host.verdicts(name, host.architectureFor(name));
  const probes = [host, other].flatMap(({ compiled }) => probesFor(name, [compiled]));
  return new Map(probes.map((args) => [args.join(' '), verdictOf(args)]));
}
