import { KeptWith } from '../../base/keptWith.ts';
import type { ElementRange } from '../../base/origin.ts';
import { finish } from '../../base/steps.ts';
import type { RawProfile, RawValue } from '../../seccomp/rawProfile.ts';
import type { Node } from '../../syntax/tree.ts';
import { child, descend, type Field, textValue } from '../field.ts';
import { locate } from '../locate.ts';
import type { WrittenObject } from '../objects.ts';
import { type ElementVisitor, lowerValueInSteps, visitElements } from './lowerValue.ts';
import type { ProfilePlace } from './profilePlace.ts';

/**
 * A profile as it is written. What it says is made when somebody asks for it, and the tree kept until then: most of what
 * is asked about a text that another file holds too, or almost, is known of that one.
 * @param id of the object, for its origins
 */
export function lowerProfile(
  object: WrittenObject,
  place: ProfilePlace,
  language: 'json' | 'yaml',
  id: string,
): RawProfile {
  const { apiVersion, namespace, name, node } = object;
  const { form } = place;
  const profile = {
    kind: 'SeccompProfile',
    form,
    language,
    apiVersion: apiVersion === '' ? undefined : apiVersion,
    namespace,
    name,
    nodePath: form === 'kubescape' ? textValue(child({ node, path: '' }, 'path')) : undefined,
    isPartial: form === 'spo' && isPartial({ node, path: '' }),
    origin: { object: id, path: '' },
  } as const;
  bodies.set(profile, () => finish(lowerBody(object, place, id)));
  return Object.defineProperty(profile, 'body', bodyOnFirstUse) as typeof profile & Pick<RawProfile, 'body'>;
}

/** Whatever the label says (profilebase.go, IsPartial). */
function isPartial(object: Field): boolean {
  return child(descend(object, 'metadata', 'labels'), 'spo.x-k8s.io/partial').node !== undefined;
}

/** What makes the body of a profile, until somebody has asked for it. */
const bodies = new KeptWith<object, (() => RawValue) | undefined>();

/**
 * The same for all profiles: a getter of its own would stay with the form of the objects, and hold the tree of a version of
 * an edited text long after that.
 */
const bodyOnFirstUse: PropertyDescriptor = {
  enumerable: true,
  configurable: true,
  get(this: object) {
    const value = bodies.get(this)?.();
    bodies.set(this, undefined);
    Object.defineProperty(this, 'body', { value, enumerable: true });
    return value;
  },
};

/** What a profile says, in steps; not again where it was asked for before. @param id as of `lowerProfile` */
export function* lowerBody(
  object: WrittenObject,
  place: ProfilePlace,
  id: string,
): Generator<undefined, RawValue> {
  const body = bodyOf(object, place);
  return body === undefined
    ? { kind: 'null', origin: { object: id, path: '' } }
    : yield* lowerValueInSteps(id, body.node, place.path, body.element);
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
