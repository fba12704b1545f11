import type { Node } from '../syntax/tree.ts';
import { child, descend, type Field, listItems, mappingEntries, scalarValue, stateOf } from './field.ts';
import { containerLists } from './lowerPodSeccomp.ts';
import { podTemplates } from './lowerWorkload.ts';
import type { WrittenObject } from './objects.ts';

/** A pod, or one of its containers, which has a seccomp profile of its own or takes the pod's. */
export interface SeccompHolder {
  readonly kind: 'pod' | 'container';
  /** The pod's spec, or the container itself; undefined where there is none. */
  readonly around: Node | undefined;
  /** The container's; undefined of the pod. */
  readonly name: string | undefined;
  readonly securityContext: Field;
  /** `securityContext.seccompProfile`. */
  readonly profile: Field;
  readonly isPrivileged: boolean;
  /** Whether the pod is one for Windows. */
  readonly isWindows: boolean;
}

/** The pod of a workload first, then its containers of every sort; none of what is no workload. */
export function seccompHolders({ kind, node }: WrittenObject): readonly SeccompHolder[] {
  if (!Object.hasOwn(podTemplates, kind)) return [];
  const spec = descend({ node, path: '' }, ...(podTemplates[kind] ?? []), 'spec');
  const containers = containerLists.flatMap((list) => listItems(child(spec, list)));
  const isWindows = scalarValue(descend(spec, 'os', 'name')) === 'windows';
  return [
    holderOf('pod', spec, isWindows),
    ...containers.map((container) => holderOf('container', container, isWindows)),
  ];
}

function holderOf(kind: SeccompHolder['kind'], holder: Field, isWindows: boolean): SeccompHolder {
  const securityContext = child(holder, 'securityContext');
  const name = kind === 'pod' ? undefined : scalarValue(child(holder, 'name'));
  return {
    kind,
    around: holder.node,
    name: typeof name === 'string' ? name : undefined,
    securityContext,
    profile: child(securityContext, 'seccompProfile'),
    isWindows,
    isPrivileged: kind === 'container' && scalarValue(child(securityContext, 'privileged')) === true,
  };
}

/** The annotations of a workload's pods, by their keys. */
export function podAnnotations({ kind, node }: WrittenObject): ReadonlyMap<string, Field> {
  if (!Object.hasOwn(podTemplates, kind)) return new Map();
  const annotations = descend({ node, path: '' }, ...(podTemplates[kind] ?? []), 'metadata', 'annotations');
  if (stateOf(annotations) !== 'mapping') return new Map();
  return new Map(
    mappingEntries(annotations).map(({ key, value }) => [
      key,
      { node: value, path: `${annotations.path}[${key}]` },
    ]),
  );
}
