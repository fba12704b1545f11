import { describe, expect, it } from 'vitest';
import { addressKinds, kindOf } from '../../../server/src/features/hover/addressKinds.ts';
import { describeCidr } from '../../../server/src/features/hover/cidrHover.ts';
import { formatCidr, parseCidr } from '../../../server/src/kubernetes/cidr.ts';

describe('kinds of addresses', () => {
  it.each(addressKinds.map(({ cidr }) => cidr))('%s is a range in its canonical form', (text) => {
    const cidr = parseCidr(text);
    expect(cidr && formatCidr(cidr)).toBe(text);
  });

  it.each([
    ['10.1.2.3/32', 'a private range'],
    ['169.254.169.254/32', 'metadata'],
    ['169.254.1.0/24', 'link-local'],
    ['0.0.0.0/0', 'every IPv4 address'],
    ['fd12::/16', 'unique local'],
    ['2001:db8:1::/48', 'documentation'],
    ['::1/128', 'loopback'],
  ])('%s is %s', (text, what) => {
    const cidr = parseCidr(text);
    expect(cidr && kindOf(cidr)?.what).toContain(what);
  });

  it.each(['8.8.8.0/24', '0.0.0.0/1', '172.0.0.0/8'])('%s is nothing special as a whole', (text) => {
    const cidr = parseCidr(text);
    expect(cidr && kindOf(cidr)).toBeUndefined();
  });

  it.each([
    ['192.168.0.0/24', [], '192.168.0.0 to 192.168.0.255, 256 addresses.'],
    ['10.0.0.1/32', [], 'The one address 10.0.0.1.'],
    ['2001:db8::/126', [], '2001:db8:: to 2001:db8::3, 4 addresses.'],
    ['10.0.0.0/24', ['10.0.0.0/25'], '128 are left'],
    ['172.0.0.0/8', [], 'Among them: private addresses.'],
    ['10.0.0.0/8', ['10.0.0.0/9', '10.128.0.0/9'], 'none is left'],
  ])('%s without %j: %s', (cidr, excepts, text) => {
    expect(describeCidr(cidr, excepts)).toContain(text);
  });
});
