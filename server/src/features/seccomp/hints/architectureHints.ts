import { enumerate } from '../../../base/words.ts';
import { architectureNamed } from '../../../seccomp/knowledge/architectures.ts';
import { fieldOf, listItems, objectsIn } from '../../../seccomp/profile/access.ts';
import type { RawObject, RawValue } from '../../../seccomp/rawProfile.ts';
import type { Hint, HintPlace, ProfileHints } from '../../hints/hint.ts';
import { describeArchitecture } from '../hover/architectureHover.ts';

/** What an architecture is called elsewhere, its width, and what of its processors the filter leaves out. */
export const architectureHints: ProfileHints = {
  kind: 'architectures',
  *hints(place) {
    const { body } = place.model;
    if (body.kind !== 'object') return [];
    const list = listItems(body, 'architectures');
    const hints = list.flatMap((item) => hintBehind(place, item, list));
    yield;
    for (const entry of objectsIn(body, 'archMap')) hints.push(...inEntry(place, entry));
    return hints;
  },
};

function inEntry(place: HintPlace, entry: RawObject): readonly Hint[] {
  const host = fieldOf(entry, 'architecture');
  const subs = listItems(entry, 'subArchitectures');
  const all = host === undefined ? subs : [host, ...subs];
  return all.flatMap((item) => hintBehind(place, item, all));
}

/** @param beside all that the filter is for */
function hintBehind({ visible }: HintPlace, item: RawValue, beside: readonly RawValue[]): readonly Hint[] {
  const architecture = item.kind === 'text' ? architectureNamed(item.value) : undefined;
  const range = architecture?.bits === undefined ? undefined : visible(item);
  if (architecture === undefined || range === undefined) return [];
  const names = beside.flatMap((other) => (other.kind === 'text' ? [other.value] : []));
  const missing = architecture.subArchitectures
    .filter((name) => !names.includes(name))
    .map((name) => name.replace('SCMP_ARCH_', ''));
  const title = architecture.goarch ?? architecture.libseccompName;
  const without = missing.length === 0 ? '' : `, without ${enumerate(missing)}`;
  return [
    {
      offset: range.end,
      text: `${title}, ${architecture.bits} bits${without}`,
      tooltip: describeArchitecture(architecture.name),
    },
  ];
}
