import { isAtLeast } from '../../../kubernetes/version.ts';
import { nearest } from '../decode/nearest.ts';
import { goQuote } from '../goText.ts';
import type { Place } from '../located.ts';
import type { AdmissionMessage } from '../message.ts';
import { child, isAbsent, isUnknown, numberOf, textOf } from '../place.ts';
import { protocols } from '../schema.ts';
import { portNameErrors } from './names.ts';
import { fieldError, type Surroundings, shownNamed } from './report.ts';

const range = 'must be between 1 and 65535, inclusive';

/** kubernetes:pkg/apis/networking/validation/validation.go, ValidateNetworkPolicyPort; a protocol left out is TCP. */
export function portErrors(item: Place, around: Surroundings): readonly AdmissionMessage[] {
  if (isUnknown(item)) return [];
  return [...protocolErrors(child(item, 'protocol'), around), ...numberErrors(item, around)];
}

function protocolErrors(protocol: Place, around: Surroundings): readonly AdmissionMessage[] {
  const name = textOf(protocol);
  if (isAbsent(protocol) || name === undefined || protocols.some((known) => known === name)) return [];
  const suggestion = nearest(name, protocols);
  return [
    fieldError(protocol, around, {
      ...{ code: 'protocol-unsupported', type: 'Unsupported value', shown: shownNamed(name, around) },
      reason: supported(protocols),
      detail: { value: name, allowed: protocols, ...(suggestion === undefined ? {} : { suggestion }) },
    }),
  ];
}

export function supported(values: readonly string[]): string {
  return `supported values: ${values.map(goQuote).join(', ')}`;
}

function numberErrors(item: Place, around: Surroundings): readonly AdmissionMessage[] {
  const port = child(item, 'port');
  const endPort = child(item, 'endPort');
  const end = numberOf(endPort);
  if (isUnknown(port)) return [];
  if (isAbsent(port)) {
    if (end === undefined) return [];
    const reason = 'may not be specified when `port` is not specified';
    const detail = { value: end };
    const error = { code: 'end-port-without-port', type: 'Invalid value', shown: String(end) } as const;
    return [fieldError(endPort, around, { ...error, reason, detail })];
  }
  const number = numberOf(port);
  if (number !== undefined) return rangeErrors(port, number, endPort, around);
  return nameErrors(port, textOf(port) ?? '', endPort, around);
}

function rangeErrors(
  port: Place,
  number: number,
  endPort: Place,
  around: Surroundings,
): readonly AdmissionMessage[] {
  const errors: AdmissionMessage[] = [];
  if (!isPort(number)) {
    const error = { code: 'port-out-of-range', type: 'Invalid value', shown: String(number) } as const;
    errors.push(fieldError(port, around, { ...error, reason: range, detail: { value: number } }));
  }
  const end = numberOf(endPort);
  if (end === undefined) return errors;
  if (end < number) {
    // Up to 1.36 the server shows the port in place of the endPort.
    const shown = String(isAtLeast(around.version, '1.37') ? end : number);
    const reason = 'must be greater than or equal to `port`';
    const detail = { value: end, port: number };
    const error = { code: 'end-port-below-port', type: 'Invalid value', shown } as const;
    errors.push(fieldError(endPort, around, { ...error, reason, detail }));
  }
  if (!isPort(end)) {
    const error = { code: 'end-port-out-of-range', type: 'Invalid value', shown: String(end) } as const;
    errors.push(fieldError(endPort, around, { ...error, reason: range, detail: { value: end } }));
  }
  return errors;
}

function isPort(number: number): boolean {
  return number >= 1 && number <= 65535;
}

function nameErrors(
  port: Place,
  name: string,
  endPort: Place,
  around: Surroundings,
): readonly AdmissionMessage[] {
  const errors: AdmissionMessage[] = [];
  const end = numberOf(endPort);
  if (end !== undefined) {
    const reason = 'may not be specified when `port` is non-numeric';
    const error = { code: 'end-port-with-named-port', type: 'Invalid value', shown: String(end) } as const;
    errors.push(fieldError(endPort, around, { ...error, reason, detail: { value: end } }));
  }
  for (const reason of portNameErrors(name)) {
    const error = { code: 'port-name-invalid', type: 'Invalid value', shown: goQuote(name) } as const;
    errors.push(fieldError(port, around, { ...error, reason, detail: { value: name } }));
  }
  return errors;
}
