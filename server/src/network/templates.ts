import type { VaryingLabel } from '../kubernetes/labels.ts';
import type { Workload } from '../kubernetes/objects.ts';

/**
 * Workloads with their pod templates: one that leaves its template to another object of its namespace has that one's
 * labels and ports, beside the labels that its own controller adds. Where that object is not among them the labels stay
 * open. The same list where no workload does so.
 * @param defaultNamespace where objects lie that name no namespace
 */
export function withTemplates(workloads: readonly Workload[], defaultNamespace: string): readonly Workload[] {
  if (!workloads.some(({ templateFrom }) => templateFrom !== undefined)) return workloads;
  const keyOf = (namespace: string | undefined, kind: string, name: string): string =>
    JSON.stringify([namespace ?? defaultNamespace, kind, name]);
  const byName = new Map(
    workloads.map((workload) => [keyOf(workload.namespace, workload.workloadKind, workload.name), workload]),
  );
  return workloads.map((workload) => {
    const { templateFrom, namespace } = workload;
    const template = templateFrom && byName.get(keyOf(namespace, templateFrom.kind, templateFrom.name));
    return template === undefined ? workload : withTemplate(workload, template);
  });
}

const made = new WeakMap<Workload, { readonly template: Workload; readonly result: Workload }>();

function withTemplate(workload: Workload, template: Workload): Workload {
  const known = made.get(workload);
  if (known?.template === template) return known.result;
  const { values, open } = template.labels;
  const varying = new Map(
    [...(workload.labels.varying ?? [])].map(([key, label]) => [key, besides(label, values.get(key))]),
  );
  const result: Workload = {
    ...workload,
    writtenAs: workload,
    labels: { values, varying, open },
    ports: template.ports,
    hostNetwork: template.hostNetwork,
  };
  made.set(workload, { template, result });
  return result;
}

/** A label that a controller may put in the place of the template's. */
function besides(label: VaryingLabel, own: string | undefined): VaryingLabel {
  if (label.kind !== 'oneOf' || own === undefined) return label;
  return { ...label, values: [...new Set([own, ...label.values])], mayBeAbsent: false };
}
