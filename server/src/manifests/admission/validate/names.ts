import type { KubernetesVersion } from '../../../kubernetes/version.ts';
import { isAtLeast } from '../../../kubernetes/version.ts';
import { byteLength } from '../goText.ts';

/**
 * What the API server says about names, label keys and label values: k8s.io/apimachinery/pkg/util/validation and, from
 * 1.35, pkg/api/validate/content. Each function gives the broken rules in the server's order.
 */

const label = '[a-z0-9]([-a-z0-9]*[a-z0-9])?';
const subdomain = `${label}(\\.${label})*`;
const qualified = '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]';
const labelValue = `(${qualified})?`;

const labelForm = new RegExp(`^${label}$`);
const qualifiedForm = new RegExp(`^${qualified}$`);
const labelValueForm = new RegExp(`^${labelValue}$`);

/** Dot by dot: the regular expression of a whole subdomain takes quadratic time on some texts. */
function isSubdomain(name: string): boolean {
  return name.split('.').every((part) => labelForm.test(part));
}

function regexError(rule: string, form: string, ...examples: readonly string[]): string {
  const shown = examples.map((example) => `'${example}', `).join(' or ');
  return `${rule} (e.g. ${shown}regex used for validation is '${form}')`;
}

function tooLong(limit: number, unit: string): string {
  return `must be no more than ${limit} ${unit}`;
}

/** RFC 1123 subdomain, up to 253 bytes. */
export function subdomainErrors(name: string, unit = 'characters'): readonly string[] {
  const errors: string[] = [];
  if (byteLength(name) > 253) errors.push(tooLong(253, unit));
  if (!isSubdomain(name)) {
    const rule =
      "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character";
    errors.push(regexError(rule, subdomain, 'example.com'));
  }
  return errors;
}

/** RFC 1123 label, up to 63 bytes. */
export function labelErrors(name: string): readonly string[] {
  const errors: string[] = [];
  if (byteLength(name) > 63) errors.push(tooLong(63, 'characters'));
  if (labelForm.test(name)) return errors;
  if (isSubdomain(name)) return [...errors, 'must not contain dots'];
  const rule =
    "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character";
  return [...errors, regexError(rule, label, 'my-name', '123-abc')];
}

const labelKeyRule = regexError(
  "must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character",
  qualified,
  'MyName',
  'my.name',
  '123-abc',
);

/** The key of a label or annotation: a name of up to 63 bytes, with or without a subdomain before a slash. */
export function labelKeyErrors(key: string, version: KubernetesVersion): readonly string[] {
  const unit = lengthUnit(version);
  const parts = key.split('/');
  if (parts.length > 2) {
    const subject = isAtLeast(version, '1.35') ? 'a valid label key' : 'a qualified name';
    return [
      `${subject} ${labelKeyRule} with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')`,
    ];
  }
  const name = parts.at(-1) ?? '';
  const errors: string[] = [];
  if (parts.length === 2) {
    const prefix = parts[0] ?? '';
    if (prefix === '') errors.push('prefix part must be non-empty');
    else errors.push(...subdomainErrors(prefix, unit).map((error) => `prefix part ${error}`));
  }
  if (name === '') errors.push('name part must be non-empty');
  else if (byteLength(name) > 63) errors.push(`name part ${tooLong(63, unit)}`);
  if (!qualifiedForm.test(name)) errors.push(`name part ${labelKeyRule}`);
  return errors;
}

/** The value of a label: empty, or up to 63 bytes. */
export function labelValueErrors(value: string, version: KubernetesVersion): readonly string[] {
  const errors: string[] = [];
  if (byteLength(value) > 63) errors.push(tooLong(63, lengthUnit(version)));
  if (!labelValueForm.test(value)) {
    const rule =
      "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character";
    errors.push(regexError(rule, labelValue, 'MyValue', 'my_value', '12345'));
  }
  return errors;
}

function lengthUnit(version: KubernetesVersion): string {
  return isAtLeast(version, '1.35') ? 'bytes' : 'characters';
}

/** The name of a port (IANA service name), up to 15 bytes. */
export function portNameErrors(name: string): readonly string[] {
  const errors: string[] = [];
  if (byteLength(name) > 15) errors.push(tooLong(15, 'characters'));
  if (!/^[-a-z0-9]+$/.test(name)) {
    errors.push('must contain only alpha-numeric characters (a-z, 0-9), and hyphens (-)');
  }
  if (!/[a-z]/.test(name)) errors.push('must contain at least one letter (a-z)');
  if (name.includes('--')) errors.push('must not contain consecutive hyphens');
  if (name.startsWith('-') || name.endsWith('-')) errors.push('must not begin or end with a hyphen');
  return errors;
}
