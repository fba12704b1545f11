import type { Origin } from '../../base/origin.ts';
import type { RawEntry, RawObject, RawValue } from '../rawProfile.ts';
import type { OciArgument, OciSeccomp } from '../runtimes/config.ts';

/**
 * What an engine writes into the runtime's config: Go's encoding/json of specs.LinuxSeccomp, which leaves out what is
 * empty, but writes null for a list of names that was never given.
 * @param origin of the profile, for what is written nowhere
 */
export function marshal(oci: OciSeccomp, origin: Origin): RawObject {
  const text = (value: string): RawValue => ({ kind: 'text', value, origin });
  const number = (value: bigint): RawValue => ({ kind: 'number', value, source: value.toString(), origin });
  const list = (items: readonly RawValue[]): RawValue => ({ kind: 'list', items, origin });
  const object = (entries: readonly RawEntry[], at = origin): RawObject => ({
    kind: 'object',
    entries,
    origin: at,
  });
  const argument = ({ index, value, valueTwo, operator }: OciArgument): RawObject =>
    object([
      { key: 'index', value: number(index) },
      { key: 'value', value: number(value) },
      ...(valueTwo === 0n ? [] : [{ key: 'valueTwo', value: number(valueTwo) }]),
      { key: 'op', value: text(operator) },
    ]);
  const unlessEmpty = (key: string, items: readonly RawValue[]): readonly RawEntry[] =>
    items.length === 0 ? [] : [{ key, value: list(items) }];

  const { defaultAction, defaultErrno, architectures, flags = [], listenerPath = '', rules } = oci;
  return object([
    { key: 'defaultAction', value: text(defaultAction) },
    ...(defaultErrno === undefined ? [] : [{ key: 'defaultErrnoRet', value: number(defaultErrno) }]),
    ...unlessEmpty('architectures', architectures.map(text)),
    ...unlessEmpty('flags', flags.map(text)),
    ...(listenerPath === '' ? [] : [{ key: 'listenerPath', value: text(listenerPath) }]),
    ...unlessEmpty(
      'syscalls',
      rules.map((rule) => {
        const names = rule.names.map(
          (name): RawValue => ({ kind: 'text', value: name.name, origin: name.origin }),
        );
        return object(
          [
            { key: 'names', value: names.length === 0 ? { kind: 'null', origin } : list(names) },
            { key: 'action', value: text(rule.action) },
            ...(rule.errno === undefined ? [] : [{ key: 'errnoRet', value: number(rule.errno) }]),
            ...unlessEmpty('args', (rule.args ?? []).map(argument)),
          ],
          rule.origin,
        );
      }),
    ),
  ]);
}
