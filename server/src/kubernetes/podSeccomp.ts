import type { Origin } from '../base/origin.ts';

/** What is written of seccomp in a pod template. */
export interface PodSeccomp {
  /** `spec.os.name: windows`: such pods have no filters of system calls. */
  readonly isWindows: boolean;
  /** The pod's own, which its containers take where they have none; undefined where none is written. */
  readonly profile: SeccompChoice | undefined;
  readonly containers: readonly SeccompContainer[];
  /** Whether one of the annotations that were there before the field says what the API server refuses. */
  readonly hasRefusedAnnotation: boolean;
}

export type ContainerList = 'containers' | 'initContainers' | 'ephemeralContainers';

export interface SeccompContainer {
  readonly list: ContainerList;
  /** Its place in the list. */
  readonly index: number;
  readonly name: string | undefined;
  /** `refused`: the API server's decoder takes no such value. `unknown`: it stands there and can't be known. */
  readonly isPrivileged: boolean | 'refused' | 'unknown';
  readonly profile: SeccompChoice | undefined;
}

/** One `securityContext.seccompProfile`. */
export interface SeccompChoice {
  /** `refused`: the API server takes no such pod. `unknown`: a part that can't be known stands there. */
  readonly type: 'RuntimeDefault' | 'Unconfined' | 'Localhost' | 'refused' | 'unknown';
  /** `localhostProfile`, of Localhost. */
  readonly path: string | undefined;
  /** Of the path, of Localhost; else of the whole. */
  readonly origin: Origin;
}

/** What the API server refuses of a pod, and with it the whole pod. */
export type PodRefusal =
  | { readonly part: 'profile' | 'privileged'; readonly of: SeccompContainer | 'pod' }
  | { readonly part: 'annotation' };

/** The first thing that the API server refuses; undefined where it takes all that is known here. */
export function refusalOf({ profile, containers, hasRefusedAnnotation }: PodSeccomp): PodRefusal | undefined {
  if (profile?.type === 'refused') return { part: 'profile', of: 'pod' };
  for (const container of containers) {
    if (container.profile?.type === 'refused') return { part: 'profile', of: container };
    if (container.isPrivileged === 'refused') return { part: 'privileged', of: container };
  }
  return hasRefusedAnnotation ? { part: 'annotation' } : undefined;
}

/** The profile that a container is given, and where that is written. */
export interface GivenProfile {
  readonly choice: SeccompChoice | undefined;
  readonly from: 'container' | 'pod' | 'nowhere';
}

/** A container's own profile goes before the pod's. */
export function givenTo(pod: PodSeccomp, container: SeccompContainer): GivenProfile {
  if (container.profile !== undefined) return { choice: container.profile, from: 'container' };
  if (pod.profile !== undefined) return { choice: pod.profile, from: 'pod' };
  return { choice: undefined, from: 'nowhere' };
}
