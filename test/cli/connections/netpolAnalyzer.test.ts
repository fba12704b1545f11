import { testNetpolCases } from '../support/netpolCases.ts';

for (const [group, listed, exposed] of [
  ['cases/connectivity', 38, 20],
  ['cases/connectivity-ingress', 4, 1],
] as const) {
  testNetpolCases('connections as netpol-analyzer lists them', {
    group,
    atLeast: listed,
    expected: 'expected.txt',
    words: ['connections', 'manifests'],
  });
  testNetpolCases('exposure as netpol-analyzer lists it', {
    group,
    atLeast: exposed,
    expected: 'expected-exposure.txt',
    words: ['connections', 'manifests', '--exposure'],
  });
}
