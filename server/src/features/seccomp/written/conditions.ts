import { enumerate } from '../../../base/words.ts';
import { fieldOf, listItems, objectsIn, textOf } from '../../../seccomp/profile/access.ts';
import type { RawObject } from '../../../seccomp/rawProfile.ts';

/** When a rule is meant to hold, each condition in words; empty where it always is. */
export function conditionsOf(rule: RawObject): readonly string[] {
  return [...argumentWords(rule), ...hostConditions(rule)];
}

/** Those that are not about arguments: capabilities, hosts and kernels. */
export function hostConditions(rule: RawObject): readonly string[] {
  return [...includesWords(rule), ...excludesWords(rule)];
}

/** Several conditions on one argument are alternatives, since runtimes then make a rule of each condition. */
function argumentWords(rule: RawObject): readonly string[] {
  const conditions = objectsIn(rule, 'args');
  const indexes = conditions.map(indexText);
  const isEither = new Set(indexes).size < indexes.length;
  const words = conditions.map(comparison);
  return isEither ? [words.join(' or ')] : words;
}

const signs: Readonly<Record<string, string>> = {
  SCMP_CMP_NE: '≠',
  SCMP_CMP_LT: '<',
  SCMP_CMP_LE: '≤',
  SCMP_CMP_EQ: '=',
  SCMP_CMP_GE: '≥',
  SCMP_CMP_GT: '>',
};

function comparison(condition: RawObject): string {
  const subject = `argument ${indexText(condition)}`;
  const op = textOf(condition, 'op');
  if (op === 'SCMP_CMP_MASKED_EQ') {
    return `${subject} & ${numberText(condition, 'value')} = ${numberText(condition, 'valueTwo')}`;
  }
  return `${subject} ${signs[op ?? ''] ?? op ?? '?'} ${numberText(condition, 'value')}`;
}

function indexText(condition: RawObject): string {
  const index = fieldOf(condition, 'index');
  return index?.kind === 'number' ? String(index.value) : '0';
}

/** Large numbers in hexadecimal, which shows their bits. What is left out is 0. */
function numberText(condition: RawObject, key: string): string {
  const number = fieldOf(condition, key);
  if (number === undefined) return '0';
  if (number.kind !== 'number') return '?';
  return number.value > largestDecimal ? `0x${number.value.toString(16)}` : number.source;
}

const largestDecimal = 0xffff;

function includesWords(rule: RawObject): readonly string[] {
  const includes = fieldOf(rule, 'includes');
  if (includes?.kind !== 'object') return [];
  const { caps, hosts, kernel } = asked(includes);
  return [
    ...(caps.length === 0 ? [] : [`with ${enumerate(caps)}`]),
    ...(hosts.length === 0 ? [] : [`on ${enumerate(hosts, 'or')}`]),
    ...(kernel === undefined ? [] : [`from Linux ${kernel} on`]),
  ];
}

function excludesWords(rule: RawObject): readonly string[] {
  const excludes = fieldOf(rule, 'excludes');
  if (excludes?.kind !== 'object') return [];
  const { caps, hosts, kernel } = asked(excludes);
  return [
    ...(caps.length === 0 ? [] : [`without ${enumerate(caps, 'or')}`]),
    ...(hosts.length === 0 ? [] : [`not on ${enumerate(hosts, 'or')}`]),
    ...(kernel === undefined ? [] : [`before Linux ${kernel}`]),
  ];
}

function asked(condition: RawObject): {
  readonly caps: readonly string[];
  readonly hosts: readonly string[];
  readonly kernel: string | undefined;
} {
  const texts = (key: string): readonly string[] =>
    listItems(condition, key).flatMap((item) => (item.kind === 'text' ? [item.value] : []));
  const kernel = textOf(condition, 'minKernel');
  return { caps: texts('caps'), hosts: texts('arches'), kernel: kernel === '' ? undefined : kernel };
}
