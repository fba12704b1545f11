import type { KubernetesVersion } from '../../../kubernetes/version.ts';
import { isAtLeast } from '../../../kubernetes/version.ts';
import { goJsonString, goQuote } from '../goText.ts';
import type { Place } from '../located.ts';
import type { AdmissionCode, AdmissionDetail, AdmissionMessage } from '../message.ts';
import { rangeOf, targetOf } from '../place.ts';

/** What every check needs to know. */
export interface Surroundings {
  readonly version: KubernetesVersion;
  /** The document's text, for ranges. */
  readonly text: string;
}

/** How the server names what is wrong (k8s.io/apimachinery/pkg/util/validation/field/errors.go). */
type ErrorType = 'Required value' | 'Invalid value' | 'Unsupported value' | 'Forbidden' | 'Too long';

interface FieldError {
  readonly code: AdmissionCode;
  readonly type: ErrorType;
  /** The bad value as printed; undefined where the type leaves it out. */
  readonly shown?: string;
  readonly reason: string;
  /** The field that the server names, where it is not the place itself. */
  readonly field?: string;
  readonly detail?: AdmissionDetail;
}

/** One error about a place, in the words of the server. */
export function fieldError(at: Place, around: Surroundings, error: FieldError): AdmissionMessage {
  const field = error.field ?? at.path;
  const shown = error.shown === undefined ? '' : `: ${error.shown}`;
  const reason = error.reason === '' ? '' : `: ${error.reason}`;
  const text = `${field}: ${error.type}${shown}${reason}`;
  return messageAt(at, around, error.code, text, { reason: error.reason, ...error.detail }, field);
}

export function messageAt(
  at: Place,
  around: Surroundings,
  code: AdmissionCode,
  text: string,
  detail: AdmissionDetail,
  field: string = at.path,
): AdmissionMessage {
  return { text, code, field, range: rangeOf(at, around.text), target: targetOf(at), detail };
}

/** A value of a named string type: printed as Go up to 1.33, as JSON from 1.34. */
export function shownNamed(value: string, { version }: Surroundings): string {
  return isAtLeast(version, '1.34') ? goJsonString(value) : goQuote(value);
}

/** A list of strings: printed as Go (with its type's name) up to 1.33, as JSON from 1.34. */
export function shownList(values: readonly string[], goType: string, { version }: Surroundings): string {
  if (isAtLeast(version, '1.34')) return `[${values.map(goJsonString).join(',')}]`;
  return `[]${goType}{${values.map(goQuote).join(', ')}}`;
}

/** field.TooLong. */
export function tooLongReason(limit: number, version: KubernetesVersion): string {
  return isAtLeast(version, '1.32')
    ? `may not be more than ${limit} bytes`
    : `must have at most ${limit} bytes`;
}
