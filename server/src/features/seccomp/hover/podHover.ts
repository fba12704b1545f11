import { podTemplates } from '../../../manifests/lowerWorkload.ts';
import { containerLists } from '../../../manifests/seccompHolders.ts';
import { paragraphs } from '../../hover/markdown.ts';
import type { Path } from '../../keys/place.ts';
import { seccompKeyDocumentation } from '../keys/documentation.ts';

/** What the keys of `securityContext.seccompProfile` mean, of a pod or of one of its containers. */
export function podHover(workloadKind: string, path: Path, part: 'key' | 'value'): string | undefined {
  const key = path.at(-1);
  if (typeof key !== 'string' || !isSeccompProfile(workloadKind, path.slice(0, -1))) return undefined;
  const documentation = seccompKeyDocumentation('seccompProfile', key);
  if (documentation === undefined) return undefined;
  return paragraphs(documentation.means, part === 'key' ? documentation.without : undefined);
}

function isSeccompProfile(workloadKind: string, path: Path): boolean {
  const podSpec = [...(podTemplates[workloadKind] ?? []), 'spec'];
  if (!podSpec.every((step, index) => path[index] === step)) return false;
  const rest = path.slice(podSpec.length);
  const [list, index] = rest;
  const below =
    containerLists.some((each) => each === list) && typeof index === 'number' ? rest.slice(2) : rest;
  return below.length === 2 && below[0] === 'securityContext' && below[1] === 'seccompProfile';
}
