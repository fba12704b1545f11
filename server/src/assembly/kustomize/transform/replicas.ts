import { isSelected } from '../resource/gvk.ts';
import { anyIds, withRoot } from '../resource/resource.ts';
import type { Place } from '../tree/built.ts';
import { type FieldSpec, writeField } from './fieldSpec.ts';
import { setScalar } from './setters.ts';
import type { Transformer } from './transformer.ts';

/** Sets how many pods the workloads of a name have (sigs.k8s.io/kustomize/api/internal/builtins/ReplicaCountTransformer.go). */
export function setReplicas(
  name: string,
  count: number,
  place: Place,
  specs: readonly FieldSpec[],
): Transformer {
  return (resources, report) => {
    let isFound = false;
    const scaled = resources.map((resource) => {
      const meant = specs.filter((spec) =>
        anyIds(resource).some((id) => id.name === name && isSelected(id, spec)),
      );
      isFound ||= meant.length > 0;
      const writer = { set: setScalar(count, place, report), create: 'scalar', place, report } as const;
      return withRoot(
        resource,
        meant.reduce((root, spec) => writeField(root, spec, writer), resource.root),
      );
    });
    if (!isFound) {
      const kinds = specs.map((spec) => spec.kind).filter((kind) => kind !== '');
      report(`No ${kinds.join(', ')} is named ${name}: kustomize refuses the build.`, place);
    }
    return scaled;
  };
}
