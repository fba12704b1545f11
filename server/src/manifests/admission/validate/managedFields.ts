import { isAtLeast } from '../../../kubernetes/version.ts';
import { byteLength, goQuote } from '../goText.ts';
import type { Place } from '../located.ts';
import type { AdmissionMessage } from '../message.ts';
import { child, isUnknown, items, textOf } from '../place.ts';
import { supported } from './ports.ts';
import { fieldError, type Surroundings, shownNamed, tooLongReason } from './report.ts';

const code = 'managed-field-invalid';
const operations = ['Apply', 'Update'];
const longestManager = 128;
const longestSubresource = 256;

/** k8s.io/apimachinery/pkg/apis/meta/v1/validation, ValidateManagedFields: what servers write and dumps contain. */
export function managedFieldErrors(list: Place, around: Surroundings): readonly AdmissionMessage[] {
  return items(list)
    .filter((entry) => !isUnknown(entry))
    .flatMap((entry) => [
      ...operationErrors(child(entry, 'operation'), around),
      ...fieldsTypeErrors(child(entry, 'fieldsType'), around),
      ...managerErrors(child(entry, 'manager'), around),
      ...lengthErrors(child(entry, 'subresource'), longestSubresource, around),
    ]);
}

function operationErrors(place: Place, around: Surroundings): readonly AdmissionMessage[] {
  const operation = textOf(place);
  if (operation === undefined || operations.includes(operation)) return [];
  const shown = shownNamed(operation, around);
  if (!isAtLeast(around.version, '1.37')) {
    const reason = 'must be `Apply` or `Update`';
    return [fieldError(place, around, { code, type: 'Invalid value', shown, reason })];
  }
  if (operation === '')
    return [fieldError(place, around, { code, type: 'Required value', reason: 'must not be empty' })];
  return [
    fieldError(place, around, { code, type: 'Unsupported value', shown, reason: supported(operations) }),
  ];
}

function fieldsTypeErrors(place: Place, around: Surroundings): readonly AdmissionMessage[] {
  const type = textOf(place);
  if (type === undefined || type === '' || type === 'FieldsV1') return [];
  const reason = 'must be `FieldsV1`';
  return [fieldError(place, around, { code, type: 'Invalid value', shown: goQuote(type), reason })];
}

function managerErrors(place: Place, around: Surroundings): readonly AdmissionMessage[] {
  const manager = textOf(place) ?? '';
  const errors = [...lengthErrors(place, longestManager, around)];
  let position = 0;
  for (const character of manager) {
    if (!/^[\p{L}\p{M}\p{N}\p{P}\p{S} ]$/u.test(character)) {
      const reason = `invalid character ${unicodeName(character)} (at position ${position})`;
      errors.push(
        fieldError(place, around, { code, type: 'Invalid value', shown: goQuote(manager), reason }),
      );
    }
    position += byteLength(character);
  }
  return errors;
}

/** `%#U` of a character that can't be printed. */
function unicodeName(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}

function lengthErrors(place: Place, limit: number, around: Surroundings): readonly AdmissionMessage[] {
  if (byteLength(textOf(place) ?? '') <= limit) return [];
  return [
    fieldError(place, around, { code, type: 'Too long', reason: tooLongReason(limit, around.version) }),
  ];
}
