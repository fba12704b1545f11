import type { Report } from '../problem.ts';
import type { Resource } from '../resource/resource.ts';

/** Changes the objects that a kustomization has gathered so far. */
export type Transformer = (resources: readonly Resource[], report: Report) => readonly Resource[];

/** Changes each object by itself. */
export function eachResource(change: (resource: Resource, report: Report) => Resource): Transformer {
  return (resources, report) => resources.map((resource) => change(resource, report));
}
