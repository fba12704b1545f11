import type { RawObject, RawValue } from '../rawProfile.ts';

/** The keys of a spec that the Security Profiles Operator writes into the file, and that runtimes read. */
const written: ReadonlySet<string> = new Set([
  'defaultAction',
  'architectures',
  'listenerPath',
  'listenerMetadata',
  'syscalls',
  'flags',
]);

/**
 * The file that the Security Profiles Operator makes of an object's spec. An error number of 0 can't be told from none, so
 * it is left out; rules of a base profile are not part of the object.
 */
export function operatorFile(spec: RawValue): RawValue {
  if (spec.kind !== 'object') return spec;
  const entries = spec.entries
    .filter(({ key }) => written.has(key))
    .map((entry) => (entry.key === 'syscalls' ? { ...entry, value: withoutZeroErrno(entry.value) } : entry));
  return { ...spec, entries };
}

function withoutZeroErrno(rules: RawValue): RawValue {
  if (rules.kind !== 'list') return rules;
  const items = rules.items.map((rule): RawValue => (rule.kind === 'object' ? withoutZero(rule) : rule));
  return { ...rules, items };
}

function withoutZero(rule: RawObject): RawObject {
  const entries = rule.entries.filter(
    ({ key, value }) => key !== 'errnoRet' || value.kind !== 'number' || Number(value.value) !== 0,
  );
  return entries.length === rule.entries.length ? rule : { ...rule, entries };
}
