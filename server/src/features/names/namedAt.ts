import type { Environment } from '../../assembly/environment.ts';
import { environmentFor } from '../../assembly/inUse.ts';
import { entryPath, type Origin, pathSteps } from '../../base/origin.ts';
import { shiftRange, type TextRange } from '../../base/range.ts';
import { isInNamespace } from '../../kubernetes/objectKey.ts';
import type { KubernetesObject, Workload } from '../../kubernetes/objects.ts';
import { namespaceNameLabel } from '../../network/knownNamespaces.ts';
import type { Workbench } from '../../rules/workbench.ts';
import { pathAt } from '../../syntax/navigate.ts';
import { fileOf } from '../../workspace/snapshot.ts';
import { documentAt } from '../keys/place.ts';
import { elementsAt } from '../walk/decidingElement.ts';
import { requirementParts } from './labelOccurrences.ts';
import type { Named, NamedPlace } from './named.ts';
import { objectsById } from './objectsById.ts';
import { writtenSelectors } from './writtenSelectors.ts';

/** What the word at an offset of an open file names; undefined where it names nothing that others could name too. */
export function namedAt(workbench: Workbench, uri: string, offset: number): NamedPlace | undefined {
  const environment = environmentFor(workbench, uri);
  const word = environment && wordAt(workbench, uri, offset);
  if (environment === undefined || word === undefined) return undefined;
  const objects = objectsById(environment);
  // A line of a base or of a kustomization may be part of many objects: the first says what it names.
  for (const origin of elementsAt(workbench, environment, uri, offset)) {
    const object = objects.get(origin.object);
    const named = object && namedBy(environment, object, origin, word.part);
    if (object !== undefined && named !== undefined) {
      return { named, environment, object, origin, ...word };
    }
  }
  return undefined;
}

/** The key or single value at an offset, without its quotes. */
export function wordAt(
  { snapshot }: Pick<Workbench, 'snapshot'>,
  uri: string,
  offset: number,
): { readonly range: TextRange; readonly part: 'key' | 'value' } | undefined {
  const file = fileOf(snapshot, uri);
  const document = file && documentAt(file, offset);
  if (document?.syntax === undefined) return undefined;
  const steps = pathAt(document.syntax, offset - document.start);
  const last = steps.at(-1);
  const before = steps.at(-2);
  if (last?.kind !== 'leaf' || last.node.kind !== 'scalar') return undefined;
  const { range, style } = last.node;
  const isQuoted = style === 'single-quoted' || style === 'double-quoted';
  const inner = isQuoted ? { start: range.start + 1, end: range.end - 1 } : range;
  return {
    range: shiftRange(inner, document.start),
    part: before?.kind === 'entry' ? before.part : 'value',
  };
}

function namedBy(
  environment: Environment,
  object: KubernetesObject,
  { path }: Origin,
  part: 'key' | 'value',
): Named | undefined {
  if (part === 'value' && path === 'metadata.name') {
    return object.kind === 'Namespace'
      ? { kind: 'namespace', name: object.name }
      : { kind: 'object', object };
  }
  if (part === 'value' && path === 'metadata.namespace' && isInNamespace(object)) {
    return object.namespace === undefined ? undefined : { kind: 'namespace', name: object.namespace };
  }
  return (
    wornLabel(object, path, part) ??
    askedLabel(environment, object, path, part) ??
    (part === 'value' ? portName(object, path) : undefined)
  );
}

function wornLabel(object: KubernetesObject, path: string, part: 'key' | 'value'): Named | undefined {
  if (object.kind !== 'Workload' && object.kind !== 'Namespace') return undefined;
  const key = pathSteps(path).at(-1)?.text ?? '';
  const labelsPath = object.kind === 'Workload' ? object.labelsPath : 'metadata.labels';
  const value = object.labels.values.get(key);
  if (value === undefined || entryPath(labelsPath, key) !== path) return undefined;
  const wearer = object.kind === 'Workload' ? 'pods' : 'namespaces';
  return { kind: 'label', wearer, key, value: part === 'key' ? undefined : value };
}

function askedLabel(
  { world }: Environment,
  object: KubernetesObject,
  path: string,
  part: 'key' | 'value',
): Named | undefined {
  for (const { selector, wearer } of writtenSelectors(world, object)) {
    for (const requirement of selector.requirements) {
      const { key } = requirement;
      const { keyPart, values } = requirementParts(object.origin.object, requirement);
      if (keyPart.origin.path === path && keyPart.part === part) {
        return { kind: 'label', wearer, key, value: undefined };
      }
      const index = values.findIndex((origin) => origin.path === path);
      const value = requirement.values[index];
      if (part !== 'value' || value === undefined) continue;
      return wearer === 'namespaces' && key === namespaceNameLabel
        ? { kind: 'namespace', name: value }
        : { kind: 'label', wearer, key, value };
    }
  }
  return undefined;
}

function portName(object: KubernetesObject, path: string): Named | undefined {
  const name = portNames(object).find(([place]) => place === path)?.[1];
  return name === undefined ? undefined : { kind: 'port', name };
}

/** The places of an object where a container's port is named, with the name. */
function portNames(object: KubernetesObject): readonly (readonly [path: string, name: string])[] {
  switch (object.kind) {
    case 'Workload':
      return workloadPortNames(object);
    case 'Service':
      return object.ports.flatMap(({ targetPort, origin }) =>
        typeof targetPort === 'string' ? [[entryPath(origin.path, 'targetPort'), targetPort] as const] : [],
      );
    case 'NetworkPolicy':
      return [...object.ingress, ...object.egress].flatMap(({ ports }) =>
        ports.flatMap(({ numbers, origin }) =>
          numbers.kind === 'named' ? [[entryPath(origin.path, 'port'), numbers.name] as const] : [],
        ),
      );
    default:
      return [];
  }
}

function workloadPortNames({ ports, portUses = [] }: Workload): readonly (readonly [string, string])[] {
  return [
    ...ports.flatMap(({ name, origin }) =>
      name === undefined ? [] : [[entryPath(origin.path, 'name'), name] as const],
    ),
    ...portUses.map(({ name, origin }) => [origin.path, name] as const),
  ];
}
