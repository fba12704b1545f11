import type { ElementRange } from '../../base/origin.ts';
import type { RawProfile, RawValue } from '../../seccomp/rawProfile.ts';
import type { Node } from '../../syntax/tree.ts';
import { child, descend, textValue } from '../field.ts';
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
  return { ...withoutBody(object, place, language, id), body: lowerBody(object, place, id) };
}

/**
 * The same for a text that another file holds too, whose profile answers most of what is asked about this one: its body is
 * made when somebody asks for it, and keeps the tree until then.
 */
export function lowerTwin(
  object: WrittenObject,
  place: ProfilePlace,
  language: 'json' | 'yaml',
  id: string,
): RawProfile {
  const profile: RawProfile = {
    ...withoutBody(object, place, language, id),
    get body() {
      const value = lowerBody(object, place, id);
      Object.defineProperty(profile, 'body', { value, enumerable: true });
      return value;
    },
  };
  return profile;
}

function withoutBody(
  { apiVersion, namespace, name, node }: WrittenObject,
  { form }: ProfilePlace,
  language: 'json' | 'yaml',
  id: string,
): Omit<RawProfile, 'body'> {
  return {
    kind: 'SeccompProfile',
    form,
    language,
    apiVersion: apiVersion === '' ? undefined : apiVersion,
    namespace,
    name,
    nodePath: form === 'kubescape' ? textValue(child({ node, path: '' }, 'path')) : undefined,
    origin: { object: id, path: '' },
  };
}

function lowerBody(object: WrittenObject, place: ProfilePlace, id: string): RawValue {
  const body = bodyOf(object, place);
  return body === undefined
    ? { kind: 'null', origin: { object: id, path: '' } }
    : lowerValue(id, body.node, place.path, body.element);
}

/** Tells of every element of a profile, the object itself first, where it stands; of the operator's its name, too. */
export function visitProfile(object: WrittenObject, place: ProfilePlace, visit: ElementVisitor): void {
  const { range } = object.node;
  visit('', { key: range, value: range });
  const name =
    place.form === 'spo' ? descend({ node: object.node, path: '' }, 'metadata', 'name') : undefined;
  const written = name?.node?.kind === 'scalar' ? locate(object.node, name.path) : undefined;
  if (name !== undefined && written !== undefined) visit(name.path, written);
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
