import { testNetpolCases } from '../support/netpolCases.ts';

for (const group of ['cases/connectivity', 'cases/connectivity-ingress']) {
  testNetpolCases('connections as netpol-analyzer lists them', {
    group,
    atLeast: 4,
    expected: 'expected.txt',
    words: ['connections', 'manifests'],
  });
  testNetpolCases('exposure as netpol-analyzer lists it', {
    group,
    atLeast: 1,
    expected: 'expected-exposure.txt',
    words: ['connections', 'manifests', '--exposure'],
  });
}
