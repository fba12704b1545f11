import type { Dialect } from '../../seccomp/profile/dialect.ts';
import type { ProfileValue } from '../../seccomp/profile/parts.ts';
import type { RawText } from '../../seccomp/rawProfile.ts';
import type { Finding } from '../finding.ts';
import type { ProfileRule } from '../rule.ts';
import { atValue, removalFix } from './places.ts';
import { schemaOfOperator } from './sources.ts';

/** Items that their list already has. */
export const seccompDuplicateItem: ProfileRule = {
  id: 'seccomp-duplicate-item',
  scope: 'profile',
  summary: 'A list of a seccomp profile holds the same twice',
  explanation:
    'Runtimes take a name, architecture or flag that stands twice in one list as if it stood once. The API server refuses ' +
    'an object of the Security Profiles Operator with one (its lists are sets).',
  sources: [schemaOfOperator, 'observed with runc 1.1.5 and 1.4.2, crun 1.8.1'],
  defaultSeverity: 'info',
  check: function* ({ values }, { dialect }) {
    for (const list of values) yield* duplicates(list, dialect);
  },
};

function* duplicates({ value, schema, key }: ProfileValue, dialect: Dialect): Generator<Finding> {
  if (schema.kind !== 'list' || schema.item.kind !== 'text' || value.kind !== 'list') return;
  const seen = new Map<string, RawText>();
  for (const item of value.items) {
    if (item.kind !== 'text') continue;
    const first = seen.get(item.value);
    if (first === undefined) {
      seen.set(item.value, item);
      continue;
    }
    yield {
      message:
        dialect === 'spo'
          ? `"${item.value}" stands twice in "${key}", which is a set. The API server refuses the object.`
          : `"${item.value}" already stands in this list. The second one does nothing.`,
      place: atValue(item),
      ...(dialect === 'spo' ? { severity: 'error' as const } : {}),
      tags: ['unnecessary'],
      related: [{ message: 'It stands here first.', place: atValue(first) }],
      fixes: [removalFix(item, `Remove the second ${item.value}`, true)],
    };
  }
}
