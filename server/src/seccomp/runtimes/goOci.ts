import type { RawValue } from '../rawProfile.ts';
import {
  emptySeccomp,
  type OciArgument,
  type OciName,
  type OciRule,
  type OciSeccomp,
  type Result,
} from './config.ts';
import { DecodedItems } from './decodedItems.ts';
import { GoDecoder, type GoPlace } from './goDecoder.ts';

interface Draft<T> {
  value: T;
}

const knownRules = new DecodedItems<OciRule>();

const emptyArgument: OciArgument = { index: 0n, value: 0n, valueTwo: 0n, operator: '' };

/**
 * Decodes runtime-spec's specs-go.LinuxSeccomp, as runc and containerd do.
 * @param path where it stands in what is decoded: `linux.seccomp` in a runtime's config, '' in a file of its own
 * @returns undefined in place of the profile where there is none (null)
 */
export function decodeGoOci(body: RawValue, path: string): Result<OciSeccomp | undefined> {
  if (body.kind === 'null') return { value: undefined };
  const decoder = new GoDecoder();
  const draft: Draft<OciSeccomp> = { value: emptySeccomp };
  const set = (change: Partial<OciSeccomp>): void => {
    draft.value = { ...draft.value, ...change };
  };
  decoder.struct(
    body,
    'specs.LinuxSeccomp',
    { struct: path === '' ? '' : 'Linux', path },
    {
      defaultAction: (value, place) =>
        set({
          defaultAction: decoder.text(value, 'specs.LinuxSeccompAction', place) ?? draft.value.defaultAction,
        }),
      defaultErrnoRet: (value, place) =>
        set({ defaultErrno: pointerOf(decoder, value, place, draft.value.defaultErrno) }),
      architectures: (value, place) =>
        set({ architectures: textsOf(decoder, value, 'specs.Arch', place, draft.value.architectures) ?? [] }),
      flags: (value, place) =>
        set({ flags: textsOf(decoder, value, 'specs.LinuxSeccompFlag', place, draft.value.flags) }),
      listenerPath: (value, place) =>
        set({ listenerPath: decoder.text(value, 'string', place) ?? draft.value.listenerPath }),
      listenerMetadata: (value, place) => void decoder.text(value, 'string', place),
      syscalls: (value, place) =>
        set({
          rules:
            decoder.list(value, 'specs.LinuxSyscall', place, draft.value.rules, (item, old) =>
              knownRules.decode(decoder, item, old, () => decodeRule(decoder, item, place, old)),
            ) ?? (value.kind === 'null' ? [] : draft.value.rules),
        }),
    },
  );
  return decoder.error === undefined ? { value: draft.value } : { error: decoder.error };
}

function decodeRule(decoder: GoDecoder, item: RawValue, at: GoPlace, old: OciRule | undefined): OciRule {
  let rule: OciRule = old ?? {
    names: [],
    action: '',
    errno: undefined,
    args: undefined,
    origin: item.origin,
  };
  decoder.struct(item, 'specs.LinuxSyscall', at, {
    names: (value, place) => {
      rule = { ...rule, names: namesOf(decoder, value, place, rule.names) };
    },
    action: (value, place) => {
      rule = { ...rule, action: decoder.text(value, 'specs.LinuxSeccompAction', place) ?? rule.action };
    },
    errnoRet: (value, place) => {
      rule = { ...rule, errno: pointerOf(decoder, value, place, rule.errno) };
    },
    args: (value, place) => {
      rule = { ...rule, args: argumentsField(decoder, value, place, rule.args, 'specs.LinuxSeccompArg') };
    },
  });
  return rule;
}

/** The conditions of a rule; null takes them away. */
export function argumentsField(
  decoder: GoDecoder,
  value: RawValue,
  place: GoPlace,
  old: readonly OciArgument[] | undefined,
  type: string,
): readonly OciArgument[] | undefined {
  if (value.kind === 'null') return undefined;
  const read = decoder.list(value, type, place, old ?? [], (each, before) =>
    decodeArgument(decoder, each, place, before, type.replace('*', '')),
  );
  return read ?? old;
}

function decodeArgument(
  decoder: GoDecoder,
  item: RawValue,
  at: GoPlace,
  old: OciArgument | undefined,
  type: string,
): OciArgument {
  let argument = old ?? emptyArgument;
  decoder.struct(item, type, at, {
    index: (value, place) => {
      argument = { ...argument, index: decoder.unsigned(value, 'uint', place) ?? argument.index };
    },
    value: (value, place) => {
      argument = { ...argument, value: decoder.unsigned(value, 'uint64', place) ?? argument.value };
    },
    valueTwo: (value, place) => {
      argument = { ...argument, valueTwo: decoder.unsigned(value, 'uint64', place) ?? argument.valueTwo };
    },
    op: (value, place) => {
      const operator = decoder.text(value, 'specs.LinuxSeccompOperator', place);
      argument = { ...argument, operator: operator ?? argument.operator };
    },
  });
  return argument;
}

/** A pointer to a number: null takes it away. */
export function pointerOf(
  decoder: GoDecoder,
  value: RawValue,
  place: GoPlace,
  old: bigint | undefined,
): bigint | undefined {
  if (value.kind === 'null') return undefined;
  return decoder.unsigned(value, 'uint', place) ?? old;
}

/** A list of texts; null takes it away. */
export function textsOf(
  decoder: GoDecoder,
  value: RawValue,
  itemType: string,
  place: GoPlace,
  old: readonly string[] | undefined,
): readonly string[] | undefined {
  if (value.kind === 'null') return undefined;
  const read = decoder.list(value, itemType, place, old ?? [], (item, before) => {
    const text = decoder.text(item, itemType, place);
    return text ?? before ?? '';
  });
  return read ?? old;
}

/** The names of a rule, each with the place where it is written. */
export function namesOf(
  decoder: GoDecoder,
  value: RawValue,
  place: GoPlace,
  old: readonly OciName[],
): readonly OciName[] {
  if (value.kind === 'null') return [];
  const read = decoder.list(value, 'string', place, old, (item, before): OciName => {
    const name = decoder.text(item, 'string', place);
    return name === undefined ? (before ?? { name: '', origin: item.origin }) : { name, origin: item.origin };
  });
  return read ?? old;
}
