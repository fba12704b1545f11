import { entryPath } from '../base/origin.ts';
import type { ContainerPort, Workload } from '../kubernetes/objects.ts';
import { controllerLabels } from './controllerLabels.ts';
import { ephemeralLabels } from './ephemeralLabels.ts';
import {
  child,
  descend,
  type Field,
  integerValue,
  listItems,
  nameOf,
  namespaceOf,
  scalarValue,
  stateOf,
  textValue,
} from './field.ts';
import { type Lowering, passingLowering } from './lowering.ts';
import { lowerDefaultedProtocol } from './lowerNetworkPolicy.ts';
import { lowerPodSeccomp } from './lowerPodSeccomp.ts';
import { lowerPortUses } from './lowerPortUses.ts';
import { lowerLabels } from './lowerSelector.ts';
import { lowerWorkloadSelectors } from './lowerWorkloadSelectors.ts';

/** Where each kind keeps its pod template; a Pod is its own. `Service` is that of Knative. */
export const podTemplates: Readonly<Record<string, readonly string[]>> = {
  Pod: [],
  Deployment: ['spec', 'template'],
  ReplicaSet: ['spec', 'template'],
  ReplicationController: ['spec', 'template'],
  StatefulSet: ['spec', 'template'],
  DaemonSet: ['spec', 'template'],
  Job: ['spec', 'template'],
  CronJob: ['spec', 'jobTemplate', 'spec', 'template'],
  PodTemplate: ['template'],
  DeploymentConfig: ['spec', 'template'],
  Rollout: ['spec', 'template'],
  Service: ['spec', 'template'],
};

/** An Argo Rollout may have the template of another object, of the group `apps` or the core group. */
function templateReference(object: Field, template: Field): Workload['templateFrom'] {
  const reference = descend(object, 'spec', 'workloadRef');
  const [kind, name] = [textValue(child(reference, 'kind')), textValue(child(reference, 'name'))];
  if (stateOf(template) !== 'absent' || kind === undefined || name === undefined) return undefined;
  return { kind, name };
}

export function lowerWorkload(object: Field, workloadKind: string, lowering: Lowering): Workload {
  const template = descend(object, ...(podTemplates[workloadKind] ?? []));
  const labels = descend(template, 'metadata', 'labels');
  const written = lowerLabels(labels, lowering);
  const isRollout = workloadKind === 'Rollout';
  const templateFrom = isRollout ? templateReference(object, template) : undefined;
  const name = nameOf(object);
  const prefix = textValue(descend(object, 'metadata', 'generateName'));
  const jobSpec =
    workloadKind === 'CronJob' ? descend(object, 'spec', 'jobTemplate', 'spec') : child(object, 'spec');
  const podSpec = child(template, 'spec');
  const selectors = lowerWorkloadSelectors(workloadKind, jobSpec, podSpec, lowering);
  const portUses = lowerPortUses(podSpec, lowering);
  lowering.note('metadata.name');
  lowering.note('metadata.namespace');
  return {
    kind: 'Workload',
    workloadKind,
    namespace: namespaceOf(object),
    name: name ?? prefix ?? '',
    ...(name === undefined && prefix !== undefined ? { nameIsPrefix: true } : {}),
    labels: {
      ...written,
      ...(isRollout && stateOf(template) === 'absent' ? { open: true } : {}),
      varying: new Map([
        ...controllerLabels({
          kind: workloadKind,
          name: name ?? '',
          written: written.values,
          hasManualSelector: scalarValue(child(jobSpec, 'manualSelector')) === true,
          isIndexed: textValue(child(jobSpec, 'completionMode')) === 'Indexed',
        }),
        ...(isRollout ? ephemeralLabels(object, written.values) : []),
      ]),
    },
    ...ownLabelsOf(object, written.values, lowering),
    labelsPath: lowering.note(labels.path),
    ports: [
      ...listItems(child(podSpec, 'containers')).flatMap((item) => lowerPorts(item, true, lowering)),
      ...listItems(child(podSpec, 'initContainers')).flatMap((item) =>
        lowerPorts(item, textValue(child(item, 'restartPolicy')) === 'Always', lowering),
      ),
    ],
    hostNetwork: scalarValue(child(podSpec, 'hostNetwork')) === true,
    ...(selectors.length === 0 ? {} : { selectors }),
    ...(portUses.length === 0 ? {} : { portUses }),
    ...scrapedOf(child(template, 'metadata'), lowering),
    seccomp: lowerPodSeccomp(template, lowering),
    replicas: workloadKind === 'Pod' ? 1 : integerValue(descend(object, 'spec', 'replicas')),
    ...(templateFrom === undefined ? {} : { templateFrom }),
    owner: workloadKind === 'Pod' ? controllingOwner(object) : undefined,
    origin: lowering.origin(''),
  };
}

/** Of most objects all of them are those of their pods, too. */
function ownLabelsOf(
  object: Field,
  ofPods: ReadonlyMap<string, string>,
  lowering: Lowering,
): Pick<Workload, 'ownLabels'> {
  const labels = descend(object, 'metadata', 'labels');
  const own = [...lowerLabels(labels, passingLowering('')).values].filter(
    ([key, value]) => ofPods.get(key) !== value,
  );
  for (const [key] of own) lowering.note(entryPath(labels.path, key));
  return own.length === 0 ? {} : { ownLabels: new Map(own) };
}

/** By the annotations that Prometheus' own example of a configuration reads; they are a convention. */
function scrapedOf(metadata: Field, lowering: Lowering): Pick<Workload, 'scraped'> {
  const annotations = child(metadata, 'annotations');
  const scrape = child(annotations, 'prometheus.io/scrape');
  if (textValue(scrape) !== 'true') return {};
  const port = Number(textValue(child(annotations, 'prometheus.io/port')));
  return {
    scraped: {
      port: Number.isInteger(port) && port > 0 ? port : undefined,
      origin: lowering.origin(scrape.path),
    },
  };
}

function lowerPorts(container: Field, isLasting: boolean, lowering: Lowering): readonly ContainerPort[] {
  return listItems(child(container, 'ports')).flatMap((item) => {
    const number = integerValue(child(item, 'containerPort'));
    const protocol = lowerDefaultedProtocol(child(item, 'protocol'));
    if (number === undefined || protocol === undefined) return [];
    const name = textValue(child(item, 'name'));
    if (name !== undefined) lowering.note(child(item, 'name').path);
    return [{ name, number, protocol, isLasting, origin: lowering.origin(item.path) }];
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
