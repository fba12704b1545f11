import type { Dialect } from './dialect.ts';

/** What stands behind a key, in every dialect that has the key. */
export type ValueSchema =
  | { readonly kind: 'text'; readonly sort: TextSort }
  | { readonly kind: 'number'; readonly sort: NumberSort }
  | { readonly kind: 'flag' }
  | { readonly kind: 'list'; readonly item: ValueSchema }
  | { readonly kind: 'object'; readonly level: Level };

/** What a text names. */
export type TextSort =
  | 'action'
  | 'architecture'
  | 'flag'
  | 'operator'
  | 'syscall'
  | 'errno'
  | 'capability'
  | 'host'
  | 'kernel'
  | 'listener'
  | 'state'
  | 'free';

export type NumberSort = 'errno' | 'index' | 'argument';

/** The kinds of objects that a profile is made of. */
export type Level = 'profile' | 'rule' | 'argument' | 'condition' | 'archMap';

export interface KeySchema {
  readonly key: string;
  readonly value: ValueSchema;
  readonly dialects: readonly Dialect[];
}

const all: readonly Dialect[] = ['oci', 'docker', 'podman', 'spo', 'kubescape'];
const files: readonly Dialect[] = ['oci', 'docker', 'podman'];
const engines: readonly Dialect[] = ['docker', 'podman'];
const objects: readonly Dialect[] = ['spo', 'kubescape'];

const text = (sort: TextSort): ValueSchema => ({ kind: 'text', sort });
const number = (sort: NumberSort): ValueSchema => ({ kind: 'number', sort });
const object = (level: Level): ValueSchema => ({ kind: 'object', level });
const list = (item: ValueSchema): ValueSchema => ({ kind: 'list', item });
const key = (name: string, value: ValueSchema, dialects: readonly Dialect[]): KeySchema => ({
  key: name,
  value,
  dialects,
});

/**
 * The keys of each object: runtime-spec schema/defs-linux.json; moby/profiles seccomp/seccomp.go; container-libs
 * common/pkg/seccomp/types.go; the CRD of the Security Profiles Operator; kubescape/storage
 * pkg/apis/softwarecomposition/v1beta1/types.go.
 */
const keysOfLevels: Readonly<Record<Level, readonly KeySchema[]>> = {
  profile: [
    key('defaultAction', text('action'), all),
    key('defaultErrnoRet', number('errno'), files),
    key('defaultErrno', text('errno'), ['podman']),
    key('architectures', list(text('architecture')), all),
    key('archMap', list(object('archMap')), engines),
    key('flags', list(text('flag')), all),
    key('listenerPath', text('listener'), all),
    key('listenerMetadata', text('free'), all),
    key('syscalls', list(object('rule')), all),
    key('baseProfileName', text('free'), objects),
    key('state', text('state'), ['spo']),
    key('disabled', { kind: 'flag' }, objects),
  ],
  rule: [
    key('names', list(text('syscall')), all),
    key('name', text('syscall'), engines),
    key('action', text('action'), all),
    key('errnoRet', number('errno'), all),
    key('errno', text('errno'), ['podman']),
    key('args', list(object('argument')), all),
    key('comment', text('free'), engines),
    key('includes', object('condition'), engines),
    key('excludes', object('condition'), engines),
  ],
  argument: [
    key('index', number('index'), all),
    key('value', number('argument'), all),
    key('valueTwo', number('argument'), all),
    key('op', text('operator'), all),
  ],
  condition: [
    key('caps', list(text('capability')), engines),
    key('arches', list(text('host')), engines),
    key('minKernel', text('kernel'), ['docker']),
  ],
  archMap: [
    key('architecture', text('architecture'), engines),
    key('subArchitectures', list(text('architecture')), engines),
  ],
};

/** The keys of an object in any dialect. */
export function keysOf(level: Level): readonly KeySchema[] {
  return keysOfLevels[level];
}

const byDialect = new Map<string, ReadonlyMap<string, KeySchema>>();

/** The keys of an object in one dialect, by their names in lower case. */
export function keysIn(level: Level, dialect: Dialect): ReadonlyMap<string, KeySchema> {
  const id = `${level} ${dialect}`;
  const known = byDialect.get(id);
  if (known !== undefined) return known;
  const keys = new Map(
    keysOf(level)
      .filter(({ dialects }) => dialects.includes(dialect))
      .map((schema) => [schema.key.toLowerCase(), schema]),
  );
  byDialect.set(id, keys);
  return keys;
}
