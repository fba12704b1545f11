import { architectureNamed } from '../../../seccomp/knowledge/architectures.ts';
import type { SyscallColumn } from '../../../seccomp/knowledge/columns.ts';
import { listItems, objectsIn, textOf } from '../../../seccomp/profile/access.ts';
import type { RawProfile, RawValue } from '../../../seccomp/rawProfile.ts';

/** The columns of the system call table that a profile names in `architectures` or `archMap`, each once. */
export function columnsOf({ body }: RawProfile): readonly SyscallColumn[] {
  if (body.kind !== 'object') return [];
  const names = [
    ...texts(listItems(body, 'architectures')),
    ...objectsIn(body, 'archMap').flatMap((entry) => [
      textOf(entry, 'architecture') ?? '',
      ...texts(listItems(entry, 'subArchitectures')),
    ]),
  ];
  return [...new Set(names.flatMap((name) => architectureNamed(name)?.column ?? []))];
}

function texts(items: readonly RawValue[]): readonly string[] {
  return items.flatMap((item) => (item.kind === 'text' ? [item.value] : []));
}
