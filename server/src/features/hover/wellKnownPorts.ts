const uses: ReadonlyMap<number, string> = new Map([
  [22, 'SSH'],
  [25, 'SMTP'],
  [53, 'DNS'],
  [80, 'HTTP'],
  [123, 'NTP'],
  [389, 'LDAP'],
  [443, 'HTTPS'],
  [587, 'mail submission'],
  [636, 'LDAP over TLS'],
  [1433, 'Microsoft SQL Server'],
  [1521, 'Oracle Database'],
  [2049, 'NFS'],
  [2379, 'etcd'],
  [3306, 'MySQL'],
  [4317, 'OpenTelemetry over gRPC'],
  [4318, 'OpenTelemetry over HTTP'],
  [5353, 'multicast DNS, and the DNS pods of OpenShift'],
  [5432, 'PostgreSQL'],
  [5672, 'AMQP'],
  [6379, 'Redis'],
  [6443, 'the Kubernetes API server'],
  [8443, 'HTTPS of services without root'],
  [9090, 'Prometheus'],
  [9092, 'Kafka'],
  [9100, 'the node exporter of Prometheus'],
  [9200, 'Elasticsearch'],
  [10250, 'the kubelet'],
  [11211, 'memcached'],
  [15012, 'the control plane of Istio'],
  [27017, 'MongoDB'],
]);

/** What people usually run on a port; no more than a custom. */
export function usualUse(port: number): string | undefined {
  return uses.get(port);
}
