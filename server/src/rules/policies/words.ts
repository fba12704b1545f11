import { enumerate } from '../../base/words.ts';
import type { KnownPods } from '../../network/endpoints.ts';

/** As many as one reads. */
const shown = 3;

/**
 * `Deployment web`, `The workloads web, api, cart and 4 more`, `Deployment pay and Job pay`: the beginning of a sentence.
 * Workloads of one name are told apart by their kinds, and where these are one, too, by their namespaces.
 */
export function someNames(pods: readonly KnownPods[]): string {
  const names = distinctNames(pods);
  const [only] = names;
  if (only !== undefined && names.length === 1) {
    const [first] = pods;
    return pods.length === 1 ? `${first?.workload.workloadKind} ${first?.workload.name}` : only;
  }
  const isPlain = names[0] === pods[0]?.workload.name;
  const told = names.slice(0, shown);
  const rest = names.length - told.length;
  const list = rest > 0 ? `${told.join(', ')} and ${rest} more` : enumerate(told);
  return isPlain ? `The workloads ${list}` : list;
}

/** The same names inside of a sentence: `the workloads web and api`; kinds keep their capitals. */
export function within(names: string): string {
  return names.startsWith('The ') ? `the ${names.slice(4)}` : names;
}

function distinctNames(pods: readonly KnownPods[]): readonly string[] {
  const plain = pods.map(({ workload }) => workload.name);
  if (areDistinct(plain)) return plain;
  const withKinds = pods.map(({ workload }) => `${workload.workloadKind} ${workload.name}`);
  if (areDistinct(withKinds)) return withKinds;
  return [
    ...new Set(
      pods.map(({ workload, namespace }) => `${workload.workloadKind} ${namespace.name}/${workload.name}`),
    ),
  ];
}

function areDistinct(words: readonly string[]): boolean {
  return new Set(words).size === words.length;
}
