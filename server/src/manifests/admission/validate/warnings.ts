import type { Cidr } from '../../../kubernetes/cidr.ts';
import { formatAddress, formatCidr, parseCidr } from '../../../kubernetes/cidr.ts';
import { isAtLeast } from '../../../kubernetes/version.ts';
import { goQuote } from '../goText.ts';
import type { Place } from '../located.ts';
import type { AdmissionCode, AdmissionMessage } from '../message.ts';
import { child, items, textOf } from '../place.ts';
import { cidrDetail, maskLength } from './ipBlock.ts';
import { directions } from './policy.ts';
import { messageAt, type Surroundings } from './report.ts';

/** kubernetes:pkg/registry/networking/networkpolicy/strategy.go, networkPolicyWarnings: from 1.33 on. */
export function policyWarnings(spec: Place, around: Surroundings): readonly AdmissionMessage[] {
  if (!isAtLeast(around.version, '1.33')) return [];
  return directions.flatMap(({ rules, peers }) =>
    items(child(spec, rules)).flatMap((rule) =>
      items(child(rule, peers)).flatMap((peer) => {
        const block = child(peer, 'ipBlock');
        const cidrs = [child(block, 'cidr'), ...items(child(block, 'except'))];
        return cidrs.flatMap((cidr) => cidrWarnings(cidr, around));
      }),
    ),
  );
}

/** k8s.io/apimachinery/pkg/util/validation/ip.go, GetWarningsForCIDR. */
function cidrWarnings(place: Place, around: Surroundings): readonly AdmissionMessage[] {
  const value = textOf(place);
  const cidr = value === undefined ? undefined : parseCidr(value);
  if (value === undefined || cidr === undefined) return [];
  const quoted = goQuote(value);
  const network = goQuote(formatCidr(cidr));
  const warning = (code: AdmissionCode, text: string) =>
    messageAt(place, around, code, `${place.path}: ${text}`, cidrDetail(value, cidr));
  const warnings: AdmissionMessage[] = [];
  if (cidr.hostBits) {
    const single = goQuote(singleAddress(cidr));
    const text = `CIDR value ${quoted} is ambiguous in this context (should be ${network} or ${single}?)`;
    warnings.push(warning('cidr-host-bits', text));
  }
  if (cidr.leadingZeros || cidr.mapped) {
    const fate = isAtLeast(around.version, '1.36')
      ? 'is invalid'
      : 'will be considered invalid in a future Kubernetes release';
    const code = cidr.leadingZeros ? 'cidr-leading-zeros' : 'cidr-mapped';
    warnings.push(warning(code, `non-standard CIDR value ${quoted} ${fate}: use ${network}`));
  }
  if (warnings.length > 0 || cidr.family === 4) return warnings;
  const canonical = formatCidr(cidr);
  if (canonical === value) return [];
  const text = `IPv6 CIDR value ${quoted} should be in RFC 5952 canonical format (${goQuote(canonical)})`;
  return [warning('cidr-not-canonical', text)];
}

/** As the server prints it: an IPv4-mapped address in dotted form, but with the width of IPv6. */
function singleAddress(cidr: Cidr): string {
  const width = cidr.family === 4 && maskLength(cidr) === cidr.prefix ? 32 : 128;
  const family = cidr.mapped ? 4 : cidr.family;
  return `${formatAddress(family, cidr.address & (family === 4 ? 0xffffffffn : (1n << 128n) - 1n))}/${width}`;
}
