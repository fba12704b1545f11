import { testNetpolCases } from '../support/netpolCases.ts';

testNetpolCases('differences as netpol-analyzer lists them', {
  group: 'cases/diff',
  atLeast: 9,
  expected: 'expected.txt',
  words: ['diff', 'old', 'new'],
});
