import type { KubernetesVersion } from '../../../server/src/kubernetes/version.ts';
import type { AdmissionCode } from '../../../server/src/manifests/admission/message.ts';
import type { Plant } from '../edits.ts';

export type PlantedRule =
  | 'api-server-refuses'
  | 'api-server-warns'
  | 'unknown-field'
  | 'duplicate-key'
  | 'label-not-text'
  | 'syntax'
  | 'selector-matches-nothing'
  | 'port-not-listened-on'
  | 'empty-field'
  | 'direction-not-named'
  | 'ingress-also-denied'
  | 'no-effect'
  | 'except-no-effect'
  | 'metadata-address-reachable'
  | 'dns-blocked'
  | 'half-open'
  | 'separate-peers'
  | 'separate-rules'
  | 'policy-namespace'
  | 'cluster-not-everyone'
  | 'host-network-selected'
  | 'volatile-label'
  | 'dns-alone'
  | 'first-policy'
  | 'entrance-blocked'
  | 'monitoring-blocked'
  | 'webhook-blocked'
  | 'ip-block-in-cluster'
  | 'pods-left-out'
  | 'policy-twice'
  | 'workload-twice';

/** One way of going wrong. */
export interface MistakeKind {
  readonly name: string;
  readonly rule: PlantedRule;
  /** The admission code that it is an instance of; undefined for the rules that look at several files. */
  readonly code?: AdmissionCode;
  /** Left out: the newest. */
  readonly version?: KubernetesVersion;
  /** The sites at which it can be planted, by their patterns. */
  readonly at: RegExp;
  readonly plant: Plant;
  /** What is true of it besides, and may be reported on the same line. */
  readonly alsoTrue?: PlantedRule;
}
