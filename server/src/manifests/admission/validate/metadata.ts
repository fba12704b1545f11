import { byteLength, goQuote } from '../goText.ts';
import type { Place } from '../located.ts';
import type { AdmissionCode, AdmissionMessage } from '../message.ts';
import { child, isUnknown, items, textEntries, textOf } from '../place.ts';
import { managedFieldErrors } from './managedFields.ts';
import { labelKeyErrors, labelErrors as nameLabelErrors, subdomainErrors } from './names.ts';
import { ownerReferenceErrors } from './ownerReferences.ts';
import { fieldError, type Surroundings, shownList, tooLongReason } from './report.ts';
import { labelErrors } from './selector.ts';

/** The characters that stand for those that the server draws when it makes a name out of generateName. */
const generatedSuffix = 'x7k2p';
const longestGeneratedBase = 58;

/**
 * k8s.io/apimachinery/pkg/api/validation/objectmeta.go, ValidateObjectMeta, after what the server fills in on a
 * create: the namespace, a generated name, the generation.
 */
export function metadataErrors(metadata: Place, around: Surroundings): readonly AdmissionMessage[] {
  return [
    ...nameErrors(metadata, around),
    ...namespaceErrors(child(metadata, 'namespace'), around),
    ...labelErrors(child(metadata, 'labels'), around),
    ...annotationErrors(child(metadata, 'annotations'), around),
    ...ownerReferenceErrors(child(metadata, 'ownerReferences'), around),
    ...finalizerErrors(child(metadata, 'finalizers'), around),
    ...managedFieldErrors(child(metadata, 'managedFields'), around),
    ...standardFinalizerErrors(child(metadata, 'finalizers'), around),
  ];
}

function nameErrors(metadata: Place, around: Surroundings): readonly AdmissionMessage[] {
  const name = child(metadata, 'name');
  const prefix = child(metadata, 'generateName');
  const nameText = textOf(name);
  const prefixText = textOf(prefix);
  if (prefixText === undefined) return [];
  const errors: AdmissionMessage[] = [];
  const invalid = (
    place: Place,
    code: AdmissionCode,
    value: string,
    reasons: readonly string[],
    field?: string,
  ) => {
    for (const reason of reasons) {
      const error = {
        code,
        type: 'Invalid value',
        shown: goQuote(value),
        reason,
        detail: { value },
      } as const;
      errors.push(fieldError(place, around, field === undefined ? error : { ...error, field }));
    }
  };
  if (prefixText !== '') {
    invalid(prefix, 'generate-name-invalid', prefixText, subdomainErrors(maskTrailingDash(prefixText)));
  }
  if (nameText === undefined) return errors;
  if (nameText !== '') {
    invalid(name, 'name-invalid', nameText, subdomainErrors(nameText));
  } else if (prefixText !== '') {
    const generated = firstBytes(prefixText, longestGeneratedBase) + generatedSuffix;
    invalid(prefix, 'generate-name-invalid', generated, subdomainErrors(generated), name.path);
  } else {
    const at =
      name.entry === undefined && metadata.entry !== undefined ? { ...metadata, path: name.path } : name;
    const reason = 'name or generateName is required';
    errors.push(fieldError(at, around, { code: 'name-missing', type: 'Required value', reason }));
  }
  return errors;
}

/** A prefix may end with a dash; the server looks at it with its last two bytes replaced. */
function maskTrailingDash(name: string): string {
  return /[\0-\x7f]-$/.test(name) ? `${name.slice(0, -2)}a` : name;
}

function firstBytes(text: string, limit: number): string {
  return new TextDecoder().decode(new TextEncoder().encode(text).slice(0, limit));
}

/** Where it is left out, the server puts the request's own in. */
function namespaceErrors(namespace: Place, around: Surroundings): readonly AdmissionMessage[] {
  const value = textOf(namespace);
  if (value === undefined || value === '') return [];
  return nameLabelErrors(value).map((reason) => {
    const error = {
      code: 'namespace-invalid',
      type: 'Invalid value',
      shown: goQuote(value),
      reason,
    } as const;
    return fieldError(namespace, around, { ...error, detail: { value } });
  });
}

const annotationLimit = 256 * 1024;

function annotationErrors(annotations: Place, around: Surroundings): readonly AdmissionMessage[] {
  const errors: AdmissionMessage[] = [];
  let size = 0;
  for (const { key, text, place } of textEntries(annotations)) {
    size += byteLength(key) + byteLength(text ?? '');
    for (const reason of labelKeyErrors(key.toLowerCase(), around.version)) {
      const error = { code: 'annotation-key-invalid', type: 'Invalid value', shown: goQuote(key) } as const;
      const message = fieldError(place, around, { ...error, reason, detail: { value: key } });
      errors.push(place.entry === undefined ? message : { ...message, range: place.entry.key.range });
    }
  }
  if (size > annotationLimit) {
    const reason = tooLongReason(annotationLimit, around.version);
    const error = { code: 'annotations-too-large', type: 'Too long', reason } as const;
    errors.push(fieldError(annotations, around, { ...error, detail: { value: size } }));
  }
  return errors;
}

function finalizerErrors(finalizers: Place, around: Surroundings): readonly AdmissionMessage[] {
  const errors: AdmissionMessage[] = [];
  const names: string[] = [];
  for (const item of items(finalizers)) {
    const name = textOf(item);
    if (name === undefined) continue;
    names.push(name);
    for (const reason of labelKeyErrors(name, around.version)) {
      // The server names the list, not the item.
      const error = {
        code: 'finalizer-invalid',
        type: 'Invalid value',
        shown: goQuote(name),
        reason,
      } as const;
      errors.push(fieldError(item, around, { ...error, field: finalizers.path, detail: { value: name } }));
    }
  }
  if (names.includes('orphan') && names.includes('foregroundDeletion')) {
    const reason = 'finalizer orphan and foregroundDeletion cannot be both set';
    const shown = shownList(names, 'string', around);
    errors.push(
      fieldError(finalizers, around, { code: 'finalizer-invalid', type: 'Invalid value', shown, reason }),
    );
  }
  return errors;
}

/** kubernetes:pkg/apis/core/helper/helpers.go, IsStandardFinalizerName. */
const standardFinalizers: ReadonlySet<string> = new Set(['kubernetes', 'orphan', 'foregroundDeletion']);

/** kubernetes:pkg/apis/core/validation/validation.go, validateKubeFinalizerName. */
function standardFinalizerErrors(finalizers: Place, around: Surroundings): readonly AdmissionMessage[] {
  return items(finalizers).flatMap((item) => {
    const name = textOf(item);
    if (isUnknown(item) || name === undefined) return [];
    if (name.includes('/') || standardFinalizers.has(name)) return [];
    const reason = 'name is neither a standard finalizer name nor is it fully qualified';
    const error = { code: 'finalizer-invalid', type: 'Invalid value', shown: goQuote(name), reason } as const;
    return [fieldError(item, around, { ...error, detail: { value: name } })];
  });
}
