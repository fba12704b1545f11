import type { Entrance, KubernetesObject, Namespace, Service } from '../kubernetes/objects.ts';
import type { Field } from './field.ts';
import {
  definition,
  lowerApiService,
  lowerConversion,
  lowerPodMonitor,
  lowerServiceMonitor,
  lowerWebhooks,
} from './lowerCallers.ts';
import { lowerEndpointSlice, lowerEndpoints } from './lowerEndpoints.ts';
import { lowerGateway, lowerReferenceGrant } from './lowerGateway.ts';
import { lowerGatewayRoute } from './lowerGatewayRoute.ts';
import type { Lowering } from './lowering.ts';
import { lowerNetworkPolicy } from './lowerNetworkPolicy.ts';
import { lowerIngress, lowerNamespace, lowerRoute, lowerService } from './lowerObjects.ts';
import { podRelatedLowerers } from './lowerPodRelated.ts';
import { rangeLowerers } from './lowerRanges.ts';
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
  DeploymentConfig: ['apps.openshift.io'],
  Rollout: ['argoproj.io'],
  Service: ['serving.knative.dev'],
};

const lowerers: ReadonlyMap<string, Lower> = new Map<string, Lower>([
  ['networking.k8s.io/NetworkPolicy', lowerNetworkPolicy],
  ['/Namespace', lowerNamespace satisfies (object: Field, lowering: Lowering) => Namespace],
  ['/Service', lowerService satisfies (object: Field, lowering: Lowering) => Service],
  ['/Endpoints', lowerEndpoints],
  ['discovery.k8s.io/EndpointSlice', lowerEndpointSlice],
  ['networking.k8s.io/Ingress', lowerIngress satisfies (object: Field, lowering: Lowering) => Entrance],
  ['route.openshift.io/Route', lowerRoute],
  ['gateway.networking.k8s.io/Gateway', lowerGateway],
  ['gateway.networking.k8s.io/ReferenceGrant', lowerReferenceGrant],
  ['monitoring.coreos.com/ServiceMonitor', lowerServiceMonitor],
  ['monitoring.coreos.com/PodMonitor', lowerPodMonitor],
  ...['ValidatingWebhookConfiguration', 'MutatingWebhookConfiguration'].map((kind): [string, Lower] => [
    `admissionregistration.k8s.io/${kind}`,
    (object, lowering) => lowerWebhooks(object, kind, lowering),
  ]),
  ['apiregistration.k8s.io/APIService', lowerApiService],
  [`apiextensions.k8s.io/${definition}`, lowerConversion],
  ...rangeLowerers,
  ...podRelatedLowerers,
  ...['HTTPRoute', 'GRPCRoute', 'TLSRoute', 'TCPRoute', 'UDPRoute'].map((kind): [string, Lower] => [
    `gateway.networking.k8s.io/${kind}`,
    (object, lowering) => lowerGatewayRoute(object, kind, lowering),
  ]),
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

const profileForms: ReadonlyMap<string, 'spo' | 'kubescape'> = new Map([
  ['security-profiles-operator.x-k8s.io/SeccompProfile', 'spo'],
  ['spdx.softwarecomposition.kubescape.io/SeccompProfile', 'kubescape'],
]);

/** Whose seccomp profile an object is; two projects have a kind of the same name. Any version of the group is read. */
export function profileFormOf(apiVersion: string, kind: string): 'spo' | 'kubescape' | undefined {
  return profileForms.get(`${groupOf(apiVersion)}/${kind}`);
}

/** The kinds of which there is one that is read, whatever its group. */
export const kindsRead: ReadonlySet<string> = new Set(
  [...lowerers.keys(), ...profileForms.keys()].map((key) => key.slice(key.indexOf('/') + 1)),
);

/** How an object of this apiVersion and kind becomes an object of Kubernetes; undefined for all others. */
export function lowererOf(apiVersion: string, kind: string): Lower | undefined {
  return lowerers.get(`${groupOf(apiVersion)}/${kind}`);
}

/** Whether it is a list of objects: `kind: List` of `v1`, or the list kind of a kind that is read. */
export function isListKind(apiVersion: string, kind: string): boolean {
  if (!kind.endsWith('List')) return false;
  return kind === 'List' ? groupOf(apiVersion) === '' : isRead(apiVersion, kind.slice(0, -4));
}

/** Whether objects of this apiVersion and kind are read; all others are left in peace. */
export function isRead(apiVersion: string, kind: string): boolean {
  return lowererOf(apiVersion, kind) !== undefined || profileFormOf(apiVersion, kind) !== undefined;
}
