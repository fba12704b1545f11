import type { VaryingLabel } from '../../kubernetes/labels.ts';
import type { ContainerPort, Workload } from '../../kubernetes/objects.ts';
import type { ListedObject, Owner } from './listedObject.ts';

interface ListedWorkload extends ListedObject {
  readonly model: Workload;
}

/** A controller with the pods that it runs, as far as they are listed. */
interface Family {
  readonly root: Owner;
  readonly namespace: string | undefined;
  controller?: ListedWorkload;
  readonly pods: Workload[];
  /** What stands for a controller that is not read from a cluster, as the Deployments of a Knative Service do. */
  readonly deputies: Workload[];
}

/** So many objects are a step: what is done with each of them is little. */
const stepLength = 100;

/**
 * Pods and what runs them as one workload each: the pods of a Deployment are the Deployment, and neither its ReplicaSets nor
 * they count beside it. Its labels and ports are those that its pods really have, to which webhooks may have added; without
 * pods those of its template. What has come to its end has no connections and is left out. In steps.
 */
export function* foldWorkloads(listed: readonly ListedObject[]): Generator<void, readonly Workload[]> {
  const workloads = listed.filter(isWorkload);
  const controllers = new Map<string, ListedWorkload>();
  for (const workload of workloads) {
    const { workloadKind: kind, name } = workload.model;
    if (kind !== 'Pod') controllers.set(keyOf({ kind, name }, workload.namespace), workload);
  }
  const families = new Map<string, Family>();
  for (const [index, workload] of workloads.entries()) {
    if (index % stepLength === 0) yield;
    if (!workload.isOver) addTo(families, workload, rootOf(workload, controllers));
  }
  const folded: Workload[] = [];
  for (const family of families.values()) {
    if (folded.length % stepLength === 0) yield;
    const workload = workloadOf(family);
    if (workload !== undefined) folded.push(workload);
  }
  return folded;
}

function addTo(families: Map<string, Family>, workload: ListedWorkload, root: Owner): void {
  const { namespace, model } = workload;
  const isPod = model.workloadKind === 'Pod';
  const isOwned = root.kind !== model.workloadKind || root.name !== model.name;
  const isDeputy = root.kind === knativeService && model.workloadKind === 'Deployment';
  if (isOwned && !isPod && !isDeputy) return;
  const key = keyOf(root, namespace);
  const family = families.get(key) ?? { root, namespace, pods: [], deputies: [] };
  families.set(key, family);
  if (!isOwned) family.controller ??= workload;
  else if (isPod) family.pods.push(model);
  else family.deputies.push(model);
}

function isWorkload(listed: ListedObject): listed is ListedWorkload {
  return listed.model.kind === 'Workload';
}

function keyOf({ kind, name }: Owner, namespace: string | undefined): string {
  return `${kind}/${namespace ?? ''}/${name}`;
}

/** What runs on behalf of another; what else has an owner, as the Deployment of an operator has, stands for itself. */
const ownedKinds: ReadonlySet<string> = new Set(['Pod', 'ReplicaSet', 'ReplicationController', 'Job']);

/** Of serving.knative.dev. */
const knativeService = 'Service';

/** Owners are not nested deeper. */
const longestChain = 4;

/** The workload that an object belongs to, by its chain of owners: itself, where nothing owns it. */
function rootOf(listed: ListedWorkload, controllers: ReadonlyMap<string, ListedWorkload>): Owner {
  const { labels } = listed.model;
  const knative = labels.values.get('serving.knative.dev/service');
  if (knative !== undefined) return { kind: knativeService, name: knative };
  let root: Owner = { kind: listed.model.workloadKind, name: listed.model.name };
  let owner = listed.owner;
  for (let length = 0; owner !== undefined && length < longestChain; length++) {
    // The kubelet's static pods are owned by their node, which runs them and makes none.
    if (!ownedKinds.has(root.kind) || owner.kind === 'Node') break;
    root = owner;
    const above = controllers.get(keyOf(owner, listed.namespace));
    owner = above === undefined ? impliedOwner(root, labels.values) : above.owner;
  }
  return root;
}

/**
 * The owner of a controller that is not listed, by what its own controller writes into names and labels
 * (kubernetes:pkg/controller/deployment/sync.go; argoproj/argo-rollouts utils/replicaset; openshift/api apps/v1/consts.go).
 */
function impliedOwner({ kind, name }: Owner, labels: ReadonlyMap<string, string>): Owner | undefined {
  if (kind === 'ReplicaSet') {
    for (const [label, above] of hashLabels) {
      const suffix = `-${labels.get(label) ?? ''}`;
      if (suffix !== '-' && name.endsWith(suffix))
        return { kind: above, name: name.slice(0, -suffix.length) };
    }
  }
  const config = kind === 'ReplicationController' ? labels.get('deploymentconfig') : undefined;
  return config === undefined ? undefined : { kind: 'DeploymentConfig', name: config };
}

const hashLabels = [
  ['rollouts-pod-template-hash', 'Rollout'],
  ['pod-template-hash', 'Deployment'],
] as const;

function workloadOf({ root, namespace, controller, pods: running, deputies }: Family): Workload | undefined {
  // one that is scaled to zero may have pods again
  const pods = running.length > 0 ? running : controller === undefined ? deputies : [];
  const [pod] = pods;
  if (pod === undefined) return controller?.model;
  const { labelsPath, seccomp, origin } = controller?.model ?? pod;
  return {
    kind: 'Workload',
    workloadKind: root.kind,
    namespace,
    name: root.name,
    labels: {
      values: pod.labels.values,
      varying: varyingLabels(pods),
      open: pods.some(({ labels }) => labels.open),
    },
    labelsPath,
    ports: portsOf(pods),
    hostNetwork: pods.every(({ hostNetwork }) => hostNetwork),
    replicas: running.length,
    owner: undefined,
    seccomp,
    origin,
  };
}

/** The labels in which the pods differ. */
function varyingLabels(pods: readonly Workload[]): ReadonlyMap<string, VaryingLabel> {
  const varying = new Map<string, VaryingLabel>();
  for (const key of new Set(pods.flatMap(({ labels }) => [...labels.values.keys()]))) {
    const given = pods.map(({ labels }) => labels.values.get(key));
    const values = [...new Set(given.filter((value) => value !== undefined))].sort();
    const mayBeAbsent = given.includes(undefined);
    if (values.length > 1 || mayBeAbsent) varying.set(key, { kind: 'oneOf', values, mayBeAbsent });
  }
  return varying;
}

/** The ports of all pods, each once. */
function portsOf(pods: readonly Workload[]): readonly ContainerPort[] {
  const ports = new Map<string, ContainerPort>();
  for (const port of pods.flatMap((pod) => pod.ports)) {
    const key = `${port.name ?? ''} ${port.number} ${port.protocol} ${port.isLasting}`;
    if (!ports.has(key)) ports.set(key, port);
  }
  return [...ports.values()];
}
