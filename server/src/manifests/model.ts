import { isSame } from '../base/equality.ts';
import type { KubernetesObject } from '../kubernetes/objects.ts';
import type { RawProfile } from '../seccomp/rawProfile.ts';
import { keepProfile } from './seccomp/keepProfile.ts';

/** What a manifest means: an object of Kubernetes, or a seccomp profile as it was written. */
export type Model = KubernetesObject | RawProfile;

/**
 * The new model, or the old one where it means the same. Of a profile the parts that did not change are kept too, so
 * that what is known of them need not be found out again.
 */
export function keepModel(old: Model, next: Model): Model {
  if (old.kind === 'SeccompProfile' && next.kind === 'SeccompProfile') return keepProfile(old, next);
  return isSame(old, next) ? old : next;
}

export function isKubernetesObject(model: Model): model is KubernetesObject {
  return model.kind !== 'SeccompProfile';
}
