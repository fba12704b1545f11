import { type Cidr, formatCidr, formatSingleAddress, parseCidr } from '../../../kubernetes/cidr.ts';
import { isAtLeast } from '../../../kubernetes/version.ts';
import { goQuote } from '../goText.ts';
import type { Place } from '../located.ts';
import type { AdmissionCode, AdmissionDetail, AdmissionMessage } from '../message.ts';
import { child, isUnknown, items, textOf } from '../place.ts';
import { fieldError, type Surroundings } from './report.ts';

/** kubernetes:pkg/apis/networking/validation/validation.go, ValidateIPBlock. */
export function ipBlockErrors(block: Place, around: Surroundings): readonly AdmissionMessage[] {
  const place = child(block, 'cidr');
  const text = textOf(place);
  if (isUnknown(block) || text === undefined) return [];
  if (text === '') {
    const at = place.entry === undefined ? { ...block, value: undefined, path: place.path } : place;
    return [fieldError(at, around, { code: 'cidr-missing', type: 'Required value', reason: '' })];
  }
  const cidr = parseCidr(text);
  const errors = [...cidrErrors(place, text, cidr, around)];
  if (cidr === undefined) return errors;
  for (const item of items(child(block, 'except'))) {
    const exceptText = textOf(item);
    if (exceptText === undefined) continue;
    const except = parseCidr(exceptText);
    errors.push(...cidrErrors(item, exceptText, except, around));
    if (except !== undefined && !isStrictSubset(except, cidr)) {
      const error = {
        code: 'except-outside-cidr',
        type: 'Invalid value',
        shown: goQuote(exceptText),
      } as const;
      const reason = 'must be a strict subset of `cidr`';
      const detail = { ...cidrDetail(exceptText, except), cidr: formatCidr(cidr) };
      errors.push(fieldError(item, around, { ...error, reason, detail }));
    }
  }
  return errors;
}

/** IsValidCIDRForLegacyField: from 1.36 strict (feature gate StrictIPCIDRValidation), one complaint at most. */
function cidrErrors(
  place: Place,
  text: string,
  cidr: Cidr | undefined,
  around: Surroundings,
): readonly AdmissionMessage[] {
  const invalid = (code: AdmissionCode, reason: string) => {
    const detail = cidrDetail(text, cidr);
    return [fieldError(place, around, { code, type: 'Invalid value', shown: goQuote(text), reason, detail })];
  };
  if (cidr === undefined) {
    return invalid('cidr-invalid', 'must be a valid CIDR value, (e.g. 10.9.8.0/24 or 2001:db8::/64)');
  }
  if (!isAtLeast(around.version, '1.36')) return [];
  if (cidr.leadingZeros) {
    return invalid('cidr-leading-zeros', 'must not have leading 0s in IP or prefix length');
  }
  if (cidr.mapped) return invalid('cidr-mapped', 'must not have an IPv4-mapped IPv6 address');
  if (cidr.hostBits) return invalid('cidr-host-bits', 'must not have bits set beyond the prefix length');
  return [];
}

/** What wording and fixes need to know of a CIDR. */
export function cidrDetail(text: string, cidr: Cidr | undefined): AdmissionDetail {
  if (cidr === undefined) return { value: text };
  return { value: text, network: formatCidr(cidr), single: formatSingleAddress(cidr) };
}

/**
 * As the server compares: by the length of the mask as written, so that an IPv4-mapped one counts 96 bits more, and
 * the families as Go takes them.
 */
function isStrictSubset(except: Cidr, cidr: Cidr): boolean {
  const contained =
    except.family === cidr.family && except.network >= cidr.first && except.network <= cidr.last;
  return contained && maskLength(cidr) < maskLength(except);
}

export function maskLength(cidr: Cidr): number {
  return cidr.mapped && cidr.family === 4 ? cidr.prefix + 96 : cidr.prefix;
}
