import type { Entrance, KubernetesObject, Namespace, Service } from '../kubernetes/objects.ts';
import type { Field } from './field.ts';
import type { Lowering } from './lowering.ts';
import { lowerNetworkPolicy } from './lowerNetworkPolicy.ts';
import { lowerIngress, lowerNamespace, lowerRoute, lowerService } from './lowerObjects.ts';
import { lowerWorkload, podTemplates } from './lowerWorkload.ts';

type Lower = (object: Field, lowering: Lowering) => KubernetesObject;

/** The API groups that serve each kind; '' is the core group. Any version of the group is read. */
const workloadGroups: Readonly<Record<string, readonly string[]>> = {
  Pod: [''],
  ReplicationController: [''],
  Deployment: ['apps', 'extensions'],
  ReplicaSet: ['apps', 'extensions'],
  DaemonSet: ['apps', 'extensions'],
  StatefulSet: ['apps'],
  Job: ['batch'],
  CronJob: ['batch'],
};

const lowerers: ReadonlyMap<string, Lower> = new Map<string, Lower>([
  ['networking.k8s.io/NetworkPolicy', lowerNetworkPolicy],
  ['/Namespace', lowerNamespace satisfies (object: Field, lowering: Lowering) => Namespace],
  ['/Service', lowerService satisfies (object: Field, lowering: Lowering) => Service],
  ['networking.k8s.io/Ingress', lowerIngress satisfies (object: Field, lowering: Lowering) => Entrance],
  ['route.openshift.io/Route', lowerRoute],
  ...Object.keys(podTemplates).flatMap((kind) =>
    (workloadGroups[kind] ?? []).map((group): [string, Lower] => [
      `${group}/${kind}`,
      (object, lowering) => lowerWorkload(object, kind, lowering),
    ]),
  ),
]);

/** The group of `apiVersion`: '' for the core group's `v1`. */
export function groupOf(apiVersion: string): string {
  const slash = apiVersion.indexOf('/');
  return slash < 0 ? '' : apiVersion.slice(0, slash);
}

/** How an object of this apiVersion and kind becomes a model; undefined for all that is left in peace. */
export function lowererOf(apiVersion: string, kind: string): Lower | undefined {
  return lowerers.get(`${groupOf(apiVersion)}/${kind}`);
}

/** Whether it is a list of objects: `kind: List` of `v1`, or the list kind of a kind that is read. */
export function isListKind(apiVersion: string, kind: string): boolean {
  if (!kind.endsWith('List')) return false;
  return kind === 'List'
    ? groupOf(apiVersion) === ''
    : lowererOf(apiVersion, kind.slice(0, -4)) !== undefined;
}
