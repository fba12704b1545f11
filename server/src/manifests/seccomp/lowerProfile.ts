import type { RawProfile, RawValue } from '../../seccomp/rawProfile.ts';
import { child, type Field } from '../field.ts';
import { locate } from '../locate.ts';
import type { WrittenObject } from '../objects.ts';
import { lowerValue, type PlaceElement } from './lowerValue.ts';
import type { ProfilePlace } from './profilePlace.ts';

/** A profile as it is written. */
export function lowerProfile(
  { apiVersion, namespace, name, node }: WrittenObject,
  { form, path }: ProfilePlace,
  language: 'json' | 'yaml',
  place: PlaceElement,
): RawProfile {
  const origin = place('', { key: node.range, value: node.range });
  const field: Field = path === '' ? { node, path } : child({ node, path: '' }, path);
  const element = locate(node, path);
  const body: RawValue =
    field.node === undefined || element === undefined
      ? { kind: 'null', origin }
      : lowerValue(field.node, path, element, place);
  return {
    kind: 'SeccompProfile',
    form,
    language,
    apiVersion: apiVersion === '' ? undefined : apiVersion,
    namespace,
    name,
    body,
    origin,
  };
}
