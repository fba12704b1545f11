import { once } from '../../base/once.ts';
import { lineNumbers, optional, type Row, rowsOf, wordsOf } from './rows.ts';
import { namesOfCodes } from './syscallTable.ts';
import {
  archMapRows,
  defaultProfileRows,
  defaultRuleRows,
  nameListRows,
  ruleConditionRows,
} from './tables/defaults.ts';

/** The profile that an engine gives a container which asks for none of its own. Its default action is SCMP_ACT_ERRNO. */
export interface DefaultProfile {
  /** `docker-29.7.2` */
  readonly id: string;
  readonly product: string;
  readonly version: string;
  /** Other releases that have the same. */
  readonly alsoIn: string;
  readonly source: string;
  /** Undefined where not given: runtimes then take EPERM. */
  readonly defaultErrno: number | undefined;
  /**
   * Docker, Podman and CRI-O: an architecture and those that come with it. containerd: a host in Go's spelling and all of
   * its architectures.
   */
  readonly archMap: ReadonlyMap<string, readonly string[]>;
  /** In the order of the file. */
  readonly rules: readonly DefaultRule[];
}

export interface DefaultRule {
  readonly names: readonly string[];
  readonly action: 'SCMP_ACT_ALLOW' | 'SCMP_ACT_ERRNO';
  /** Undefined where not given. */
  readonly errno: number | undefined;
  readonly conditions: readonly DefaultCondition[];
  /** Capabilities that must all be in the bounding set. */
  readonly whenCapabilities: readonly string[];
  /** Capabilities any of which drops the rule. */
  readonly unlessCapabilities: readonly string[];
  /** Hosts in Docker's spelling, one of which it must be; none means any. */
  readonly whenArchitectures: readonly string[];
  readonly unlessArchitectures: readonly string[];
  /** The host's kernel must be at least this. */
  readonly minimumKernel: string | undefined;
}

export interface DefaultCondition {
  readonly index: number;
  readonly operator: string;
  readonly value: number;
  readonly valueTwo: number | undefined;
}

const profiles = once(() => {
  const rules = defaultRules();
  let whole = '';
  const archMaps = rowsOf(archMapRows).map((row) => {
    whole = row(0).startsWith(',') ? whole + row(0) : row(0);
    return archMapOf(whole);
  });
  return rowsOf(defaultProfileRows).map(
    (row): DefaultProfile => ({
      id: row(0),
      product: row(1),
      version: row(2),
      alsoIn: row(3),
      source: row(4),
      defaultErrno: row(5) === '' ? undefined : Number(row(5)),
      archMap: pick(archMaps, row(6))[0] ?? new Map(),
      rules: pick(rules, row(7)),
    }),
  );
});

/** By product, older ones first. */
export function defaultProfiles(): readonly DefaultProfile[] {
  return profiles();
}

function pick<T>(items: readonly T[], codes: string): readonly T[] {
  return lineNumbers(codes).flatMap((line) => items.slice(line, line + 1));
}

/** Each distinct rule once. */
function defaultRules(): readonly DefaultRule[] {
  const lists = nameLists();
  const conditions = rowsOf(ruleConditionRows).map(conditionsOf);
  return rowsOf(defaultRuleRows).flatMap((row) => {
    const [list = -1, condition = -1] = lineNumbers(row(0));
    const names = lists[list];
    const rest = conditions[condition];
    return names === undefined || rest === undefined ? [] : { names, ...rest };
  });
}

/** A list may be that of an earlier line with some names more and some less. */
function nameLists(): readonly (readonly string[])[] {
  const lists: (readonly string[])[] = [];
  for (const row of rowsOf(nameListRows)) {
    const [base] = pick(lists, row(1));
    const removed = new Set(namesOfCodes(row(2)));
    const kept = (base ?? []).filter((name) => !removed.has(name));
    lists.push([...kept, ...namesOfCodes(row(0))].sort());
  }
  return lists;
}

function conditionsOf(row: Row): Omit<DefaultRule, 'names'> {
  const errno = row(0).slice(1);
  return {
    action: row(0).startsWith('E') ? 'SCMP_ACT_ERRNO' : 'SCMP_ACT_ALLOW',
    errno: errno === '' ? undefined : Number(errno),
    conditions: row(1) === '' ? [] : row(1).split(',').map(conditionOf),
    whenCapabilities: wordsOf(row(2)).map((name) => `CAP_${name}`),
    unlessCapabilities: wordsOf(row(3)).map((name) => `CAP_${name}`),
    whenArchitectures: wordsOf(row(4)),
    unlessArchitectures: wordsOf(row(5)),
    minimumKernel: optional(row(6)),
  };
}

function conditionOf(text: string): DefaultCondition {
  const [index, operator, value, valueTwo] = text.split(' ');
  return {
    index: Number(index),
    operator: `SCMP_CMP_${operator}`,
    value: Number(value),
    valueTwo: valueTwo === undefined ? undefined : Number(valueTwo),
  };
}

/** Hosts in Go's spelling are in lower case and stay as they are. */
function archMapOf(text: string): ReadonlyMap<string, readonly string[]> {
  const nameOf = (word: string): string => (/^[A-Z]/.test(word) ? `SCMP_ARCH_${word}` : word);
  return new Map(
    text.split(',').map((entry) => {
      const [host = '', ...others] = entry.split(' ').map(nameOf);
      return [host, others] as const;
    }),
  );
}
