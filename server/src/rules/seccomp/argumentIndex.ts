import { fieldOf, listItems } from '../../seccomp/profile/access.ts';
import type { Dialect } from '../../seccomp/profile/dialect.ts';
import type { RawObject } from '../../seccomp/rawProfile.ts';
import type { Finding } from '../finding.ts';
import type { ProfileRule } from '../rule.ts';
import { atValue } from './places.ts';
import { treeOfLibrary, typesOfOperator } from './sources.ts';

/** A system call has six arguments, from 0 to 5. */
const argumentCount = 6;

/** Conditions on arguments that no system call has. */
export const seccompArgumentIndex: ProfileRule = {
  id: 'seccomp-argument-index',
  scope: 'profile',
  summary: 'A condition on an argument that does not exist',
  explanation:
    'A system call has at most six arguments, counted from 0 to 5. An index beyond that keeps the container from starting. ' +
    'Of more than six conditions in one rule crun drops those behind the sixth without a word, and an object of the ' +
    'Security Profiles Operator can’t hold them.',
  sources: [treeOfLibrary, 'observed with runc 1.1.5 and 1.4.2, crun 1.8.1', typesOfOperator],
  defaultSeverity: 'error',
  check: ({ objects }, { dialect }) =>
    objects.flatMap(({ level, object }) => {
      if (level === 'argument') return indexOf(object);
      return level === 'rule' ? count(object, dialect) : [];
    }),
};

function indexOf(object: RawObject): readonly Finding[] {
  const index = fieldOf(object, 'index');
  if (index?.kind !== 'number' || index.value < argumentCount) return [];
  return [
    {
      message: `There is no argument ${index.source}: they are counted from 0 to ${argumentCount - 1}. The container does not start with it.`,
      place: atValue(index),
    },
  ];
}

function count(object: RawObject, dialect: Dialect): readonly Finding[] {
  const seventh = listItems(object, 'args')[argumentCount];
  if (seventh === undefined) return [];
  const isSpo = dialect === 'spo';
  return [
    {
      message: isSpo
        ? 'A rule has at most six conditions. The API server refuses the object.'
        : 'crun drops the conditions behind the sixth without a word, so that the rule matches more than it says. Split the rule.',
      place: atValue(seventh),
      ...(isSpo ? {} : { severity: 'warning' as const }),
    },
  ];
}
