import type { KnownNamespace, KnownPods } from '../endpoints.ts';

/** Pods that are alike in all that policies look at: whatever holds for one of them holds for each. */
export interface PodClass {
  /** Its place in the list of classes. */
  readonly number: number;
  /** The namespace with its labels, which policies look at too. */
  readonly namespace: KnownNamespace;
  readonly hostNetwork: boolean;
  /** Equal for classes whose named ports are equal. */
  readonly portProfile: number;
  /** Pods of the class; perhaps of an earlier state of the cluster. */
  readonly example: KnownPods;
}

/** The pods of one class in one cluster. */
export interface ClassMembers {
  readonly podClass: PodClass;
  /** At least one, in the order of the files. */
  readonly members: readonly KnownPods[];
}
