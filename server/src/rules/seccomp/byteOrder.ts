import { architectureNamed } from '../../seccomp/knowledge/architectures.ts';
import { listItems, textOf } from '../../seccomp/profile/access.ts';
import type { RawValue } from '../../seccomp/rawProfile.ts';
import type { Finding } from '../finding.ts';
import type { ProfileRule } from '../rule.ts';
import { atValue, removalFix } from './places.ts';
import { observedInAll, treeOfLibrary } from './sources.ts';

/** Architectures that can't stand in one filter. */
export const seccompByteOrder: ProfileRule = {
  id: 'seccomp-byte-order',
  scope: 'profile',
  summary: 'Architectures of both byte orders in one filter',
  explanation:
    'A filter is for processors of one byte order: libseccomp refuses to add a big-endian architecture (S390X, PPC64, MIPS) ' +
    'beside a little-endian one (X86_64, AARCH64), and the container does not start, on any host. Of `archMap` only the ' +
    'entry of the host counts, so that several byte orders may stand there side by side.',
  sources: [treeOfLibrary, observedInAll],
  defaultSeverity: 'error',
  check: ({ objects }) =>
    objects.flatMap(({ level, object }): readonly Finding[] => {
      if (level === 'profile') return mixed(undefined, listItems(object, 'architectures'));
      if (level !== 'archMap') return [];
      return mixed(textOf(object, 'architecture'), listItems(object, 'subArchitectures'));
    }),
};

function mixed(main: string | undefined, items: readonly RawValue[]): readonly Finding[] {
  const orderOf = (name: string): string | undefined => architectureNamed(name)?.endian;
  const texts = items.filter((item) => item.kind === 'text');
  const first = main ?? texts.find(({ value }) => orderOf(value) !== undefined)?.value;
  const order = first === undefined ? undefined : orderOf(first);
  if (first === undefined || order === undefined) return [];
  return texts.flatMap((item): readonly Finding[] => {
    const own = orderOf(item.value);
    if (own === undefined || own === order) return [];
    return [
      {
        message: `${item.value} is ${own}-endian and ${first} is ${order}-endian: they can’t stand in one filter. ${main === undefined ? 'No container starts with it.' : 'No container starts with it on such a host.'}`,
        place: atValue(item),
        ...(main === undefined ? {} : { severity: 'warning' as const }),
        fixes: [removalFix(item, `Remove ${item.value}`, false)],
      },
    ];
  });
}
