import type { PodRelated } from '../kubernetes/objects.ts';
import { descend, type Field, nameOf, namespaceOf, stateOf, textValue } from './field.ts';
import type { Lowering } from './lowering.ts';
import { lowerSelector } from './lowerSelector.ts';

/** Kinds of whose objects well-known operators make pods, by their API groups. */
const operated: Readonly<Record<string, readonly string[]>> = {
  'monitoring.coreos.com': ['Prometheus', 'PrometheusAgent', 'Alertmanager', 'ThanosRuler'],
  'helm.toolkit.fluxcd.io': ['HelmRelease'],
  'helm.cattle.io': ['HelmChart'],
  'postgresql.cnpg.io': ['Cluster'],
  'acid.zalan.do': ['postgresql'],
  'kafka.strimzi.io': ['Kafka', 'KafkaConnect', 'KafkaMirrorMaker2', 'KafkaBridge'],
  'elasticsearch.k8s.elastic.co': ['Elasticsearch'],
  'kibana.k8s.elastic.co': ['Kibana'],
  'rabbitmq.com': ['RabbitmqCluster'],
  'opentelemetry.io': ['OpenTelemetryCollector'],
  'grafana.integreatly.org': ['Grafana'],
  'k8s.keycloak.org': ['Keycloak'],
};

type Lower = (object: Field, lowering: Lowering) => PodRelated;

/** How such objects are read, by API group and kind. */
export const podRelatedLowerers: readonly (readonly [string, Lower])[] = [
  ['policy/PodDisruptionBudget', lowerBudget],
  // Nothing makes pods of it by itself; what is written in it is looked at.
  ['/PodTemplate', (object, lowering) => related(object, 'PodTemplate', lowering)],
  ...Object.entries(operated).flatMap(([group, kinds]) =>
    kinds.map((kind): [string, Lower] => [
      `${group}/${kind}`,
      (object, lowering) => ({
        ...related(object, kind, lowering),
        // A release of a chart may go to another namespace than its object (spec.targetNamespace).
        makesPodsIn: {
          namespace: textValue(descend(object, 'spec', 'targetNamespace')) ?? namespaceOf(object),
        },
      }),
    ]),
  ),
];

/** policy/v1 PodDisruptionBudgetSpec. */
function lowerBudget(object: Field, lowering: Lowering): PodRelated {
  const selector = descend(object, 'spec', 'selector');
  return {
    ...related(object, 'PodDisruptionBudget', lowering),
    ...(stateOf(selector) === 'absent' ? {} : { selector: lowerSelector(selector, lowering) }),
  };
}

function related(object: Field, writtenKind: string, lowering: Lowering): PodRelated {
  lowering.note('metadata.name');
  return {
    kind: 'PodRelated',
    writtenKind,
    namespace: namespaceOf(object),
    name: nameOf(object) ?? '',
    origin: lowering.origin(''),
  };
}
