/** A kind that is read, under the name by which kubectl asks for it. */
export interface Resource {
  readonly name: string;
  readonly kind: string;
  /** What it is a part of: `beside` are all that lead to workloads, call them, or say where their addresses lie. */
  readonly part: 'namespaces' | 'policies' | 'workloads' | 'beside';
  /** Whether every cluster serves it; kubectl refuses the whole command for one name that the cluster does not know. */
  readonly isBuiltIn: boolean;
}

function builtIn(name: string, kind: string, part: Resource['part']): Resource {
  return { name, kind, part, isBuiltIn: true };
}

function added(name: string, kind: string, part: Resource['part'] = 'beside'): Resource {
  return { name, kind, part, isBuiltIn: false };
}

/**
 * The kinds that say something about a cluster. Secrets are none of them. Not asked for, although they are read, are those
 * of which others tell, as pods do of what operators and Knative make, and CustomResourceDefinitions, which are long and many.
 */
export const resources: readonly Resource[] = [
  builtIn('namespaces', 'Namespace', 'namespaces'),
  builtIn('networkpolicies', 'NetworkPolicy', 'policies'),
  builtIn('pods', 'Pod', 'workloads'),
  builtIn('deployments', 'Deployment', 'workloads'),
  builtIn('replicasets', 'ReplicaSet', 'workloads'),
  builtIn('statefulsets', 'StatefulSet', 'workloads'),
  builtIn('daemonsets', 'DaemonSet', 'workloads'),
  builtIn('jobs', 'Job', 'workloads'),
  builtIn('cronjobs', 'CronJob', 'workloads'),
  builtIn('replicationcontrollers', 'ReplicationController', 'workloads'),
  builtIn('services', 'Service', 'beside'),
  builtIn('endpointslices', 'EndpointSlice', 'beside'),
  builtIn('ingresses', 'Ingress', 'beside'),
  builtIn('validatingwebhookconfigurations', 'ValidatingWebhookConfiguration', 'beside'),
  builtIn('mutatingwebhookconfigurations', 'MutatingWebhookConfiguration', 'beside'),
  builtIn('apiservices', 'APIService', 'beside'),
  builtIn('nodes', 'Node', 'beside'),
  added('servicecidrs.networking.k8s.io', 'ServiceCIDR'),
  added('ippools.crd.projectcalico.org', 'IPPool'),
  added('rollouts.argoproj.io', 'Rollout', 'workloads'),
  added('deploymentconfigs.apps.openshift.io', 'DeploymentConfig', 'workloads'),
  added('routes.route.openshift.io', 'Route'),
  added('gateways.gateway.networking.k8s.io', 'Gateway'),
  added('httproutes.gateway.networking.k8s.io', 'HTTPRoute'),
  added('grpcroutes.gateway.networking.k8s.io', 'GRPCRoute'),
  added('tlsroutes.gateway.networking.k8s.io', 'TLSRoute'),
  added('tcproutes.gateway.networking.k8s.io', 'TCPRoute'),
  added('udproutes.gateway.networking.k8s.io', 'UDPRoute'),
  added('referencegrants.gateway.networking.k8s.io', 'ReferenceGrant'),
  added('servicemonitors.monitoring.coreos.com', 'ServiceMonitor'),
  added('podmonitors.monitoring.coreos.com', 'PodMonitor'),
];

export const resourceNames: readonly string[] = resources.map(({ name }) => name);

/** The kinds that kubectl lists for some resource names. */
export function kindsOf(names: readonly string[]): ReadonlySet<string> {
  return new Set(resources.flatMap(({ name, kind }) => (names.includes(name) ? [kind] : [])));
}
