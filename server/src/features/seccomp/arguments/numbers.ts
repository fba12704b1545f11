/** A number, with its bits in hexadecimal where it is not a small one: `40 (0x28)`. */
export function hexadecimalOf(value: bigint): string {
  return value > 9n ? `${value} (0x${value.toString(16)})` : String(value);
}
