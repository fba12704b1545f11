import { fieldOf, listItems } from '../../seccomp/profile/access.ts';
import type { Dialect } from '../../seccomp/profile/dialect.ts';
import type { ProfileObject, ProfilePart } from '../../seccomp/profile/parts.ts';
import type { RawObject, RawValue } from '../../seccomp/rawProfile.ts';
import type { Finding, Place } from '../finding.ts';
import type { ProfileRule } from '../rule.ts';
import { atKey, atValue, removalFix } from './places.ts';
import { observedInAll } from './sources.ts';

/** Keys that must be there, and lists that must not be empty. */
export const seccompMissingKey: ProfileRule = {
  id: 'seccomp-missing-key',
  scope: 'profile',
  needsWholeText: true,
  summary: 'A required key of a seccomp profile is missing',
  explanation:
    'Without `defaultAction` no runtime takes rules, and runc takes a profile with neither for no filter at all: the ' +
    'container runs unconfined. A rule needs `action` and `names`, a condition `index`, `value` and `op` (in objects `value` may be left out for 0). ' +
    'What is missing counts as 0 or empty to Go’s decoder; crun and youki refuse the profile.',
  sources: ['runtime-spec:schema/defs-linux.json', observedInAll],
  defaultSeverity: 'error',
  check: (part, { dialect }) => [
    ...part.objects.flatMap((object) => missing(object, dialect)),
    ...emptyItems(part, dialect),
  ],
};

function missing({ level, object }: ProfileObject, dialect: Dialect): readonly Finding[] {
  switch (level) {
    case 'profile':
      return defaultAction(object, dialect);
    case 'rule':
      return ruleKeys(object, dialect);
    case 'argument':
      return argumentKeys(object, dialect);
    default:
      return [];
  }
}

const refusedObject = 'The API server refuses the object.';

function defaultAction(object: RawObject, dialect: Dialect): readonly Finding[] {
  if (isThere(object, 'defaultAction')) return [];
  const [first] = object.entries;
  const place = placeFor(object, 'defaultAction');
  const fixes =
    first === undefined || hasKey(object, 'defaultAction')
      ? []
      : [
          {
            title: 'Deny by default (SCMP_ACT_ERRNO)',
            safe: false,
            edits: [{ before: first.value.origin, key: 'defaultAction', value: 'SCMP_ACT_ERRNO' }],
          },
        ];
  if (dialect === 'spo') return [{ message: `"defaultAction" is missing. ${refusedObject}`, place, fixes }];
  const isEmpty = listItems(object, 'syscalls').length === 0 && !isUnknown(object, 'syscalls');
  if (!isEmpty)
    return [{ message: '"defaultAction" is missing. No runtime starts a container with it.', place, fixes }];
  return [
    {
      message:
        'Without "defaultAction" and without rules this is no filter: Docker and runc start the container unconfined, crun and youki refuse it.',
      place,
      severity: 'warning',
      fixes,
    },
  ];
}

function ruleKeys(object: RawObject, dialect: Dialect): readonly Finding[] {
  const found: Finding[] = [];
  if (!isThere(object, 'action')) {
    const refused = dialect === 'spo' ? refusedObject : 'No runtime starts a container with such a profile.';
    found.push({ message: `This rule has no "action". ${refused}`, place: placeFor(object, 'action') });
  }
  const isLegacy = fieldOf(object, 'name') !== undefined;
  if (!isThere(object, 'names') && !isLegacy) {
    const consequence =
      dialect === 'spo'
        ? refusedObject
        : 'Docker, containerd and runc do nothing with it; crun and youki refuse the profile.';
    const message = `This rule has no "names". ${consequence}`;
    const severity = dialect === 'spo' ? {} : { severity: 'warning' as const };
    found.push({ message, place: placeFor(object, 'names'), ...severity });
  }
  const names = fieldOf(object, 'names');
  if (names?.kind === 'list' && names.items.length === 0 && !isLegacy) {
    const consequence = dialect === 'spo' ? refusedObject : 'It does nothing.';
    const severity = dialect === 'spo' ? {} : { severity: 'warning' as const };
    found.push({
      message: `This rule names no system call. ${consequence}`,
      place: atValue(names),
      ...severity,
      fixes: [removalFix(object, 'Remove the rule', true)],
    });
  }
  return found;
}

function argumentKeys(object: RawObject, dialect: Dialect): readonly Finding[] {
  const found: Finding[] = [];
  if (!isThere(object, 'op')) {
    const refused = dialect === 'spo' ? refusedObject : 'No runtime starts a container with such a profile.';
    const [entry] = object.entries;
    const fixes =
      entry === undefined || hasKey(object, 'op')
        ? []
        : [
            {
              title: 'Compare for equality (SCMP_CMP_EQ)',
              safe: false,
              edits: [{ before: entry.value.origin, key: 'op', value: 'SCMP_CMP_EQ' }],
            },
          ];
    found.push({ message: `This condition has no "op". ${refused}`, place: placeFor(object, 'op'), fixes });
  }
  const absent = required(dialect).filter((key) => !isThere(object, key));
  const [first] = absent;
  if (first !== undefined) {
    const keys = absent.map((key) => `"${key}"`).join(' and no ');
    found.push({
      message: `This condition has no ${keys}${withoutNumber(dialect)}`,
      place: placeFor(object, first),
      ...(dialect === 'spo' ? {} : { severity: 'warning' as const }),
    });
  }
  return found;
}

/** Numbers that a condition needs; objects may leave out a value that is 0. */
function required(dialect: Dialect): readonly string[] {
  return dialect === 'spo' || dialect === 'kubescape' ? ['index'] : ['index', 'value'];
}

function withoutNumber(dialect: Dialect): string {
  if (dialect === 'spo') return `. ${refusedObject}`;
  if (dialect === 'kubescape') return ', which counts as 0. Write it.';
  return ', which counts as 0 to runc and crun; youki refuses the profile. Write it.';
}

/** `null` in place of a rule or a condition is one without any key. */
function emptyItems({ values }: ProfilePart, dialect: Dialect): readonly Finding[] {
  return values.flatMap(({ value, schema, isItem, key }): readonly Finding[] => {
    if (value.kind !== 'null' || !isItem || schema.kind !== 'object') return [];
    const refused = dialect === 'spo' ? refusedObject : 'No runtime starts a container with such a profile.';
    return [
      {
        message: `An item of "${key}" is null, which has no key at all. ${refused}`,
        place: atValue(value),
        fixes: [removalFix(value, 'Remove it', true)],
      },
    ];
  });
}

/** Something that may still become it counts as there. */
function isThere(object: RawObject, key: string): boolean {
  return fieldOf(object, key) !== undefined;
}

function isUnknown(object: RawObject, key: string): boolean {
  return fieldOf(object, key)?.kind === 'unknown';
}

function hasKey(object: RawObject, key: string): boolean {
  return object.entries.some((entry) => entry.key.toLowerCase() === key.toLowerCase());
}

/** The key where it stands without a value, else the first key of the object, else the object. */
function placeFor(object: RawObject, key: string): Place {
  const own: RawValue | undefined = object.entries.findLast(
    (entry) => entry.key.toLowerCase() === key.toLowerCase(),
  )?.value;
  const first = own ?? object.entries[0]?.value;
  return first === undefined ? atValue(object) : atKey(first);
}
