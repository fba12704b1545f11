import { letsRun, runs, type Verdict } from '../../../seccomp/evaluate/verdict.ts';
import { columnOf } from '../../../seccomp/kernel/calls.ts';
import { argumentAt } from '../../../seccomp/knowledge/prototypes.ts';
import { type Condition, datumOf, holds, maskOf } from '../../../seccomp/libseccomp/condition.ts';
import { architectureOf } from '../../../seccomp/libseccomp/table.ts';
import { type CallOnHost, conditionalCalls, rememberingCalls } from '../../../seccomp/onTarget/callOnHost.ts';
import type { ProfileOnHost } from '../../../seccomp/onTarget/profileOnHost.ts';
import { fieldOf } from '../../../seccomp/profile/access.ts';
import type { RawObject } from '../../../seccomp/rawProfile.ts';
import type { Attempt } from '../../../seccomp/runtimes/attempt.ts';
import { writtenWord } from '../../edits/words.ts';
import type { Finding, Fix, PlacedEdit } from '../../finding.ts';
import type { ProfileRule } from '../../rule.ts';
import { atValue } from '../places.ts';
import { treeOfLibrary } from '../sources.ts';
import { conditionOf } from './places.ts';

/** Conditions that a caller gets around by the upper half of an argument. */
export const seccompUpperBits: ProfileRule = {
  id: 'seccomp-upper-bits',
  scope: 'profile',
  summary: 'A condition that the upper 32 bits of the argument get around',
  explanation:
    'A filter compares all 64 bits of an argument. Where the kernel takes it for an `int` or `unsigned int` it looks at the ' +
    'lower 32 alone, and the upper half is for the caller to choose: `socket(0x100000028)` is `socket(40)` for the kernel ' +
    'and another number for the filter. Denying by `==`, `<` or `<=` and allowing by `!=`, `>` or `>=` can so be got around. ' +
    'SCMP_CMP_MASKED_EQ with the mask 0xffffffff looks at the lower half as the kernel does. Allowing by `==` is safe. Told ' +
    'where the simulator finds arguments that the kernel can’t tell apart, of which one is denied and the other runs.',
  sources: [
    treeOfLibrary,
    'linux:include/linux/syscalls.h, prototypes of 6.17',
    'observed with runc 1.1.5 and crun 1.8.1: Docker’s rules for socket',
    'https://nvd.nist.gov/vuln/detail/CVE-2019-10063',
  ],
  defaultSeverity: 'warning',
  needsAllRules: true,
  checkOnHost: (host) => conditionalCalls(host).flatMap((call) => ofCall(host, call)),
};

const lower = 0xffff_ffffn;
const upper = 1n << 32n;

const ofCall = rememberingCalls((host: ProfileOnHost, { name, attempts }: CallOnHost): readonly Finding[] => {
  const seeing: Condition[] = [];
  for (const { action, conditions } of attempts) {
    const isAllowing = letsRun(action);
    for (const each of conditions) if (seesUpper(each) && isOpen(each, isAllowing)) seeing.push(each);
  }
  const { architecture } = host.target;
  if (seeing.length === 0 || architectureOf(architecture)?.bits !== 64) return [];
  return [...new Set(seeing.map(({ index }) => index))].flatMap((index) => {
    const argument = argumentAt(name, index, columnOf(architecture));
    return argument === undefined || argument.type.pointer || argument.type.bits !== 32
      ? []
      : ofArgument(
          host,
          name,
          index,
          attempts,
          seeing.filter((each) => each.index === index),
        );
  });
});

/** @param conditions those on the argument that see its upper half, and may be gotten around by it */
function ofArgument(
  host: ProfileOnHost,
  name: string,
  index: number,
  attempts: readonly Attempt[],
  conditions: readonly Condition[],
): readonly Finding[] {
  const verdictOf = host.verdicts(name);
  const probes = host.probes(name);
  if (probes === undefined) return [];
  const values = probes.valuesFor(index);
  // To most values no condition answers otherwise with another upper half.
  const isTelling = (half: bigint) => conditions.some((each) => tellsApart(each, half, half | upper));
  const halves = new Set([...new Set(values.map((value) => value & lower))].filter(isTelling));
  if (halves.size === 0) return [];
  const telling = new Set(values.filter((value) => halves.has(value & lower)));
  for (const probe of probes.having(index, telling)) {
    const value = (probe[index] ?? 0n) & lower;
    const plain = probe.with(index, value);
    const denied = verdictOf(plain);
    if (runs(denied)) continue;
    const disguised = probe.with(index, value | upper);
    const allowed = verdictOf(disguised);
    if (!runs(allowed)) continue;
    const blamed = blamedCondition(attempts, index, plain, disguised, denied, allowed);
    if (blamed === undefined) continue;
    const { attempt, condition } = blamed;
    const { written, place } = conditionOf(host, attempt, condition);
    const mask = condition.operator === 'EQ' && condition.value <= lower;
    return [
      {
        message: `The kernel looks at the lower 32 bits of argument ${index} of ${name} alone, and this condition at all 64: with 0x${value.toString(16)} the call is denied, with 0x${(value | upper).toString(16)}, which is the same to the kernel, it runs. ${mask ? 'Compare under the mask 0xffffffff.' : 'Allow the values that are meant one by one, or deny the others under the mask 0xffffffff.'}`,
        place,
        fixes: mask ? maskFix(written, host.profile.language) : [],
      },
    ];
  }
  return [];
}

/** The condition that tells two arguments apart which are the same to the kernel. */
function blamedCondition(
  attempts: readonly Attempt[],
  index: number,
  plain: readonly bigint[],
  disguised: readonly bigint[],
  denied: Verdict,
  allowed: Verdict,
): { readonly attempt: Attempt; readonly condition: Condition } | undefined {
  const deciding = attempts.filter(
    ({ origin }) => origin === denied.rule?.origin || origin === allowed.rule?.origin,
  );
  for (const attempt of deciding) {
    const condition = attempt.conditions.find(
      (each) => each.index === index && tellsApart(each, plain[index] ?? 0n, disguised[index] ?? 0n),
    );
    if (condition !== undefined) return { attempt, condition };
  }
  return undefined;
}

/** Whether a condition sees what makes the difference: a mask may leave it out. */
function seesUpper(condition: Condition): boolean {
  return (maskOf(condition) & upper) !== 0n;
}

/**
 * Whether a condition may hold where somebody gets around the rules: of one that allows with the upper half set, of one that
 * denies without. Allowing by `==` is safe, but of a value that has the bit itself.
 */
function isOpen(condition: Condition, isAllowing: boolean): boolean {
  const { operator } = condition;
  if (operator !== 'EQ' && operator !== 'MASKED_EQ') return true;
  return ((datumOf(condition) & upper) !== 0n) === isAllowing;
}

function tellsApart(condition: Condition, one: bigint, other: bigint): boolean {
  return holds(condition, one, 64) !== holds(condition, other, 64);
}

function maskFix(argument: RawObject | undefined, language: 'json' | 'yaml'): readonly Fix[] {
  const op = argument && fieldOf(argument, 'op');
  const value = argument && fieldOf(argument, 'value');
  if (op?.kind !== 'text' || value?.kind !== 'number' || argument === undefined) return [];
  const datum = fieldOf(argument, 'valueTwo');
  const written: PlacedEdit =
    datum === undefined
      ? { before: op.origin, key: 'valueTwo', value: Number(value.value) }
      : { place: atValue(datum), newText: value.source };
  return [
    {
      title: 'Compare the lower 32 bits',
      safe: true,
      edits: [
        written,
        { place: atValue(value), newText: String(lower) },
        { place: atValue(op), newText: writtenWord('SCMP_CMP_MASKED_EQ', language) },
      ],
    },
  ];
}
