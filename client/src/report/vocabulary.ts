/** Words that tell nothing about anyone: the language of manifests, of our log and of stack traces. */
export const vocabulary: ReadonlySet<string> = new Set(
  `apiVersion kind metadata name namespace labels annotations spec podSelector namespaceSelector matchLabels matchExpressions
  key operator values policyTypes ingress egress from to ports port endPort protocol ipBlock cidr except template containers
  containerPort image items status selector replicas type Ingress Egress TCP UDP SCTP In NotIn Exists DoesNotExist
  NetworkPolicy NetworkPolicyList Pod PodTemplate Deployment StatefulSet DaemonSet ReplicaSet ReplicationController Job CronJob
  Namespace Service List networking.k8s.io apps batch v1 default true false null undefined
  error warning info debug the and not file files document documents server client extension language request notification
  hover completion diagnostics diagnostic codeAction preview workspace index indexing initialize textDocument didChange didOpen
  is of in on at for with was can cannot read reading properties function object string number TypeError RangeError Error
  policyLens policy lens dist server.cjs client.cjs node internal async await Promise process started stopped restart
  version environment environments complete rules ignore path rule reason severity off hint kubernetesVersion trace messages
  verbose compact address text ms Cannot not such directory no permission denied operation permitted open EACCES ENOENT EPERM
  EMFILE too many exited code signal memory heap`.split(/\s+/),
);
