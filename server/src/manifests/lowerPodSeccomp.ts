import type { PodSeccomp, SeccompChoice, SeccompContainer } from '../kubernetes/podSeccomp.ts';
import { child, type Field, scalarValue, stateOf, textValue } from './field.ts';
import type { Lowering } from './lowering.ts';
import { aboutSeccomp, faultsOf, mismatchOf } from './seccompAnnotations.ts';
import { annotationsIn, holdersIn, type SeccompHolder } from './seccompHolders.ts';

/** @param template the pod, or what pods are made of */
export function lowerPodSeccomp(template: Field, lowering: Lowering): PodSeccomp {
  const holders = holdersIn(template);
  const [pod, ...containers] = holders;
  return {
    isWindows: pod.isWindows,
    profile: lowerChoice(pod, lowering),
    containers: containers.flatMap((holder): readonly SeccompContainer[] => {
      const { list, index, name, securityContext } = holder;
      if (list === undefined) return [];
      const isPrivileged = lowerPrivileged(securityContext);
      return [{ list, index, name, isPrivileged, profile: lowerChoice(holder, lowering) }];
    }),
    hasRefusedAnnotation: [...annotationsIn(template)].some(([key, annotation]) => {
      const value = textValue(annotation);
      const about = aboutSeccomp(key, holders);
      if (value === undefined || about === undefined) return false;
      const isOther = ({ profile }: SeccompHolder): boolean => mismatchOf(profile, value) !== undefined;
      return faultsOf(value).length > 0 || about.holders.some(isOther);
    }),
  };
}

function lowerChoice(
  { securityContext: context, profile, isWindows }: SeccompHolder,
  lowering: Lowering,
): SeccompChoice | undefined {
  const [type, path] = [child(profile, 'type'), child(profile, 'localhostProfile')];
  const choice = (kind: SeccompChoice['type'], at: Field = profile): SeccompChoice => ({
    type: isWindows && kind !== 'unknown' ? 'refused' : kind,
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

function lowerPrivileged(context: Field): SeccompContainer['isPrivileged'] {
  const field = child(context, 'privileged');
  if (stateOf(context) === 'hole' || isOpen(field)) return 'unknown';
  if (stateOf(field) === 'absent') return false;
  const value = scalarValue(field);
  return typeof value === 'boolean' ? value : 'refused';
}

/** What the API server takes: a path that goes down (validation.go, validateLocalDescendingPath). */
function isDescending(path: string | undefined): boolean {
  return path !== undefined && !path.startsWith('/') && !path.split('/').includes('..');
}
