import type { Origin } from '../../base/origin.ts';
import { listItems, objectsIn, textOf, wholeOf } from '../profile/access.ts';
import type { RawObject, RawText, RawValue } from '../rawProfile.ts';
import { sorted, type WrittenCondition } from './conditions.ts';

/** One rule for one call, as the operator merges them. */
export interface Clause {
  readonly name: RawText;
  readonly action: string;
  /** Undefined where there is none, or 0, which the operator can't tell from none. */
  readonly errno: bigint | undefined;
  readonly conditions: readonly WrittenCondition[];
  /** Of the rule that it is written in. */
  readonly origin: Origin;
}

/**
 * The clauses of a rule by the names of its calls. A rule with several conditions on one argument is one clause for each
 * condition, as the runtimes load it.
 */
export function clausesOf(rule: RawObject): readonly Clause[] {
  const action = textOf(rule, 'action');
  if (action === undefined) return [];
  const errno = wholeOf(rule, 'errnoRet');
  const conditions = objectsIn(rule, 'args').flatMap(conditionOf);
  const indexes = conditions.map(({ index }) => index).filter((index) => index < 6n);
  const groups =
    new Set(indexes).size < indexes.length ? conditions.map((one) => [one]) : [sorted(conditions)];
  const names = listItems(rule, 'names').filter((name) => name.kind === 'text');
  return groups.flatMap((own) =>
    names.map((name) => ({
      name,
      action,
      errno: errno === 0n ? undefined : errno,
      conditions: own,
      origin: rule.origin,
    })),
  );
}

function conditionOf(argument: RawObject): readonly WrittenCondition[] {
  const operator = textOf(argument, 'op');
  if (operator === undefined) return [];
  return [
    {
      index: wholeOf(argument, 'index') ?? 0n,
      operator,
      value: wholeOf(argument, 'value') ?? 0n,
      valueTwo: wholeOf(argument, 'valueTwo') ?? 0n,
      origin: argument.origin,
    },
  ];
}

/** The clause as a rule of a profile; what it says keeps the places where that is written. */
export function ruleOfClause({ name, action, errno, conditions, origin }: Clause): RawObject {
  const number = (value: bigint, at: Origin): RawValue => ({
    kind: 'number',
    value,
    source: value.toString(),
    origin: at,
  });
  const args = conditions.map(
    ({ index, operator, value, valueTwo, origin: at }): RawObject => ({
      kind: 'object',
      entries: [
        { key: 'index', value: number(index, at) },
        { key: 'value', value: number(value, at) },
        ...(valueTwo === 0n ? [] : [{ key: 'valueTwo', value: number(valueTwo, at) }]),
        { key: 'op', value: { kind: 'text', value: operator, origin: at } },
      ],
      origin: at,
    }),
  );
  return {
    kind: 'object',
    entries: [
      { key: 'names', value: { kind: 'list', items: [name], origin } },
      { key: 'action', value: { kind: 'text', value: action, origin } },
      ...(errno === undefined ? [] : [{ key: 'errnoRet', value: number(errno, origin) }]),
      ...(args.length === 0 ? [] : [{ key: 'args', value: { kind: 'list' as const, items: args, origin } }]),
    ],
    origin,
  };
}
