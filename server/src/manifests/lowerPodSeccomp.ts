import type { ContainerList, PodSeccomp, SeccompChoice, SeccompContainer } from '../kubernetes/podSeccomp.ts';
import { child, descend, type Field, listItems, scalarValue, stateOf, textValue } from './field.ts';
import type { Lowering } from './lowering.ts';

/** The lists of a pod's spec, those first that run as long as the pod. */
export const containerLists: readonly ContainerList[] = [
  'containers',
  'initContainers',
  'ephemeralContainers',
];

/** @param spec of the pod */
export function lowerPodSeccomp(spec: Field, lowering: Lowering): PodSeccomp {
  return {
    isWindows: textValue(descend(spec, 'os', 'name')) === 'windows',
    profile: lowerChoice(child(spec, 'securityContext'), lowering),
    containers: containerLists.flatMap((list) =>
      listItems(child(spec, list)).map((item, index): SeccompContainer => {
        const context = child(item, 'securityContext');
        return {
          list,
          index,
          name: textValue(child(item, 'name')),
          isPrivileged:
            stateOf(context) === 'hole' ? 'unknown' : lowerPrivileged(child(context, 'privileged')),
          profile: lowerChoice(context, lowering),
        };
      }),
    ),
  };
}

function lowerChoice(context: Field, lowering: Lowering): SeccompChoice | undefined {
  const profile = child(context, 'seccompProfile');
  const [type, path] = [child(profile, 'type'), child(profile, 'localhostProfile')];
  const choice = (kind: SeccompChoice['type'], at: Field = profile): SeccompChoice => ({
    type: kind,
    path: kind === 'Localhost' ? textValue(path) : undefined,
    origin: lowering.origin(at.path),
  });
  if (stateOf(context) === 'hole') return choice('unknown', context);
  if (stateOf(context) === 'scalar' || stateOf(context) === 'sequence') return choice('refused', context);
  if (stateOf(profile) === 'absent') return undefined;
  if (stateOf(profile) === 'hole' || isOpen(type) || isOpen(path)) return choice('unknown');
  const written = textValue(type);
  switch (written) {
    case 'RuntimeDefault':
    case 'Unconfined':
      return choice(stateOf(path) === 'absent' ? written : 'refused');
    case 'Localhost':
      return isDescending(textValue(path)) ? choice(written, path) : choice('refused');
    default:
      return choice('refused');
  }
}

/** A template's action reads as a mapping where a text belongs. */
function isOpen(field: Field): boolean {
  return stateOf(field) === 'hole' || stateOf(field) === 'mapping';
}

function lowerPrivileged(field: Field): boolean | 'unknown' {
  if (stateOf(field) === 'absent') return false;
  const value = scalarValue(field);
  return typeof value === 'boolean' ? value : 'unknown';
}

/** What the API server takes: a path that goes down (validation.go, validateLocalDescendingPath). */
function isDescending(path: string | undefined): boolean {
  return path !== undefined && !path.startsWith('/') && !path.split('/').includes('..');
}
