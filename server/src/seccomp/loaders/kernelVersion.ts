import type { RawValue } from '../rawProfile.ts';

/** What moby says to a `minKernel` that it can't read (moby/profiles, seccomp.go, KernelVersion.UnmarshalJSON). */
export function kernelVersionError(value: RawValue): string | undefined {
  if (value.kind === 'null' || value.kind === 'unknown') return undefined;
  const expected = 'expected "<kernel>.<major>"';
  if (value.kind !== 'text') {
    const source = value.kind === 'number' ? value.source : value.kind;
    return `invalid kernel version: ${source}, ${expected}`;
  }
  if (value.value === '') return undefined;
  const written = JSON.stringify(value.value);
  const parts = value.value.split('.');
  if (parts.length !== 2) return `invalid kernel version: ${written}, ${expected}`;
  for (const part of parts) {
    const reason = numberError(part);
    if (reason !== undefined) return `invalid kernel version: ${written}, ${expected}: ${reason}`;
  }
  if (parts.every((part) => Number(part) === 0)) {
    return `invalid kernel version: ${written}, ${expected}: version cannot be 0.0`;
  }
  return undefined;
}

/** Go's strconv.ParseUint for eight bits. */
function numberError(part: string): string | undefined {
  const reason = /^\d+$/.test(part)
    ? Number(part) > 255
      ? 'value out of range'
      : undefined
    : 'invalid syntax';
  return reason && `strconv.ParseUint: parsing ${JSON.stringify(part)}: ${reason}`;
}
