/** A kind that is read, under the name by which kubectl asks for it. */
export interface Resource {
  readonly name: string;
  readonly kind: string;
  /** Whether every cluster serves it; kubectl refuses the whole command for one name that the cluster does not know. */
  readonly isBuiltIn: boolean;
}

/** All kinds that we read; Secrets are none of them. */
export const resources: readonly Resource[] = [
  { name: 'namespaces', kind: 'Namespace', isBuiltIn: true },
  { name: 'networkpolicies', kind: 'NetworkPolicy', isBuiltIn: true },
  { name: 'pods', kind: 'Pod', isBuiltIn: true },
  { name: 'deployments', kind: 'Deployment', isBuiltIn: true },
  { name: 'replicasets', kind: 'ReplicaSet', isBuiltIn: true },
  { name: 'statefulsets', kind: 'StatefulSet', isBuiltIn: true },
  { name: 'daemonsets', kind: 'DaemonSet', isBuiltIn: true },
  { name: 'jobs', kind: 'Job', isBuiltIn: true },
  { name: 'cronjobs', kind: 'CronJob', isBuiltIn: true },
  { name: 'replicationcontrollers', kind: 'ReplicationController', isBuiltIn: true },
  { name: 'services', kind: 'Service', isBuiltIn: true },
  { name: 'ingresses', kind: 'Ingress', isBuiltIn: true },
  { name: 'rollouts.argoproj.io', kind: 'Rollout', isBuiltIn: false },
  { name: 'deploymentconfigs.apps.openshift.io', kind: 'DeploymentConfig', isBuiltIn: false },
  { name: 'routes.route.openshift.io', kind: 'Route', isBuiltIn: false },
];

export const resourceNames: readonly string[] = resources.map(({ name }) => name);

/** The kinds that kubectl lists for some resource names. */
export function kindsOf(names: readonly string[]): ReadonlySet<string> {
  return new Set(resources.flatMap(({ name, kind }) => (names.includes(name) ? [kind] : [])));
}
