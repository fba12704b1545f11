import type { RawObject, RawValue } from '../../rawProfile.ts';
import type { OciArgument, OciName, OciRule, OciSeccomp, Result } from '../config.ts';

/** Thrown within this file: what libocispec stops with. */
class Stop extends Error {}

/**
 * Decodes `linux.seccomp` as libocispec does for crun: keys must have the right case, the first of several wins, a value
 * of a wrong type counts as absent, an item that is no text as an empty one, and some fields are required.
 * @returns undefined in place of the profile for anything that is no object: crun then takes it for absent
 */
export function decodeCrun(body: RawValue): Result<OciSeccomp | undefined> {
  if (body.kind !== 'object') return { value: undefined };
  try {
    return { value: decodeProfile(body) };
  } catch (error) {
    if (error instanceof Stop) return { error: error.message };
    throw error;
  }
}

function decodeProfile(body: RawObject): OciSeccomp {
  const defaultErrno = unsigned(body, 'defaultErrnoRet', 32);
  const flags = texts(body, 'flags')?.map(({ name }) => name);
  const listenerPath = text(body, 'listenerPath');
  const architectures = texts(body, 'architectures')?.map(({ name }) => name) ?? [];
  const rules = list(body, 'syscalls')?.map(decodeRule) ?? [];
  const defaultAction = required(text(body, 'defaultAction'), 'defaultAction');
  return { defaultAction, defaultErrno, architectures, flags, listenerPath, rules };
}

function decodeRule(item: RawValue): OciRule {
  const names = texts(item, 'names');
  const action = text(item, 'action');
  const errno = unsigned(item, 'errnoRet', 32);
  const args = list(item, 'args')?.map(decodeArgument);
  return {
    names: required(names, 'names'),
    action: required(action, 'action'),
    errno,
    args,
    origin: item.origin,
  };
}

function decodeArgument(item: RawValue): OciArgument {
  return {
    index: unsigned(item, 'index', 32) ?? 0n,
    value: unsigned(item, 'value', 64) ?? 0n,
    valueTwo: unsigned(item, 'valueTwo', 64) ?? 0n,
    operator: required(text(item, 'op'), 'op'),
  };
}

function fieldOf(object: RawValue, key: string): RawValue | undefined {
  if (object.kind !== 'object') return undefined;
  return object.entries.find((entry) => entry.key === key)?.value;
}

function text(object: RawValue, key: string): string | undefined {
  const value = fieldOf(object, key);
  return value?.kind === 'text' ? value.value : undefined;
}

function list(object: RawValue, key: string): readonly RawValue[] | undefined {
  const value = fieldOf(object, key);
  return value?.kind === 'list' ? value.items : undefined;
}

function texts(object: RawValue, key: string): readonly OciName[] | undefined {
  return list(object, key)?.map((item) => ({
    name: item.kind === 'text' ? item.value : '',
    origin: item.origin,
  }));
}

/** As C's strtoull reads a number: one below zero wraps to the top of 64 bits. */
function unsigned(object: RawValue, key: string, bits: 32 | 64): bigint | undefined {
  const value = fieldOf(object, key);
  if (value?.kind !== 'number') return undefined;
  const { source } = value;
  const invalid = (reason: string): Stop =>
    new Stop(`Invalid value '${source}' with type 'uint${bits}' for key '${key}': ${reason}`);
  if (!/^-?\d+$/.test(source)) throw invalid('Invalid argument');
  const number = BigInt(source);
  const outOfRange = number > 0xffff_ffff_ffff_ffffn || number < -0xffff_ffff_ffff_ffffn;
  const wrapped = BigInt.asUintN(64, number);
  if (outOfRange || wrapped >= 1n << BigInt(bits)) throw invalid('Numerical result out of range');
  return wrapped;
}

function required<T>(value: T | undefined, key: string): T {
  if (value === undefined) throw new Stop(`Required field '${key}' not present`);
  return value;
}
