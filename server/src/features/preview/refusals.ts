import type { Environment } from '../../assembly/environment.ts';
import { resolvePlace } from '../../assembly/resolveOrigin.ts';
import { nameOf } from '../../base/uri.ts';
import type { NetworkPolicy } from '../../kubernetes/networkPolicy.ts';
import type { SourceLink } from '../../protocol/preview.ts';
import { builtAdmissions } from '../../rules/builds/builtAdmissions.ts';
import { apiServerRefuses } from '../../rules/documents/apiServerRefuses.ts';
import type { Workbench } from '../../rules/workbench.ts';

/**
 * The lines that make the API server refuse a policy that is built: those of the patch or the overlay where these have
 * written what it refuses. None for a policy that is refused as it stands in one file.
 */
export function refusalLinks(
  workbench: Workbench,
  { kubernetesVersion }: Environment,
): (policy: NetworkPolicy) => readonly SourceLink[] {
  return ({ origin }) => {
    const built = workbench.assembly.builtObject(origin.object);
    if (built === undefined || built.isFilledIn) return [];
    return builtAdmissions(workbench, built.root, undefined, kubernetesVersion)
      .filter(({ rule }) => rule.id === apiServerRefuses.id)
      .flatMap(({ findings }) => findings)
      .flatMap(({ place }): readonly SourceLink[] => {
        const found = place.kind === 'built' ? resolvePlace(workbench, place.place) : undefined;
        if (found === undefined) return [];
        const { start } = found.key;
        return [
          { text: `${nameOf(found.uri)}:${start.line + 1}`, uri: found.uri, range: { start, end: start } },
        ];
      });
  };
}
