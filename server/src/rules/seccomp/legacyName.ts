import { entriesNamed, fieldOf } from '../../seccomp/profile/access.ts';
import type { RawObject, RawText } from '../../seccomp/rawProfile.ts';
import { writtenWord } from '../edits/words.ts';
import type { Replacement } from '../finding.ts';
import type { ProfileRule } from '../rule.ts';
import { atKey, atValue } from './places.ts';
import { observedInAll } from './sources.ts';

/** The form of Docker's profiles of 2016, with one name a rule. */
export const seccompLegacyName: ProfileRule = {
  id: 'seccomp-legacy-name',
  scope: 'profile',
  summary: 'A rule in the old form, with `name` in place of `names`',
  explanation:
    'Docker’s first profiles had one rule for each system call, with its `name`. Docker and Podman still read that. ' +
    'containerd and runc do not know the key: the rule does nothing, without a word. crun and youki refuse the profile.',
  sources: ['moby/profiles:seccomp/seccomp.go', observedInAll],
  defaultSeverity: 'warning',
  checkWhole: ({ parts, context: { dialect, language } }) => {
    if (dialect !== 'docker' && dialect !== 'podman') return [];
    const objects = parts.flatMap((part) => part.objects);
    const names = objects.flatMap(({ level, object }) =>
      level === 'rule' ? (legacyName(object) ?? []) : [],
    );
    const [first] = names;
    if (first === undefined) return [];
    const others = names.length === 1 ? '' : ` So it is with ${names.length} rules of this profile.`;
    return [
      {
        message: `"name" is the form of 2016. Docker and Podman read it; on containerd and runc the rule does nothing, and crun and youki refuse the profile. Write "names" with a list.${others}`,
        place: atKey(first),
        tags: ['deprecated'],
        fixes: [{ title: 'Write names', safe: true, edits: names.flatMap((name) => edits(name, language)) }],
      },
    ];
  },
};

function legacyName(object: RawObject): RawText | undefined {
  const name = fieldOf(object, 'name');
  if (name?.kind !== 'text' || name.value === '' || entriesNamed(object, 'names').length > 0)
    return undefined;
  return name;
}

function edits(name: RawText, language: 'json' | 'yaml'): readonly Replacement[] {
  return [
    { place: atKey(name), newText: writtenWord('names', language) },
    { place: atValue(name), newText: `[${writtenWord(name.value, language)}]` },
  ];
}
