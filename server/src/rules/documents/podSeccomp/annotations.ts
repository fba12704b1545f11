import { goQuote } from '../../../manifests/admission/goText.ts';
import { child, type Field, stateOf, textValue } from '../../../manifests/field.ts';
import { aboutSeccomp, faultsOf, mismatchOf } from '../../../manifests/seccompAnnotations.ts';
import type { SeccompHolder } from '../../../manifests/seccompHolders.ts';
import type { Finding } from '../../finding.ts';
import { at, refused } from './refused.ts';

/**
 * What the API server makes of the annotations that were there before the field: they do nothing, and are still looked at
 * (validation.go, ValidateSeccompPodAnnotations and validateSeccompAnnotationsAndFields; warnings.go).
 * @param holders the pod and its containers
 */
export function* annotationFindings(
  annotations: ReadonlyMap<string, Field>,
  holders: readonly SeccompHolder[],
): Generator<Finding> {
  for (const [key, annotation] of annotations) {
    const about = aboutSeccomp(key, holders);
    const { node } = annotation;
    if (node === undefined || about === undefined) continue;
    const { words, holders: own } = about;
    const value = textValue(annotation);
    if (value !== undefined) yield* refusedValue(annotation, key, value);
    const without = own.filter(({ profile }) => stateOf(profile) === 'absent');
    for (const { profile } of own) if (value !== undefined) yield* mismatch(annotation, profile, value);
    if (own.length > 0 && without.length === 0) continue;
    yield {
      ...(own.length === 0
        ? {}
        : {
            apiServer: `${annotation.path}: non-functional in v1.27+; use the "seccompProfile" field instead`,
          }),
      message: `The annotation does nothing since Kubernetes 1.27: ${words} has no seccomp profile by it. Use securityContext.seccompProfile.`,
      place: at(node.range),
      severity: 'warning',
      tags: ['deprecated'],
    };
  }
}

/** A value that is none of those that annotations had. */
function* refusedValue({ node, path }: Field, key: string, value: string): Generator<Finding> {
  if (node === undefined) return;
  // Here the server puts a dot between the map and its key, and leaves out that a template's stands in its metadata.
  const map = path.slice(0, path.lastIndexOf('[')).replace(/\.metadata\.annotations$/, '.annotations');
  const place: Field = { node, path: `${map}.${key}` };
  for (const { shown, detail } of faultsOf(value)) {
    const what = detail === 'must be a valid seccomp profile' ? 'a value that never was one' : 'its path';
    yield refused(place, node.range, `Invalid value: ${goQuote(shown)}`, detail, {
      message: `The annotation does nothing since Kubernetes 1.27, and the API server refuses ${what}. Remove it.`,
    });
  }
}

/** Where field and annotation are both there, the field must say the same. */
function* mismatch(annotation: Field, profile: Field, value: string): Generator<Finding> {
  const wrong = mismatchOf(profile, value);
  if (annotation.node === undefined || wrong === undefined) return;
  const [key, what] = wrong === 'type' ? ['type', 'type'] : ['localhostProfile', 'profile'];
  yield refused(
    child(profile, key),
    annotation.node.range,
    'Forbidden',
    `seccomp ${what} in annotation and field must match`,
    {
      message:
        'The API server refuses an annotation that says something else than securityContext.seccompProfile. It does nothing since Kubernetes 1.27: remove it.',
    },
  );
}
