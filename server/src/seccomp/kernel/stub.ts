import { type Architecture, x32Bit } from '../libseccomp/architecture.ts';
import type { EnosysStub } from '../runtimes/attempt.ts';

/** Whether runc's part in front of the filter answers a call with ENOSYS. */
export function stubAnswers(
  stub: EnosysStub,
  { name, auditArchitecture }: Architecture,
  number: number,
): boolean {
  const is64 = auditArchitecture === 0xc000_003e;
  const asked = is64 ? (number & x32Bit ? 'x32' : 'x86_64') : name;
  const highest = stub.highest.get(asked);
  if (highest === undefined) return false;
  return number > highest || (number === 0 && stub.zeroToo.has(asked));
}
