import type { Architecture } from '../libseccomp/architecture.ts';
import { type Condition, datumOf, holds, isWide, maskOf } from '../libseccomp/condition.ts';
import { architectureOf, tableOf } from '../libseccomp/table.ts';
import { alwaysHolds } from '../libseccomp/tree/chain.ts';
import type { Attempt } from '../runtimes/attempt.ts';
import { numberOfCall } from './callNumber.ts';
import type { CompiledFilter } from './compile.ts';
import { type Call, type DecidingRule, ruleOf, type Verdict } from './verdict.ts';

/** A rule that names the call and does not decide. */
export interface PassedOver {
  readonly rule: DecidingRule;
  /** A clause without a full stop. */
  readonly reason: string;
}

/**
 * The rules that name a call and do not decide it, in the profile's order, and why each does not. A rule may name it more
 * than once, or may name what it is reached through too.
 */
export function rulesPassedOver(
  compiled: CompiledFilter,
  call: Call,
  verdict: Verdict,
): readonly PassedOver[] {
  const architecture = architectureOf(call.architecture);
  const number = numberOfCall(call.call, call.architecture);
  if (architecture === undefined || number === undefined) return [];
  const { dropped, prepared, target } = compiled;
  const reach = reachOf(architecture, number, call, target.libseccomp.table);
  const left = dropped.flatMap(({ names, origin, reason }) =>
    names
      .filter(({ name }) => reach(name) !== undefined)
      .map((name) => ({
        rule: ruleOf({ ...name, ruleOrigin: origin }),
        ruleOrigin: origin,
        reason: `${engines[target.loader]} leaves it out: ${reason}`,
      })),
  );
  const decider = prepared.attempts.find(({ origin }) => origin === verdict.rule?.origin);
  const tried = prepared.attempts.flatMap((attempt) => {
    const forced = reach(attempt.name);
    if (forced === undefined || attempt.ruleOrigin === decider?.ruleOrigin) return [];
    const reason = reasonFor(attempt, forced, call, architecture, compiled, verdict);
    return [{ rule: ruleOf(attempt), ruleOrigin: attempt.ruleOrigin, reason }];
  });
  const seen = new Set<string>();
  const once = [...left, ...tried].filter(({ ruleOrigin: { object, path }, reason }) => {
    const key = JSON.stringify([object, path, reason]);
    return seen.size < seen.add(key).size;
  });
  return once
    .map(({ rule, reason }) => ({ rule, reason }))
    .sort((one, other) => one.rule.index - other.rule.index);
}

const engines: Readonly<Record<CompiledFilter['target']['loader'], string>> = {
  oci: 'the runtime',
  docker: 'Docker',
  podman: 'Podman',
  containerd: 'containerd',
  'cri-o': 'CRI-O',
  spo: 'containerd',
};

/**
 * How a rule for a name reaches the call: by its own number, with its conditions as they are, or through `socketcall` or
 * `ipc`, whose first argument takes the place of the rule's own. Undefined where it does not.
 */
function reachOf(
  architecture: Architecture,
  number: number,
  call: Call,
  table: string,
): (name: string) => readonly Condition[] | undefined {
  const known = tableOf(table);
  return (name) => {
    if (numberOfCall(name, architecture.name) === number) return [];
    const through = known.multiplexing(name, architecture);
    if (through?.number !== number || call.args[0] !== BigInt(through.sub)) return undefined;
    return [{ index: 0, operator: 'EQ', value: BigInt(through.sub), valueTwo: 0n }];
  };
}

function reasonFor(
  attempt: Attempt,
  forced: readonly Condition[],
  call: Call,
  architecture: Architecture,
  { prepared, target }: CompiledFilter,
  verdict: Verdict,
): string {
  if (verdict.layer === 'architecture') return `the filter is not for ${call.architecture}`;
  if (attempt.fate === 'unknown-name') {
    return `libseccomp ${target.libseccomp.version} does not know the name`;
  }
  if (verdict.layer === 'stub') return "runc's part in front of the filter answers before it";
  if (attempt.fate === 'is-default') return 'its action is the default one, so the runtime leaves it out';
  const own = attempt.conditions.filter(({ index }) => forced.every((each) => each.index !== index));
  const failing = own.find(
    ({ index, ...rest }) => !holds({ index, ...rest }, call.args[index] ?? 0n, architecture.bits),
  );
  if (failing !== undefined) return failure(failing, call.args[failing.index] ?? 0n, architecture);
  const { rule } = verdict;
  if (rule === undefined) return 'the filter that libseccomp makes of the rules loses it';
  const winner = prepared.attempts.find(({ origin }) => origin === rule.origin);
  return winner?.conditions.every((condition) => alwaysHolds(condition, architecture.bits))
    ? `rule ${rule.index} has no conditions and beats it`
    : `libseccomp tries rule ${rule.index} first`;
}

const signs: Readonly<Record<Condition['operator'], string>> = {
  NE: 'other than',
  LT: 'below',
  LE: 'at most',
  EQ: 'equal to',
  GE: 'at least',
  GT: 'above',
  MASKED_EQ: 'equal to',
};

function failure(condition: Condition, argument: bigint, { bits }: Architecture): string {
  const masked =
    condition.operator === 'MASKED_EQ' ? ` under the mask ${hexadecimal(maskOf(condition))}` : '';
  const cut = bits === 32 && isWide(condition) ? ', of which the lower 32 bits count' : '';
  const wanted = `${signs[condition.operator]} ${hexadecimal(datumOf(condition))}`;
  return `argument ${condition.index} is ${hexadecimal(argument)}, not ${wanted}${masked}${cut}`;
}

function hexadecimal(value: bigint): string {
  return value < 10n ? value.toString() : `0x${value.toString(16)}`;
}
