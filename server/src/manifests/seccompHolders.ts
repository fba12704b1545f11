import type { ContainerList } from '../kubernetes/podSeccomp.ts';
import type { Node } from '../syntax/tree.ts';
import { child, descend, type Field, listItems, mappingEntries, scalarValue, textValue } from './field.ts';

/** A pod, or one of its containers, which has a seccomp profile of its own or takes the pod's. */
export interface SeccompHolder {
  /** That of the container, and its place in it; undefined of the pod. */
  readonly list: ContainerList | undefined;
  readonly index: number;
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

/** The lists of a pod's spec, those first that run as long as the pod. */
export const containerLists: readonly ContainerList[] = [
  'containers',
  'initContainers',
  'ephemeralContainers',
];

/**
 * The pod first, then its containers of every sort.
 * @param template the pod, or what pods are made of
 */
export function holdersIn(template: Field): readonly [SeccompHolder, ...SeccompHolder[]] {
  const spec = child(template, 'spec');
  const isWindows = textValue(descend(spec, 'os', 'name')) === 'windows';
  const holderOf = (holder: Field, list?: ContainerList, index = 0): SeccompHolder => {
    const securityContext = child(holder, 'securityContext');
    return {
      list,
      index,
      around: holder.node,
      name: list && textValue(child(holder, 'name')),
      securityContext,
      profile: child(securityContext, 'seccompProfile'),
      isWindows,
      isPrivileged: list !== undefined && scalarValue(child(securityContext, 'privileged')) === true,
    };
  };
  return [
    holderOf(spec),
    ...containerLists.flatMap((list) =>
      listItems(child(spec, list)).map((container, index) => holderOf(container, list, index)),
    ),
  ];
}

/** The annotations of pods, by their keys. */
export function annotationsIn(template: Field): ReadonlyMap<string, Field> {
  const annotations = descend(template, 'metadata', 'annotations');
  return new Map(
    mappingEntries(annotations).map(({ key, value }) => [
      key,
      { node: value, path: `${annotations.path}[${key}]` },
    ]),
  );
}
