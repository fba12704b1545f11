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

/** Beside what is known not to be here completely, what is never known to be: Services and what leads to them. */
function missedResources(environment: Environment): readonly Resource[] {
  const { declared, completeness, snapshots, written } = environment;
  const present = new Set(written.map(kindOf));
  // What a snapshot completes already has to be in its next version, too.
  const hasOwnNamespaces = completeness.namespaces && (declared.namespaces || snapshots.length === 0);
  const isMissed = ({ kind, isBuiltIn }: Resource): boolean => {
    if (!isBuiltIn && !present.has(kind)) return false;
    if (kind === 'Namespace') return !hasOwnNamespaces;
    if (kind === 'NetworkPolicy') return !declared.policies || completeness.policies !== 'all';
    if (servicesAndEntrances.has(kind)) return true;
    return !declared.workloads || completeness.workloads !== 'all';
  };
  return resources.filter(isMissed);
}

const servicesAndEntrances: ReadonlySet<string> = new Set(['Service', 'Ingress', 'Route']);

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
