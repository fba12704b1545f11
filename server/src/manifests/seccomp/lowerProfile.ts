import type { ElementRange } from '../../base/origin.ts';
import type { RawProfile } from '../../seccomp/rawProfile.ts';
import type { Node } from '../../syntax/tree.ts';
import { child } from '../field.ts';
import { locate } from '../locate.ts';
import type { WrittenObject } from '../objects.ts';
import { type ElementVisitor, lowerValue, visitElements } from './lowerValue.ts';
import type { ProfilePlace } from './profilePlace.ts';

/**
 * A profile as it is written.
 * @param id of the object, for its origins
 */
export function lowerProfile(
  object: WrittenObject,
  place: ProfilePlace,
  language: 'json' | 'yaml',
  id: string,
): RawProfile {
  const { apiVersion, namespace, name } = object;
  const origin = { object: id, path: '' };
  const body = bodyOf(object, place);
  return {
    kind: 'SeccompProfile',
    form: place.form,
    language,
    apiVersion: apiVersion === '' ? undefined : apiVersion,
    namespace,
    name,
    body: body === undefined ? { kind: 'null', origin } : lowerValue(id, body.node, place.path, body.element),
    origin,
  };
}

/** Tells of every element of a profile, the object itself first, where it stands. */
export function visitProfile(object: WrittenObject, place: ProfilePlace, visit: ElementVisitor): void {
  const { range } = object.node;
  visit('', { key: range, value: range });
  const body = bodyOf(object, place);
  if (body !== undefined) visitElements(body.node, place.path, body.element, visit);
}

function bodyOf(
  { node }: WrittenObject,
  { path }: ProfilePlace,
): { readonly node: Node; readonly element: ElementRange } | undefined {
  const body = path === '' ? node : child({ node, path: '' }, path).node;
  const element = locate(node, path);
  return body && element && { node: body, element };
}
