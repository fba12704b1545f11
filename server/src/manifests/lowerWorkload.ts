import type { ContainerPort, Workload } from '../kubernetes/objects.ts';
import { child, descend, type Field, integerValue, listItems, scalarValue, textValue } from './field.ts';
import type { Lowering } from './lowering.ts';
import { lowerProtocol } from './lowerNetworkPolicy.ts';
import { lowerLabels } from './lowerSelector.ts';

/** Where each kind keeps its pod template; a Pod is its own. */
export const podTemplates: Readonly<Record<string, readonly string[]>> = {
  Pod: [],
  Deployment: ['spec', 'template'],
  ReplicaSet: ['spec', 'template'],
  ReplicationController: ['spec', 'template'],
  StatefulSet: ['spec', 'template'],
  DaemonSet: ['spec', 'template'],
  Job: ['spec', 'template'],
  CronJob: ['spec', 'jobTemplate', 'spec', 'template'],
};

export function lowerWorkload(object: Field, workloadKind: string, lowering: Lowering): Workload {
  const template = descend(object, ...(podTemplates[workloadKind] ?? []));
  const labels = descend(template, 'metadata', 'labels');
  const podSpec = child(template, 'spec');
  lowering.note('metadata.name');
  return {
    kind: 'Workload',
    workloadKind,
    namespace: textValue(descend(object, 'metadata', 'namespace')),
    name:
      textValue(descend(object, 'metadata', 'name')) ??
      textValue(descend(object, 'metadata', 'generateName')) ??
      '',
    labels: lowerLabels(labels, lowering),
    labelsPath: lowering.note(labels.path),
    ports: ['initContainers', 'containers'].flatMap((key) =>
      listItems(child(podSpec, key)).flatMap((container) => lowerPorts(container, lowering)),
    ),
    hostNetwork: scalarValue(child(podSpec, 'hostNetwork')) === true,
    replicas: workloadKind === 'Pod' ? 1 : integerValue(descend(object, 'spec', 'replicas')),
    owner: workloadKind === 'Pod' ? controllingOwner(object) : undefined,
    origin: lowering.origin(''),
  };
}

function lowerPorts(container: Field, lowering: Lowering): readonly ContainerPort[] {
  return listItems(child(container, 'ports')).flatMap((item) => {
    const number = integerValue(child(item, 'containerPort'));
    const protocol = lowerProtocol(child(item, 'protocol'));
    if (number === undefined || protocol === undefined) return [];
    return [{ name: textValue(child(item, 'name')), number, protocol, origin: lowering.origin(item.path) }];
  });
}

/** The owner with `controller: true`, else the first; files that were written by hand may name it without a kind. */
function controllingOwner(object: Field): Workload['owner'] {
  const references = listItems(descend(object, 'metadata', 'ownerReferences'));
  const controller = references.find((reference) => scalarValue(child(reference, 'controller')) === true);
  const reference = controller ?? references[0];
  const name = reference && textValue(child(reference, 'name'));
  if (reference === undefined || name === undefined) return undefined;
  return { kind: textValue(child(reference, 'kind')) ?? 'Pod', name };
}
