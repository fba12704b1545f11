/**
 * Which kinds of objects an environment holds completely. Absence is evidence only inside a complete kind:
 * elsewhere what is not there is unknown, never wrong.
 */
export interface Completeness {
  /** The namespaces whose workloads are all here; `all`: every namespace's. */
  readonly workloads: ReadonlySet<string> | 'all';
  /** The namespaces whose policies are all here. */
  readonly policies: ReadonlySet<string> | 'all';
  /** Whether every namespace, with its labels, is here. */
  readonly namespaces: boolean;
}

export function isComplete(kind: ReadonlySet<string> | 'all', namespace: string): boolean {
  return kind === 'all' || kind.has(namespace);
}
