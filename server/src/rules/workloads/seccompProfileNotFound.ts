import { profilesOnceTaken } from '../../assembly/seccomp/effectiveProfile.ts';
import { knownProfiles, type NodeFile } from '../../assembly/seccomp/knownProfiles.ts';
import { givenTo } from '../../kubernetes/podSeccomp.ts';
import type { WorkloadRule } from '../rule.ts';

/** Profiles that pods name and that the nodes do not have. */
export const seccompProfileNotFound: WorkloadRule = {
  id: 'seccomp-profile-not-found',
  scope: 'workload',
  summary: 'The nodes do not have the seccomp profile that a pod names',
  explanation:
    '`localhostProfile` is a path below the kubelet’s folder `seccomp` (`/var/lib/kubelet/seccomp`). The API server does not ask ' +
    'whether there is such a file; where it is missing on a node, the container does not start there ' +
    '(`CreateContainerError`). Told where the folder that the nodes have is in the workspace: as the setting ' +
    '`policyLens.seccomp.root` or `kubelet.seccompRoot` of `.policy-lens.yaml` says, or where there is one folder ' +
    '`kubelet/seccomp`. What the Security Profiles Operator writes below `operator/` is not looked for there; of that ' +
    'is told where its object is disabled or partial.',
  sources: [
    'https://kubernetes.io/docs/reference/node/seccomp/',
    'https://github.com/kubernetes/kubernetes/issues/88755',
    'https://github.com/rancher/rke2/issues/8312',
  ],
  defaultSeverity: 'warning',
  dependsOnFor: ({ seccomp }, environment, moment) => {
    const isAsked = seccomp.containers.some(
      (container) => givenTo(seccomp, container).choice?.type === 'Localhost',
    );
    return isAsked ? [knownProfiles(moment, environment)] : [];
  },
  check: (workload, environment, moment) => {
    const told = new Set<unknown>();
    return profilesOnceTaken(moment, environment, workload).flatMap(({ container, effective }) => {
      const reason = effective.kind === 'localhost' ? missing(effective.file) : undefined;
      if (effective.kind !== 'localhost' || reason === undefined) return [];
      const { choice } = givenTo(workload.seccomp, container);
      if (choice === undefined || told.has(choice)) return [];
      told.add(choice);
      return [
        {
          message: `The nodes have no profile ${effective.path}: ${reason}`,
          place: { kind: 'origin' as const, origin: choice.origin, part: 'value' as const },
        },
      ];
    });
  },
};

/** Why nothing is there, and what to do; undefined where something may be. */
function missing(file: NodeFile): string | undefined {
  if (file.kind === 'missing') {
    return 'it is not in the folder that holds their profiles here, and the container does not start without it. Correct the path, or add the file.';
  }
  // Where its bases have no end, the object itself has a finding.
  if (file.kind !== 'unwritten' || file.why === 'endless') return undefined;
  const how = file.why === 'disabled' ? file.why : 'partial (label spo.x-k8s.io/partial)';
  return `its object is ${how}, so that the operator writes no file, and the container does not start without it. Change that, or name another.`;
}
