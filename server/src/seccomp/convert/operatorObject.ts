import type { RawObject, RawValue } from '../rawProfile.ts';
import { type Plain, plainOf } from './plain.ts';

/** Architectures that the operator's API server does not take (SPO, api/seccompprofile). */
const foreignArchitectures: ReadonlySet<string> = new Set(
  ['LOONGARCH64', 'M68K', 'SH', 'SHEB'].map((word) => `SCMP_ARCH_${word}`),
);
const largestValue = 0x7fff_ffff_ffff_ffffn;
const sockets = /^\/var\/run\/security-profiles-operator\/[a-zA-Z0-9_\-.]+$/;

/** An object of the Security Profiles Operator with a profile as its spec. */
export function toOperatorObject(config: RawValue, name: string, losses: string[]): Plain {
  const spec: Record<string, Plain> = {};
  for (const { key, value } of config.kind === 'object' ? config.entries : []) {
    const kept = specField(key, value, losses);
    if (kept !== undefined) spec[key] = kept;
  }
  return {
    apiVersion: 'security-profiles-operator.x-k8s.io/v1',
    kind: 'SeccompProfile',
    metadata: { name },
    spec,
  };
}

function specField(key: string, value: RawValue, losses: string[]): Plain | undefined {
  switch (key) {
    case 'defaultErrnoRet':
      losses.push('An SPO object has no defaultErrnoRet: the default action fails with EPERM.');
      return undefined;
    case 'listenerPath':
      if (value.kind === 'text' && sockets.test(value.value)) return value.value;
      losses.push(
        'An SPO object takes only listeners in /var/run/security-profiles-operator: listenerPath is left out.',
      );
      return undefined;
    case 'architectures':
      return unique(value, (item) => {
        if (!foreignArchitectures.has(item)) return true;
        losses.push(`An SPO object does not take ${item}: it is left out.`);
        return false;
      });
    case 'flags':
      return unique(value, () => true);
    case 'syscalls':
      return value.kind === 'list' ? value.items.flatMap((rule) => ruleOf(rule, losses)) : [];
    case 'defaultAction':
    case 'listenerMetadata':
      return plainOf(value);
    default:
      losses.push(`“${key}” is left out: an SPO object has no such key.`);
      return undefined;
  }
}

/** The API server takes each item once. */
function unique(value: RawValue, keep: (item: string) => boolean): Plain {
  const items = value.kind === 'list' ? value.items : [];
  const texts = items.flatMap((item) => (item.kind === 'text' ? [item.value] : []));
  return [...new Set(texts)].filter(keep);
}

const ruleKeys: ReadonlySet<string> = new Set(['names', 'action', 'errnoRet', 'args']);

function ruleOf(rule: RawValue, losses: string[]): readonly Plain[] {
  if (rule.kind !== 'object') return [];
  const names = unique(fieldOf(rule, 'names'), () => true);
  const shown = Array.isArray(names) ? names.join(', ') : '';
  if (shown === '') return [];
  if (argumentsOf(rule).some((value) => value > largestValue)) {
    losses.push(`The rule for ${shown} is left out: an SPO object has no values from 2^63 on.`);
    return [];
  }
  const entries = rule.entries
    .filter(({ key }) => ruleKeys.has(key))
    .flatMap(({ key, value }): [string, Plain][] => {
      if (key === 'names') return [[key, names]];
      if (key !== 'errnoRet' || value.kind !== 'number' || Number(value.value) !== 0)
        return [[key, plainOf(value)]];
      losses.push(
        `The rule for ${shown} fails with EPERM: an SPO object can’t say that a call does nothing and succeeds.`,
      );
      return [];
    });
  return [Object.fromEntries(entries)];
}

function fieldOf(object: RawObject, key: string): RawValue {
  return object.entries.find((entry) => entry.key === key)?.value ?? { kind: 'null', origin: object.origin };
}

function argumentsOf(rule: RawObject): readonly bigint[] {
  const args = fieldOf(rule, 'args');
  if (args.kind !== 'list') return [];
  return args.items.flatMap((item) =>
    item.kind === 'object'
      ? item.entries.flatMap(({ value }) => (value.kind === 'number' ? [whole(value.value)] : []))
      : [],
  );
}

function whole(value: number | bigint): bigint {
  return typeof value === 'bigint' ? value : BigInt(Number.isFinite(value) ? Math.trunc(value) : 0);
}
