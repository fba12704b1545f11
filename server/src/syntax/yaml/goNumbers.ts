const maximumUnsigned = (1n << 64n) - 1n;
const minimumSigned = -(1n << 63n);

const integerForm = /^([-+]?)(?:0[xX]([0-9a-fA-F]+)|0[bB]([01]+)|0[oO]?([0-7]+)|(0|[1-9][0-9]*))$/;
const digits = '[0-9]+(?:_[0-9]+)*';
const floatForm = new RegExp(`^[-+]?(?:${digits}\\.?(?:${digits})?|\\.${digits})(?:[eE][-+]?${digits})?$`);
const oddBinaryForm = /^0b[-+][01]+$/;

/**
 * Reads an integer as Go's strconv.ParseInt, then ParseUint, do with base 0 (the prefixes 0x, 0b, 0o and 0).
 * @returns undefined where both refuse, also for numbers that 64 bits can't hold; BigInt beyond 2^53
 */
export function parseGoInteger(text: string): number | bigint | undefined {
  // go.yaml.in/yaml/v2 itself parses what follows "0b", and so takes a sign there.
  if (oddBinaryForm.test(text)) return parseGoInteger(`${text.charAt(2)}0b${text.slice(3)}`);
  const match = integerForm.exec(text);
  if (match === null) return undefined;
  const [, sign, hexadecimal, binary, octal, decimal] = match;
  const magnitude = BigInt(
    hexadecimal !== undefined
      ? `0x${hexadecimal}`
      : binary !== undefined
        ? `0b${binary}`
        : octal !== undefined
          ? `0o${octal}`
          : (decimal ?? '0'),
  );
  const value = sign === '-' ? -magnitude : magnitude;
  if (value < minimumSigned || value > maximumUnsigned) return undefined;
  // ParseUint, which alone reads the upper half of the range, takes no sign.
  if (sign === '+' && value >= -minimumSigned) return undefined;
  const small = Number(value);
  return Number.isSafeInteger(small) ? small : value;
}

/**
 * Reads a decimal floating point number as Go's strconv.ParseFloat does; underscores may stand between digits.
 * @returns undefined where it refuses, also where the number is out of a double's range
 */
export function parseGoFloat(text: string): number | undefined {
  if (!floatForm.test(text)) return undefined;
  const value = Number(text.replaceAll('_', ''));
  return Number.isFinite(value) ? value : undefined;
}

/**
 * Writes a float (no whole number in the source) as sigs.k8s.io/yaml writes one that stands as a key: the shortest text that gives the same 32-bit
 * float, with an exponent below 1e-4 and from 1e6 on (strconv.FormatFloat(value, 'g', -1, 32)).
 */
export function formatGoFloat32(value: number): string {
  if (Number.isNaN(value)) return '.nan';
  const single = Math.fround(value);
  if (!Number.isFinite(single)) return single > 0 ? '.inf' : '-.inf';
  if (single === 0) return Object.is(single, -0) ? '-0' : '0';
  let digits = 1;
  while (digits < 9 && Math.fround(Number(single.toExponential(digits - 1))) !== single) digits += 1;
  const [mantissa = '', exponentText = '0'] = single.toExponential(digits - 1).split('e');
  const exponent = Number(exponentText);
  if (exponent >= -4 && exponent < 6) return expand(mantissa, exponent);
  const size = String(Math.abs(exponent)).padStart(2, '0');
  return `${mantissa}e${exponent < 0 ? '-' : '+'}${size}`;
}

/** Writes a mantissa of one digit before the point, times ten to the exponent, without an exponent. */
function expand(mantissa: string, exponent: number): string {
  const sign = mantissa.startsWith('-') ? '-' : '';
  const digits = mantissa.replace(/[-.]/g, '');
  if (exponent < 0) return `${sign}0.${'0'.repeat(-exponent - 1)}${digits}`;
  const whole = digits.slice(0, exponent + 1).padEnd(exponent + 1, '0');
  const fraction = digits.slice(exponent + 1);
  return fraction === '' ? sign + whole : `${sign}${whole}.${fraction}`;
}
