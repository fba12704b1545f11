import type { Origin } from '../../base/origin.ts';
import { remembering } from '../../base/remembering.ts';
import type { RawEntry, RawObject, RawValue } from '../rawProfile.ts';
import type { OciArgument, OciRule, OciSeccomp } from '../runtimes/config.ts';

/**
 * What an engine writes into the runtime's config: Go's encoding/json of specs.LinuxSeccomp, which leaves out what is
 * empty, but writes null for a list of names that was never given.
 * @param origin of the profile, for what is written nowhere
 */
export function marshal(oci: OciSeccomp, origin: Origin): RawObject {
  const { defaultAction, defaultErrno, architectures, flags = [], listenerPath = '', rules } = oci;
  const word = (value: string): RawValue => text(value, origin);
  return object(origin, [
    { key: 'defaultAction', value: word(defaultAction) },
    ...(defaultErrno === undefined ? [] : [{ key: 'defaultErrnoRet', value: number(defaultErrno, origin) }]),
    ...unlessEmpty('architectures', architectures.map(word), origin),
    ...unlessEmpty('flags', flags.map(word), origin),
    ...(listenerPath === '' ? [] : [{ key: 'listenerPath', value: word(listenerPath) }]),
    ...unlessEmpty('syscalls', rules.map(marshalRule), origin),
  ]);
}

const marshalRule = remembering(({ names, action, errno, args = [], origin }: OciRule): RawObject => {
  const written = names.map((name) => text(name.name, name.origin));
  return object(origin, [
    { key: 'names', value: written.length === 0 ? { kind: 'null', origin } : list(written, origin) },
    { key: 'action', value: text(action, origin) },
    ...(errno === undefined ? [] : [{ key: 'errnoRet', value: number(errno, origin) }]),
    ...unlessEmpty(
      'args',
      args.map((argument) => marshalArgument(argument, origin)),
      origin,
    ),
  ]);
});

function marshalArgument({ index, value, valueTwo, operator }: OciArgument, origin: Origin): RawObject {
  return object(origin, [
    { key: 'index', value: number(index, origin) },
    { key: 'value', value: number(value, origin) },
    ...(valueTwo === 0n ? [] : [{ key: 'valueTwo', value: number(valueTwo, origin) }]),
    { key: 'op', value: text(operator, origin) },
  ]);
}

function text(value: string, origin: Origin): RawValue {
  return { kind: 'text', value, origin };
}

function number(value: bigint, origin: Origin): RawValue {
  return { kind: 'number', value, source: value.toString(), origin };
}

function list(items: readonly RawValue[], origin: Origin): RawValue {
  return { kind: 'list', items, origin };
}

function object(origin: Origin, entries: readonly RawEntry[]): RawObject {
  return { kind: 'object', entries, origin };
}

function unlessEmpty(key: string, items: readonly RawValue[], origin: Origin): readonly RawEntry[] {
  return items.length === 0 ? [] : [{ key, value: list(items, origin) }];
}
