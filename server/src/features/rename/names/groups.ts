import { kindOf } from '../../../kubernetes/objectKey.ts';
import type { Occurrence } from '../../names/occurrence.ts';
import type { RenameGroup } from './renaming.ts';

/** Kinds whose selector the API server does not change (pkg/apis/apps/validation, pkg/apis/batch/validation). */
const withFixedSelector: ReadonlySet<string> = new Set([
  'Deployment',
  'ReplicaSet',
  'StatefulSet',
  'DaemonSet',
  'Job',
]);

/** Where a word stands, gravest first: a line of a kustomization may be several of these. */
export function groupOf(occurrences: readonly Occurrence[]): RenameGroup {
  const own = occurrences.find(({ role }) => role === 'own');
  if (own !== undefined && withFixedSelector.has(kindOf(own.object))) {
    return {
      label: 'Selectors of workloads: the API server refuses this change',
      description:
        'The selector of a workload that is in the cluster can’t be changed: it has to be deleted and made anew.',
      isRefused: true,
    };
  }
  if (own !== undefined)
    return { label: 'Selectors of workloads', description: 'By them workloads know their pods.' };
  if (occurrences.some(({ isOpen, role }) => isOpen && role !== 'definition')) {
    return {
      label: 'What is about others too',
      description:
        'It may also be about pods or namespaces that are not in these files, which keep what they have.',
    };
  }
  const roles = new Set(occurrences.map(({ role }) => role));
  if (roles.has('definition')) return definitionGroup(occurrences);
  if (roles.has('policy'))
    return { label: 'Policies', description: 'They select what they selected before.' };
  if (roles.has('service')) return { label: 'Services', description: 'They lead where they led before.' };
  if (roles.has('scheduling')) {
    return { label: 'Affinity and spreading', description: 'Pods are put beside the same others as before.' };
  }
  if (roles.has('other')) {
    return { label: 'Budgets and monitors', description: 'They are about the same pods as before.' };
  }
  if (roles.has('gateway'))
    return { label: 'Gateways', description: 'They take routes of the same namespaces.' };
  return { label: 'Ports that are meant by this name', description: 'They lead where they led before.' };
}

function definitionGroup(occurrences: readonly Occurrence[]): RenameGroup {
  const [first] = occurrences;
  if (first?.object.kind === 'Namespace') {
    return { label: 'Namespaces', description: 'Their labels can be changed at any time.' };
  }
  if (occurrences.some(({ object }) => kindOf(object) === 'Job')) {
    return {
      label: 'Pods of Jobs: the API server refuses this change',
      description: 'The pod template of a Job can’t be changed: the Job has to be deleted and made anew.',
      isRefused: true,
    };
  }
  return {
    label: 'Pod templates',
    description:
      'Pods have what is new once they are made anew; until all are, policies and Services miss the old ones.',
  };
}
