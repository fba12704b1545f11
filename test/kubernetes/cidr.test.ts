import { describe, expect, it } from 'vitest';
import {
  formatAddress,
  formatCidr,
  formatSingleAddress,
  parseCidr,
} from '../../server/src/kubernetes/cidr.ts';

const readable: readonly (readonly [text: string, network: string, flags: string])[] = [
  ['10.0.0.0/8', '10.0.0.0/8', ''],
  ['0.0.0.0/0', '0.0.0.0/0', ''],
  ['192.168.1.5/24', '192.168.1.0/24', 'host'],
  ['192.168.1.5/32', '192.168.1.5/32', ''],
  ['010.0.0.0/8', '10.0.0.0/8', 'zeros'],
  ['10.0.0.0/08', '10.0.0.0/8', 'zeros'],
  ['10.0.0.00/8', '10.0.0.0/8', 'zeros'],
  ['000000000000010.0.0.1/0000008', '10.0.0.0/8', 'zeros host'],
  ['::/0', '::/0', ''],
  ['::1/128', '::1/128', ''],
  ['2001:DB8::/32', '2001:db8::/32', ''],
  ['2001:0db8:0:0:0:0:0:0/32', '2001:db8::/32', ''],
  ['2001:db8::00001/128', '2001:db8::1/128', 'zeros'],
  ['2001:db8::1/64', '2001:db8::/64', 'host'],
  ['2001:db8:0:1:1:1:1:1/128', '2001:db8:0:1:1:1:1:1/128', ''],
  ['1:0:0:2:0:0:0:3/128', '1:0:0:2::3/128', ''],
  ['1:0:0:2:3:0:0:4/128', '1::2:3:0:0:4/128', ''],
  ['1:2:3:4:5:6:7::/112', '1:2:3:4:5:6:7:0/112', ''],
  ['::1.2.3.4/128', '::102:304/128', ''],
  ['64:ff9b::192.0.2.33/96', '64:ff9b::/96', 'host'],
  ['::ffff:1.2.3.0/120', '1.2.3.0/24', 'mapped'],
  ['::ffff:102:300/120', '1.2.3.0/24', 'mapped'],
  ['::ffff:1.2.3.4/120', '1.2.3.0/24', 'mapped host'],
  ['::ffff:01.2.3.0/120', '1.2.3.0/24', 'zeros mapped'],
  ['::ffff:0:0/96', '0.0.0.0/0', 'mapped'],
  ['::ffff:1.2.3.4/88', '::ff00:0:0/88', 'mapped host'],
  ['::ffff:1.2.3.4/64', '::/64', 'mapped host'],
];

const unreadable: readonly string[] = [
  ...['', '/', '/8', '10.0.0.0', '10.0.0.0/', '10.0.0.0/33', '10.0.0.0/-1', '10.0.0.0/+8', '10.0.0.0/8/8'],
  ...['10.0.0/8', '10.0.0.0.0/8', '10..0.0/8', '256.0.0.0/8', '10.0.0.0 /8', ' 10.0.0.0/8', '10.0.0.0/8 '],
  ...['0x10.0.0.0/8', 'a.b.c.d/8', '10.0.0.0/16777215', '٣.0.0.0/8'],
  ...['::/129', '1::2::3/64', ':::/64', ':1::/64', '1:/64', '1:2:3:4:5:6:7/64', '1:2:3:4:5:6:7:8:9/64'],
  ...[
    '1:2:3:4:5:6:7:8::/64',
    '1:2:3:4::5:6:7:8/64',
    '12345::/64',
    'g::/64',
    'fe80::1%eth0/64',
    '1.2.3.4::/64',
  ],
  ...['::1.2.3/64', '1:2:3:4:5:6:7:1.2.3.4/64', '::1.2.3.4:5/64'],
];

describe('parseCidr', () => {
  it.each(readable)('%s is %s', (text, network, flags) => {
    const cidr = parseCidr(text);
    expect(cidr).toBeDefined();
    if (cidr === undefined) return;
    expect(formatCidr(cidr)).toBe(network);
    const said = [cidr.leadingZeros && 'zeros', cidr.mapped && 'mapped', cidr.hostBits && 'host'];
    expect(said.filter(Boolean).join(' ')).toBe(flags);
  });

  it.each(unreadable)('"%s" is refused', (text) => {
    expect(parseCidr(text)).toBeUndefined();
  });

  it('gives the first and last address', () => {
    const cidr = parseCidr('10.1.2.3/16');
    expect(cidr && formatAddress(4, cidr.first)).toBe('10.1.0.0');
    expect(cidr && formatAddress(4, cidr.last)).toBe('10.1.255.255');
    expect(cidr && formatSingleAddress(cidr)).toBe('10.1.2.3/32');
    const wide = parseCidr('2001:db8::/32');
    expect(wide && formatAddress(6, wide.last)).toBe('2001:db8:ffff:ffff:ffff:ffff:ffff:ffff');
  });

  it('prints an IPv4-mapped address as Go does', () => {
    expect(formatAddress(6, 0xffff_0102_0304n)).toBe('::ffff:1.2.3.4');
  });
});
