import { constantsAt, type Pinned } from '../../../seccomp/arguments/constantsAt.ts';
import { isWholeMask, readMask } from '../../../seccomp/arguments/readMask.ts';
import { valuesOf } from '../../../seccomp/arguments/readValue.ts';
import type { SyscallColumn } from '../../../seccomp/knowledge/columns.ts';
import type { ConstantSet } from '../../../seccomp/knowledge/constants.ts';
import { syscallNamed } from '../../../seccomp/knowledge/syscallTable.ts';
import type { MappingNode } from '../../../syntax/tree.ts';
import type { Offer } from '../../completion/offer.ts';
import { scalar } from '../../completion/template.ts';
import { hexadecimalOf } from '../arguments/numbers.ts';
import { architectureColumns } from './columns.ts';
import { entryNamed, numberIn, textIn, textsIn } from './nodes.ts';
import type { ProfileDraft } from './profileDraft.ts';

/**
 * Constants by name for the numbers of a condition, of the argument that it is about; they insert the number that the
 * profile's first architecture has. Where flags stand already, each of the others is offered in addition.
 * @param condition what the number stands in
 * @param word what stands at the cursor
 */
export function constantOffers(
  draft: ProfileDraft,
  condition: MappingNode,
  key: string,
  word: string,
): readonly Offer[] {
  const { rule } = draft;
  if (rule === undefined) return [];
  const [column = 'x86_64'] = architectureColumns(draft);
  const sets = setsFor(callsOf(rule), condition, rule, column);
  const isMask = textIn(condition, 'op') === 'SCMP_CMP_MASKED_EQ';
  const isTwo = /^valueTwo$/i.test(key);
  if (isMask && !isTwo) return [lowerHalf, ...maskOffers(sets, column, word)];
  if (isTwo && !isMask) return [];
  const mask = isMask ? (numberIn(condition, 'value') ?? whole) : whole;
  const offers = [...valueOffers(sets, column, mask), ...additions(sets, column, mask, word)];
  return offers.filter(({ content }) => !isObject(draft) || !isBeyondObjects(content)).map(ranked);
}

const whole = 0xffff_ffff_ffff_ffffn;

const lowerHalf: Offer = {
  label: 'the lower 32 bits',
  kind: 'value',
  detail: '0xffffffff: what the kernel reads of an argument of 32 bits',
  rank: 0,
  filter: 'the lower 32 bits 4294967295 0xffffffff',
  content: { kind: 'value', value: scalar(0xffff_ffffn) },
};

function callsOf(rule: MappingNode): readonly string[] {
  const single = textIn(rule, 'name');
  return [...textsIn(entryNamed(rule, 'names')?.value), ...(single === undefined ? [] : [single])];
}

/** Only what all calls of the rule have there. */
function setsFor(
  calls: readonly string[],
  condition: MappingNode,
  rule: MappingNode,
  column: SyscallColumn,
): readonly ConstantSet[] {
  const index = numberIn(condition, 'index') ?? 0n;
  const pinned = pinnedIn(rule);
  const known = calls.filter((call) => syscallNamed(call) !== undefined);
  const [first = [], ...others] = known.map((call) => constantsAt(call, Number(index), column, pinned));
  return others.every((sets) => sets[0] === first[0]) ? first : [];
}

/** What the rule's conditions of equality say. */
function pinnedIn(rule: MappingNode): Pinned {
  const args = entryNamed(rule, 'args')?.value;
  const conditions = args?.kind === 'sequence' ? args.items : [];
  return (index) => {
    const found = conditions.find(
      (item) => item.kind === 'mapping' && (numberIn(item, 'index') ?? 0n) === BigInt(index),
    );
    if (found?.kind !== 'mapping') return undefined;
    const op = textIn(found, 'op');
    if (op === 'SCMP_CMP_EQ') return numberIn(found, 'value');
    const mask = numberIn(found, 'value');
    const isPinned = op === 'SCMP_CMP_MASKED_EQ' && mask !== undefined && isWholeMask(mask);
    return isPinned ? numberIn(found, 'valueTwo') : undefined;
  };
}

function valueOffers(sets: readonly ConstantSet[], column: SyscallColumn, mask: bigint): readonly Offer[] {
  return sets.flatMap((set) =>
    valuesOf(set, column).flatMap(({ name, value }): readonly Offer[] => {
      const number = BigInt.asUintN(64, value) & (value < 0n ? mask : whole);
      return (number & ~mask) === 0n ? [offer(name, number, set.description)] : [];
    }),
  );
}

/** With it unshare makes a mount namespace, too (kernel/fork.c, ksys_unshare, since 7.1), past a mask that lacks it. */
const emptyMounts = 'UNSHARE_EMPTY_MNTNS';

/** Flags of a mask, one by one, in addition to those that are there, and all that belong together. */
function maskOffers(sets: readonly ConstantSet[], column: SyscallColumn, word: string): readonly Offer[] {
  const flags = sets.filter(({ kind }) => kind === 'bits');
  const namespaces = flags
    .flatMap((set) => valuesOf(set, column))
    .filter(({ name }) => name.startsWith('CLONE_NEW') || name === emptyMounts)
    .reduce((sum, { value }) => sum | value, 0n);
  const all =
    namespaces === 0n ? [] : [offer('CLONE_NEW: all namespaces', namespaces, 'All namespace flags')];
  const single = valueOffers(flags, column, whole).filter(({ content }) => !isZero(content));
  return [...all, ...single, ...additions(flags, column, whole, word)].map(ranked);
}

function isObject({ dialect }: ProfileDraft): boolean {
  return dialect === 'spo' || dialect === 'kubescape';
}

/** The fields of the objects are signed: the API server refuses larger numbers. */
function isBeyondObjects(content: Offer['content']): boolean {
  const value = content.kind === 'value' && content.value.kind === 'scalar' ? content.value.value : 0n;
  return typeof value === 'bigint' && value >= 2n ** 63n;
}

function isZero(content: Offer['content']): boolean {
  return content.kind === 'value' && content.value.kind === 'scalar' && content.value.value === 0n;
}

/** Each flag in addition to those of the number that stands there. */
function additions(
  sets: readonly ConstantSet[],
  column: SyscallColumn,
  mask: bigint,
  word: string,
): readonly Offer[] {
  const present = /^[1-9][0-9]{0,19}$/.test(word) ? BigInt(word) : 0n;
  if (present === 0n || present > whole) return [];
  return sets
    .filter(({ kind }) => kind === 'bits')
    .flatMap((set) =>
      valuesOf(set, column).flatMap(({ name, value }): readonly Offer[] => {
        if (value <= 0n || (present & value) === value || (value & ~mask) !== 0n) return [];
        const sum = present | value;
        const names = readMask(sum, sets, column)?.names.join(' | ');
        return [{ ...offer(`+ ${name}`, sum, names ?? set.description), filter: `${word} ${name}` }];
      }),
    );
}

function offer(label: string, value: bigint, description: string): Offer {
  const number = hexadecimalOf(value);
  return {
    label,
    kind: 'value',
    detail: `${number}: ${description}`,
    rank: 0,
    filter: `${label} ${value}`,
    content: { kind: 'value', value: scalar(value) },
  };
}

function ranked(one: Offer, index: number): Offer {
  return { ...one, rank: (index + 1) / 100 };
}
