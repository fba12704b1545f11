import { goQuote } from '../../../manifests/admission/goText.ts';
import { child, type Field, stateOf, textValue } from '../../../manifests/field.ts';
import type { SeccompHolder } from '../../../manifests/podSeccomp.ts';
import type { Finding } from '../../finding.ts';
import { at, refused } from './refused.ts';

const podAnnotation = 'seccomp.security.alpha.kubernetes.io/pod';
const containerAnnotation = 'container.seccomp.security.alpha.kubernetes.io/';
const localhost = 'localhost/';

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
    const isOfPod = key === podAnnotation;
    const { node } = annotation;
    if (node === undefined || (!isOfPod && !key.startsWith(containerAnnotation))) continue;
    const name = key.slice(containerAnnotation.length);
    const value = textValue(annotation);
    if (value !== undefined) yield* refusedValue(annotation, key, value);
    const own = holders.filter((holder) => (isOfPod ? holder.kind === 'pod' : holder.name === name));
    const without = own.filter(({ profile }) => stateOf(profile) === 'absent');
    for (const { profile } of own) if (value !== undefined) yield* mismatch(annotation, profile, value);
    if (own.length > 0 && without.length === 0) continue;
    yield {
      ...(own.length === 0
        ? {}
        : {
            apiServer: `${annotation.path}: non-functional in v1.27+; use the "seccompProfile" field instead`,
          }),
      message: `The annotation does nothing since Kubernetes 1.27: ${isOfPod ? 'the pod' : `container ${name}`} has no seccomp profile by it. Use securityContext.seccompProfile.`,
      place: at(node.range),
      severity: 'warning',
      tags: ['deprecated'],
    };
  }
}

/** A value that is none of those that annotations had. */
function* refusedValue({ node, path }: Field, key: string, value: string): Generator<Finding> {
  if (node === undefined || ['runtime/default', 'docker/default', 'unconfined'].includes(value)) return;
  // Here the server puts a dot between the map and its key, and leaves out that a template's stands in its metadata.
  const map = path.slice(0, path.lastIndexOf('[')).replace(/\.metadata\.annotations$/, '.annotations');
  const place: Field = { node, path: `${map}.${key}` };
  const target = value.startsWith(localhost) ? value.slice(localhost.length) : undefined;
  const refuse = (shown: string, detail: string, message: string): Finding =>
    refused(place, node.range, `Invalid value: ${goQuote(shown)}`, detail, { message });
  if (target === undefined) {
    yield refuse(
      value,
      'must be a valid seccomp profile',
      'The annotation does nothing since Kubernetes 1.27, and the API server refuses a value that never was one. Remove it.',
    );
    return;
  }
  const removed =
    'The annotation does nothing since Kubernetes 1.27, and the API server refuses its path. Remove it.';
  if (target.startsWith('/')) yield refuse(target, 'must be a relative path', removed);
  if (target.split('/').includes('..')) yield refuse(target, "must not contain '..'", removed);
}

/** Where field and annotation are both there, the field must say the same. */
function* mismatch(annotation: Field, profile: Field, value: string): Generator<Finding> {
  const type = child(profile, 'type');
  const path = child(profile, 'localhostProfile');
  const wrong = mismatchOf(textValue(type), textValue(path), value);
  if (annotation.node === undefined || wrong === undefined || stateOf(path) === 'hole') return;
  const [field, what] = wrong === 'type' ? [type, 'type'] : [path, 'profile'];
  yield refused(
    field,
    annotation.node.range,
    'Forbidden',
    `seccomp ${what} in annotation and field must match`,
    {
      message:
        'The API server refuses an annotation that says something else than securityContext.seccompProfile. It does nothing since Kubernetes 1.27: remove it.',
    },
  );
}

function mismatchOf(
  type: string | undefined,
  path: string | undefined,
  value: string,
): 'type' | 'path' | undefined {
  switch (type) {
    case 'Unconfined':
      return value === 'unconfined' ? undefined : 'type';
    case 'RuntimeDefault':
      return value === 'runtime/default' || value === 'docker/default' ? undefined : 'type';
    case 'Localhost':
      if (!value.startsWith(localhost)) return 'type';
      return value.slice(localhost.length) === path ? undefined : 'path';
    default:
      return undefined;
  }
}
