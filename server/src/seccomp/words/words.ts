import { allActions } from '../knowledge/actions.ts';
import { allArchitectures } from '../knowledge/architectures.ts';
import { allCapabilities } from '../knowledge/capabilities.ts';
import { allErrnos } from '../knowledge/errnos.ts';
import { allFilterFlags } from '../knowledge/filterFlags.ts';
import { allOperators } from '../knowledge/operators.ts';
import { allSyscalls } from '../knowledge/syscallTable.ts';
import type { Dialect } from '../profile/dialect.ts';
import type { TextSort } from '../profile/schema.ts';

type Words = (dialect: Dialect) => readonly string[];

const namesIn =
  (table: () => readonly { readonly name: string }[]): Words =>
  () =>
    table().map(({ name }) => name);

const words: Partial<Readonly<Record<TextSort, Words>>> = {
  action: namesIn(allActions),
  operator: namesIn(allOperators),
  architecture: (dialect) =>
    allArchitectures().flatMap(({ name, acceptedBy }) =>
      dialect !== 'spo' || acceptedBy.operator ? [name] : [],
    ),
  flag: () => allFilterFlags().flatMap(({ name, inProfiles }) => (inProfiles ? [name] : [])),
  state: () => ['Enabled', 'Disabled'],
  syscall: namesIn(allSyscalls),
  errno: namesIn(allErrnos),
  capability: namesIn(allCapabilities),
  host: (dialect) =>
    allArchitectures().flatMap(({ hostName }) => hostName[dialect === 'podman' ? 'podman' : 'docker'] ?? []),
};

const known = new Map<string, readonly string[]>();

/** The words that a text of a sort can be, whichever reader takes them; undefined where it can be anything. */
export function wordsOf(sort: TextSort, dialect: Dialect): readonly string[] | undefined {
  const make = words[sort];
  if (make === undefined) return undefined;
  const key = `${sort} ${dialect}`;
  const list = known.get(key) ?? make(dialect);
  known.set(key, list);
  return list;
}
