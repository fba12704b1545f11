import { child, type Field, stateOf, textValue } from './field.ts';
import type { SeccompHolder } from './seccompHolders.ts';

const podAnnotation = 'seccomp.security.alpha.kubernetes.io/pod';
const containerAnnotation = 'container.seccomp.security.alpha.kubernetes.io/';
const localhost = 'localhost/';

/** Whom one of the annotations is about that were there before the field; undefined of any other annotation. */
export function aboutSeccomp(
  key: string,
  holders: readonly SeccompHolder[],
): { readonly words: string; readonly holders: readonly SeccompHolder[] } | undefined {
  if (key === podAnnotation) {
    return { words: 'the pod', holders: holders.filter(({ list }) => list === undefined) };
  }
  if (!key.startsWith(containerAnnotation)) return undefined;
  const name = key.slice(containerAnnotation.length);
  return { words: `container ${name}`, holders: holders.filter((holder) => holder.name === name) };
}

/** What the API server refuses of an annotation's value (validation.go, ValidateSeccompPodAnnotations). */
export interface AnnotationFault {
  readonly shown: string;
  readonly detail: 'must be a valid seccomp profile' | 'must be a relative path' | "must not contain '..'";
}

export function faultsOf(value: string): readonly AnnotationFault[] {
  if (['runtime/default', 'docker/default', 'unconfined'].includes(value)) return [];
  if (!value.startsWith(localhost)) return [{ shown: value, detail: 'must be a valid seccomp profile' }];
  const shown = value.slice(localhost.length);
  const faults: AnnotationFault[] = [];
  if (shown.startsWith('/')) faults.push({ shown, detail: 'must be a relative path' });
  if (shown.split('/').includes('..')) faults.push({ shown, detail: "must not contain '..'" });
  return faults;
}

/** What of a field is not as the annotation has it, where both are there (validateSeccompAnnotationsAndFields). */
export function mismatchOf(profile: Field, value: string): 'type' | 'path' | undefined {
  const path = child(profile, 'localhostProfile');
  if (stateOf(path) === 'hole') return undefined;
  switch (textValue(child(profile, 'type'))) {
    case 'Unconfined':
      return value === 'unconfined' ? undefined : 'type';
    case 'RuntimeDefault':
      return value === 'runtime/default' || value === 'docker/default' ? undefined : 'type';
    case 'Localhost':
      if (!value.startsWith(localhost)) return 'type';
      return value.slice(localhost.length) === textValue(path) ? undefined : 'path';
    default:
      return undefined;
  }
}
