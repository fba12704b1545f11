import { isAtLeast } from '../../../kubernetes/version.ts';
import { goJsonString, goQuote } from '../goText.ts';
import type { Place } from '../located.ts';
import type { AdmissionMessage } from '../message.ts';
import { child, isUnknown, items, textOf } from '../place.ts';
import { fieldError, type Surroundings, shownNamed } from './report.ts';

interface OwnerReference {
  readonly apiVersion: string;
  readonly kind: string;
  readonly name: string;
  readonly uid: string;
  readonly controller: boolean | undefined;
  readonly blockOwnerDeletion: boolean | undefined;
}

/**
 * k8s.io/apimachinery/pkg/api/validation/objectmeta.go, ValidateOwnerReferences. Up to 1.36 the server names the list
 * in place of the item.
 */
export function ownerReferenceErrors(list: Place, around: Surroundings): readonly AdmissionMessage[] {
  const places = items(list);
  const references = places.map(read);
  const known = references.filter((reference) => reference !== undefined);
  const errors: AdmissionMessage[] = [];
  let firstController: string | undefined;
  for (const [index, place] of places.entries()) {
    const reference = references[index];
    if (reference === undefined) continue;
    const field = isAtLeast(around.version, '1.37') ? place.path : list.path;
    errors.push(...referenceErrors(place, field, reference, around));
    if (reference.controller !== true) continue;
    const controller = `${reference.kind}/${reference.name}`;
    if (firstController === undefined) {
      firstController = controller;
    } else if (known.length === places.length) {
      const reason = `Only one reference can have Controller set to true. Found "true" in references for ${firstController} and ${controller}`;
      const error = { code: 'owner-reference-invalid', type: 'Invalid value', reason } as const;
      errors.push(
        fieldError(place, around, { ...error, shown: shownReferences(known, around), field: list.path }),
      );
    }
  }
  return errors;
}

function read(place: Place): OwnerReference | undefined {
  if (isUnknown(place)) return undefined;
  const [apiVersion, kind, name, uid] = ['apiVersion', 'kind', 'name', 'uid'].map((key) =>
    textOf(child(place, key)),
  );
  if (apiVersion === undefined || kind === undefined || name === undefined || uid === undefined)
    return undefined;
  return {
    ...{ apiVersion, kind, name, uid },
    controller: flag(child(place, 'controller')),
    blockOwnerDeletion: flag(child(place, 'blockOwnerDeletion')),
  };
}

function flag({ value }: Place): boolean | undefined {
  return value?.kind === 'bool' ? value.value : undefined;
}

function referenceErrors(
  place: Place,
  field: string,
  reference: OwnerReference,
  around: Surroundings,
): readonly AdmissionMessage[] {
  const errors: AdmissionMessage[] = [];
  const complain = (
    key: 'apiVersion' | 'kind' | 'name' | 'uid',
    type: 'Required value' | 'Invalid value',
    reason: string,
  ) => {
    const at = child(place, key);
    const target = at.entry === undefined ? place : at;
    const shown = type === 'Invalid value' ? { shown: shownNamed(reference[key], around) } : {};
    const error = {
      code: 'owner-reference-invalid',
      type,
      reason,
      field: `${field}.${key}`,
      ...shown,
    } as const;
    errors.push(fieldError(target, around, error));
  };
  const [group, version, readable] = groupVersion(reference.apiVersion);
  if (isAtLeast(around.version, '1.37')) {
    if (reference.apiVersion === '') complain('apiVersion', 'Required value', 'must not be empty');
    else if (!readable || version === '')
      complain('apiVersion', 'Invalid value', 'must be <group>/<version> or <version>');
    for (const key of ['kind', 'name', 'uid'] as const) {
      if (reference[key] === '') complain(key, 'Required value', 'must not be empty');
    }
  } else {
    if (version === '') complain('apiVersion', 'Invalid value', 'version must not be empty');
    for (const key of ['kind', 'name', 'uid'] as const) {
      const subject = isAtLeast(around.version, '1.34') ? '' : `${key} `;
      if (reference[key] === '') complain(key, 'Invalid value', `${subject}must not be empty`);
    }
  }
  if (group === '' && version === 'v1' && reference.kind === 'Event') {
    const shown = shownReference(reference, around);
    const reason = '/v1, Kind=Event is disallowed from being an owner';
    errors.push(
      fieldError(place, around, {
        code: 'owner-reference-invalid',
        type: 'Invalid value',
        shown,
        reason,
        field,
      }),
    );
  }
  return errors;
}

/** k8s.io/apimachinery/pkg/runtime/schema, ParseGroupVersion. */
function groupVersion(apiVersion: string): readonly [group: string, version: string, readable: boolean] {
  const parts = apiVersion.split('/');
  if (apiVersion === '' || apiVersion === '/') return ['', '', true];
  if (parts.length > 2) return ['', '', false];
  return parts.length === 1 ? ['', apiVersion, true] : [parts[0] ?? '', parts[1] ?? '', true];
}

function shownReferences(references: readonly OwnerReference[], around: Surroundings): string {
  const shown = references.map((reference) => shownReference(reference, around));
  if (isAtLeast(around.version, '1.34')) return `[${shown.join(',')}]`;
  return `[]v1.OwnerReference{${shown.join(', ')}}`;
}

/** Printed as Go up to 1.33, as JSON from 1.34. */
function shownReference(reference: OwnerReference, { version }: Surroundings): string {
  const { apiVersion, kind, name, uid, controller, blockOwnerDeletion } = reference;
  if (isAtLeast(version, '1.34')) {
    const texts = Object.entries({ apiVersion, kind, name, uid }).map(
      ([key, text]) => `"${key}":${goJsonString(text)}`,
    );
    const flags = Object.entries({ controller, blockOwnerDeletion }).filter(
      ([, value]) => value !== undefined,
    );
    return `{${[...texts, ...flags.map(([key, value]) => `"${key}":${value}`)].join(',')}}`;
  }
  const texts = `APIVersion:${goQuote(apiVersion)}, Kind:${goQuote(kind)}, Name:${goQuote(name)}, UID:${goQuote(uid)}`;
  return `v1.OwnerReference{${texts}, Controller:${pointer(controller)}, BlockOwnerDeletion:${pointer(blockOwnerDeletion)}}`;
}

/** Go prints a pointer's address, which is another one each time. */
function pointer(value: boolean | undefined): string {
  return value === undefined ? '(*bool)(nil)' : '(*bool)(0xc000000000)';
}
