import type { Dialect } from '../../seccomp/profile/dialect.ts';
import type { ProfileValue } from '../../seccomp/profile/parts.ts';
import type { Finding } from '../finding.ts';
import type { ProfileRule } from '../rule.ts';
import { atValue } from './places.ts';
import { schemaOfOperator } from './sources.ts';

/** Paths of listeners that can't be: of the operator's objects by their pattern, of all others where they are relative. */
export const seccompListenerPath: ProfileRule = {
  id: 'seccomp-listener-path',
  scope: 'profile',
  summary: 'A path at which no listener can be',
  explanation:
    'An object of the Security Profiles Operator may only name a socket directly below ' +
    '/var/run/security-profiles-operator/; the API server refuses any other path. In all other profiles the path is ' +
    'absolute: crun refuses one that is not, and runc looks for it below its own working directory.',
  sources: [schemaOfOperator, 'observed with runc 1.1.5, crun 1.8.1'],
  defaultSeverity: 'error',
  check: ({ values }, { dialect }) => values.flatMap((value) => path(value, dialect)),
};

/** The CRD's own pattern. */
const operatorPath = /^\/var\/run\/security-profiles-operator\/[a-zA-Z0-9_\-.]+$/;

function path({ value, schema }: ProfileValue, dialect: Dialect): readonly Finding[] {
  if (schema.kind !== 'text' || schema.sort !== 'listener' || value.kind !== 'text') return [];
  const place = atValue(value);
  if (dialect === 'spo') {
    if (operatorPath.test(value.value)) return [];
    const message =
      'The socket must stand directly below /var/run/security-profiles-operator/, with letters, digits, ".", "_" and "-" in its name. The API server refuses the object.';
    return [{ message, place }];
  }
  if (value.value === '' || value.value.startsWith('/')) return [];
  const message =
    'The path must be absolute: crun refuses another, and runc looks below its own working directory.';
  return [{ message, place, severity: 'warning' }];
}
