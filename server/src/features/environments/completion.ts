import { type Resource, resources } from '../../assembly/clusters/resources.ts';
import type { Environment } from '../../assembly/environment.ts';
import { kindOf } from '../../kubernetes/objectKey.ts';
import type { EnvironmentCompletion } from '../../protocol/environments.ts';

/**
 * The command that makes a snapshot of an environment's cluster: of the kinds that it does not hold completely by itself
 * and that we can read. Secrets are never among them.
 * @param isOnly whether there is no other environment
 */
export function completionOf(environment: Environment, isOnly: boolean): EnvironmentCompletion {
  const kinds = missedResources(environment).map(({ name }) => name);
  const file = isOnly ? 'cluster.yaml' : `cluster-${shortName(environment.name)}.yaml`;
  return { command: `kubectl get ${kinds.join(',')} -A -o yaml > ${file}`, file, kinds };
}

/** Beside what is known not to be here completely, what is never known to be. */
function missedResources(environment: Environment): readonly Resource[] {
  const { declared, completeness, snapshots, objects } = environment;
  const present = new Set(objects.map(kindOf));
  // What a snapshot completes already has to be in its next version, too.
  const hasOwnNamespaces = completeness.namespaces && (declared.namespaces || snapshots.length === 0);
  const isMissed: Readonly<Record<Resource['part'], boolean>> = {
    namespaces: !hasOwnNamespaces,
    policies: !declared.policies || completeness.policies !== 'all',
    workloads: !declared.workloads || completeness.workloads !== 'all',
    beside: true,
  };
  return resources.filter(({ kind, part, isBuiltIn }) => (isBuiltIn || present.has(kind)) && isMissed[part]);
}

/** `dev` of `overlays/dev`; of any other name what every shell takes for one word. */
function shortName(name: string): string {
  const last = name.split('/').at(-1) ?? name;
  return (
    last
      .replace(/[^A-Za-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '')
      .toLowerCase() || 'snapshot'
  );
}
