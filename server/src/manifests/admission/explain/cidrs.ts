import { formatAddress, formatCidr, parseCidr } from '../../../kubernetes/cidr.ts';
import { type Explanations, type Fix, fix, only, type Subject, shownValue } from './explanation.ts';
import { removeItem } from './structure.ts';
import { replaceText } from './write.ts';

type CidrCode =
  | 'cidr-missing'
  | 'cidr-invalid'
  | 'cidr-leading-zeros'
  | 'cidr-mapped'
  | 'cidr-host-bits'
  | 'cidr-not-canonical'
  | 'except-outside-cidr';

export const cidrExplanations: Explanations<CidrCode> = {
  'cidr-missing': () =>
    only(
      'An ipBlock needs a `cidr`, which is missing. Give the addresses that it stands for, such as 10.0.0.0/8.',
    ),

  'cidr-invalid': (subject) => ({
    message: `"${shownValue(subject)}" is not a CIDR, ${faultOf(shownValue(subject))}. Write an address and a prefix length, such as 10.9.8.0/24 or 2001:db8::/64.`,
    fixes: repair(shownValue(subject)).flatMap(({ text, safe }) =>
      fix(`Write ${text}`, safe, replaceText(subject.message.target.node, text, subject)),
    ),
  }),

  'cidr-leading-zeros': (subject) => ({
    message: `"${shownValue(subject)}" has leading zeros, which Kubernetes reads as decimal and other software as octal. Write ${subject.message.detail.network}, which is what Kubernetes reads.`,
    fixes: useNetwork(subject, true),
  }),

  'cidr-mapped': (subject) => {
    const { network = '' } = subject.message.detail;
    const isIpv4 = !network.includes(':');
    return {
      message: `"${shownValue(subject)}" is an IPv4 address written as IPv6, which programs take for one or for the other. Kubernetes reads it as ${network}: write that, if it is meant.`,
      fixes: useNetwork(subject, isIpv4),
    };
  },

  'cidr-host-bits': (subject) => {
    const { network, single = '' } = subject.message.detail;
    const one = fix(
      `Use the one address ${single}`,
      false,
      replaceText(subject.message.target.node, single, subject),
    );
    return {
      message: `"${shownValue(subject)}" names one address but the prefix length of a network, so it is unclear which is meant. Write ${network} for the whole network, or ${single} for the one address.`,
      fixes: [...useNetwork(subject, true), ...one],
    };
  },

  'cidr-not-canonical': (subject) => ({
    message: `"${shownValue(subject)}" is not in the canonical form of IPv6, so that tools comparing texts miss it. Write ${subject.message.detail.network}.`,
    fixes: useNetwork(subject, true),
  }),

  'except-outside-cidr': (subject) => {
    const { cidr = '' } = subject.message.detail;
    const around = parseCidr(cidr);
    const except = parseCidr(shownValue(subject));
    const disjoint =
      around === undefined ||
      except === undefined ||
      around.family !== except.family ||
      around.last < except.first ||
      except.last < around.first;
    const { node, container } = subject.message.target;
    const edits =
      container?.kind === 'sequence' && node !== undefined ? removeItem(container, node, subject) : undefined;
    const consequence = disjoint
      ? `lies outside ${cidr}, so it takes nothing away`
      : `does not lie within ${cidr} as a smaller part of it`;
    return {
      message: `\`except\` ${shownValue(subject)} ${consequence}. Remove it, or give a network inside ${cidr} with a longer prefix.`,
      fixes: fix(`Remove the exception ${shownValue(subject)}`, disjoint, edits),
    };
  },
};

function useNetwork(subject: Subject, safe: boolean): readonly Fix[] {
  const { network } = subject.message.detail;
  if (network === undefined) return [];
  return fix(`Write ${network}`, safe, replaceText(subject.message.target.node, network, subject));
}

function faultOf(text: string): string {
  if (/^\s|\s$/.test(text)) return 'for it has blanks around it';
  if (!text.includes('/'))
    return parseCidr(`${text}/0`) === undefined
      ? 'for no address can be read'
      : 'for its prefix length is missing';
  const address = text.slice(0, text.indexOf('/'));
  if (parseCidr(`${address}/0`) === undefined) return `for "${address}" is no IPv4 or IPv6 address`;
  return `for "${text.slice(address.length + 1)}" is no prefix length of 0 to ${address.includes(':') ? 128 : 32}`;
}

/** What someone may have meant, each in canonical form. */
function repair(text: string): readonly { text: string; safe: boolean }[] {
  const trimmed = text.trim();
  const cidr = parseCidr(trimmed);
  if (cidr !== undefined) return [{ text: formatCidr(cidr), safe: true }];
  const masked = /^([0-9.]+)\/([0-9.]+)$/.exec(trimmed);
  const prefix = prefixOf(masked?.[2] ?? '');
  if (masked !== null && prefix !== undefined) {
    const network = parseCidr(`${masked[1]}/${prefix}`);
    return network === undefined ? [] : [{ text: formatCidr(network), safe: true }];
  }
  for (const width of [32, 128]) {
    const alone = parseCidr(`${trimmed}/${width}`);
    if (alone !== undefined) {
      const full = alone.family === 4 ? 32 : 128;
      return [{ text: `${formatAddress(alone.family, alone.address)}/${full}`, safe: false }];
    }
  }
  return [];
}

/** The prefix length of a netmask in dotted form: 24 for 255.255.255.0. */
function prefixOf(mask: string): number | undefined {
  const address = parseCidr(`${mask}/32`)?.address;
  if (address === undefined) return undefined;
  const bits = address.toString(2).padStart(32, '0');
  return /^1*0*$/.test(bits) ? bits.lastIndexOf('1') + 1 : undefined;
}
