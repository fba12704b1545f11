import type { VaryingLabel } from '../kubernetes/labels.ts';

/** What the labels that controllers put on pods depend on. */
export interface ControlledObject {
  readonly kind: string;
  /** Empty where only `generateName` is there. */
  readonly name: string;
  /** `spec.manualSelector` of a Job. */
  readonly hasManualSelector: boolean;
  /** `spec.completionMode: Indexed` of a Job. */
  readonly isIndexed: boolean;
  /** The labels of the pod template. */
  readonly written: ReadonlyMap<string, string>;
}

type Label = readonly [key: string, label: VaryingLabel];

/**
 * The labels that controllers add to the pods of a workload, beside those of its template. Sources, in
 * kubernetes: pkg/controller/deployment/sync.go, pkg/controller/statefulset/stateful_set_utils.go,
 * pkg/controller/daemon/util/daemonset_util.go, pkg/registry/batch/job/strategy.go, pkg/controller/job/indexed_job_utils.go,
 * pkg/controller/cronjob/utils.go; all of them in every supported version. Of custom resources: openshift/api
 * apps/v1/consts.go, argoproj/argo-rollouts pkg/apis/rollouts/v1alpha1/types.go, knative/serving
 * pkg/reconciler/revision/resources/meta.go.
 */
export function controllerLabels(object: ControlledObject): ReadonlyMap<string, VaryingLabel> {
  return new Map(labelsByKind[object.kind]?.(object));
}

const labelsByKind: Readonly<Record<string, (object: ControlledObject) => readonly Label[]>> = {
  Deployment: () => [['pod-template-hash', generated('', 'any')]],
  StatefulSet: ({ name }) => [
    ['statefulset.kubernetes.io/pod-name', generated(`${name}-`, 'number')],
    ['apps.kubernetes.io/pod-index', generated('', 'number')],
    ['controller-revision-hash', generated(`${name}-`, 'any')],
  ],
  DaemonSet: () => [
    ['controller-revision-hash', generated('', 'any')],
    ['pod-template-generation', generated('', 'number')],
  ],
  Job: (job) =>
    jobLabels(
      job,
      job.name === '' ? generated('', 'any') : { kind: 'oneOf', values: [job.name], mayBeAbsent: false },
    ),
  CronJob: (job) => jobLabels(job, generated(`${job.name}-`, 'number')),
  DeploymentConfig: ({ name }) => [
    ['deploymentconfig', { kind: 'oneOf', values: [name], mayBeAbsent: false }],
    ['deployment', generated(`${name}-`, 'number')],
  ],
  Rollout: () => [['rollouts-pod-template-hash', generated('', 'any')]],
  Service: ({ name, written }) => [
    // the revision's name, where the template has no such label
    ...(written.has('app') ? [] : ([['app', generated(`${name}-`, 'any')]] satisfies readonly Label[])),
    ['serving.knative.dev/service', { kind: 'oneOf', values: [name], mayBeAbsent: false }],
    ['serving.knative.dev/configuration', { kind: 'oneOf', values: [name], mayBeAbsent: false }],
    ['serving.knative.dev/revision', generated(`${name}-`, 'any')],
    ['serving.knative.dev/revisionUID', generated('', 'any')],
    ['serving.knative.dev/configurationGeneration', generated('', 'number')],
    ['serving.knative.dev/configurationUID', generated('', 'any')],
    ['serving.knative.dev/serviceUID', generated('', 'any')],
    ['pod-template-hash', generated('', 'any')],
  ],
};

function jobLabels({ hasManualSelector, isIndexed }: ControlledObject, name: VaryingLabel): readonly Label[] {
  return [
    ...(hasManualSelector
      ? []
      : ([
          ['job-name', name],
          ['batch.kubernetes.io/job-name', name],
          ['controller-uid', generated('', 'any')],
          ['batch.kubernetes.io/controller-uid', generated('', 'any')],
        ] satisfies readonly Label[])),
    ...(isIndexed
      ? ([['batch.kubernetes.io/job-completion-index', generated('', 'number')]] satisfies readonly Label[])
      : []),
  ];
}

function generated(prefix: string, rest: 'number' | 'any'): VaryingLabel {
  return { kind: 'generated', prefix, rest };
}
