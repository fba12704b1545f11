import { isSame } from '../base/equality.ts';
import { finish } from '../base/steps.ts';
import type { KubernetesObject } from '../kubernetes/objects.ts';
import type { RawProfile } from '../seccomp/rawProfile.ts';
import { keepProfileInSteps } from './seccomp/keepProfile.ts';

/** What a manifest means: an object of Kubernetes, or a seccomp profile as it was written. */
export type Model = KubernetesObject | RawProfile;

/**
 * The new model, or the old one where it means the same. Of a profile the parts that did not change are kept too, so
 * that what is known of them need not be found out again.
 */
export function keepModel(old: Model, next: Model): Model {
  return finish(keepModelInSteps(old, next));
}

/** The same in steps. */
export function* keepModelInSteps(old: Model, next: Model): Generator<undefined, Model> {
  if (old.kind === 'SeccompProfile' && next.kind === 'SeccompProfile') {
    return yield* keepProfileInSteps(old, next);
  }
  return isSame(old, next) ? old : next;
}

export function isKubernetesObject(model: Model): model is KubernetesObject {
  return model.kind !== 'SeccompProfile';
}
