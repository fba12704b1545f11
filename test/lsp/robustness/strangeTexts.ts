import { broken } from './scene.ts';

const deep = 20_000;
const bomb = [
  'a0: &a0 [x, x, x, x, x, x, x, x, x]',
  ...Array.from({ length: 30 }, (_, index) => {
    const before = `*a${index}`;
    return `a${index + 1}: &a${index + 1} [${Array.from({ length: 9 }, () => before).join(', ')}]`;
  }),
].join('\n');

/** Nothing that an editor may hold, by what is strange about it. */
export const strangeTexts: Readonly<Record<string, string>> = {
  nothing: '',
  'a byte order mark alone': '\uFEFF',
  'a byte order mark before a policy': `\uFEFF${broken}`,
  'lines that end with CR LF': broken.replaceAll('\n', '\r\n'),
  'lines that end with CR': broken.replaceAll('\n', '\r'),
  'NUL bytes': `${broken}\0\0${broken}`,
  'binary data': Array.from({ length: 5000 }, (_, index) => String.fromCharCode((index * 7919) % 256)).join(
    '',
  ),
  'lone surrogates': `${broken}# \uD800 \uDC00 \uD83D\n"\uDFFF": \uD800\n`,
  'conflict markers': broken.replace(
    '  podSelector:',
    '<<<<<<< HEAD\n  podSelector:\n=======\n  podselector:\n>>>>>>> other',
  ),
  tabs: broken.replaceAll('  ', '\t'),
  'nested lists': '['.repeat(deep),
  'nested maps in one line': '{a: '.repeat(deep),
  'nested dashes': '- '.repeat(deep),
  'nested maps in lines': Array.from({ length: 2000 }, (_, index) => `${' '.repeat(index)}a:`).join('\n'),
  'a policy nested too deep': `${broken}  egress: ${'[{to: '.repeat(5000)}`,
  'an alias bomb': `${bomb}\n${broken.replace('metadata:', 'metadata:\n  labels: *a30')}`,
  'an alias to itself': broken.replace('spec:\n', 'spec: &spec\n  egress: [*spec]\n'),
  'merge keys': broken.replace('spec:\n', 'x: &x {a: 1}\nspec:\n  <<: [*x, *x, *missing]\n'),
  'a number as spec': 'apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nspec: 3\n',
  'a map as ingress': broken.replace(
    / {2}ingress:[\s\S]*/,
    '  ingress: {}\n  egress: 7\n  policyTypes: {a: b}\n',
  ),
  'lists as keys': `${broken}  ? [a, b]\n  : {? {c: d} : e}\n`,
  'wrong types everywhere':
    'apiVersion: [networking.k8s.io/v1]\nkind: {a: NetworkPolicy}\nmetadata: []\nspec: [[[]]]\n---\n' +
    'apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: text\nspec: {podSelector: [1], ingress: [3, null, {from: {}, ports: text}], egress: [{to: [[], 1, {ipBlock: 4}], ports: [{port: {}}]}]}\n',
  'lists in lists': `${'apiVersion: v1\nkind: List\nitems:\n- '.replace('- ', '')}${Array.from(
    { length: 40 },
    (_, index) =>
      `${'  '.repeat(index)}- apiVersion: v1\n${'  '.repeat(index)}  kind: List\n${'  '.repeat(index)}  items:\n`,
  ).join('')}`,
  'a thousand documents': Array.from({ length: 1000 }, (_, index) =>
    broken.replace('name: web', `name: web-${index}`),
  ).join('---\n'),
  'a thousand markers': '---\n'.repeat(1000),
  'one very long line': `${broken}# ${'x'.repeat(1_000_000)}`,
  'a thousand keys that stand twice': `${broken}${'kind: NetworkPolicy\n'.repeat(1000)}`,
  'numbers beyond everything': broken.replace(
    'port: 80',
    `port: ${'9'.repeat(5000)}\n          endPort: -1e999`,
  ),
  'an unfinished quote': broken.replace('app: web', 'app: "web'),
  'directives and tags': `%YAML 9.9\n%TAG ! tag:example,2000:\n---\n!!binary ${broken}`,
};

/** The same for JSON. */
export const strangeJson: Readonly<Record<string, string>> = {
  nothing: '',
  'a byte order mark alone': '\uFEFF',
  'nested lists': '['.repeat(deep),
  'nested maps': '{"a":'.repeat(deep),
  'an unfinished string': '{"apiVersion": "networking.k8s.io/v1", "kind": "NetworkPol',
  'NUL bytes': '{"apiVersion": "v1\0", \0 "kind": "Pod"}',
  'lone surrogates':
    '{"apiVersion":"networking.k8s.io/v1","kind":"NetworkPolicy","metadata":{"name":"\\ud800"}}',
  'wrong types everywhere':
    '{"apiVersion":"networking.k8s.io/v1","kind":"NetworkPolicy","metadata":[],"spec":{"podSelector":3,"ingress":{},"egress":[null,1,[]]}}',
  'a list of everything':
    '{"apiVersion":"v1","kind":"List","items":[null,1,"x",[],{},{"apiVersion":"v1","kind":"List","items":{"a":[]}}]}',
  'comments and commas': '/* x */ {"apiVersion": "v1", // y\n "kind": "Pod",,,}',
  'two values': '{} {} [] 3',
  'a very long number': `{"apiVersion":"v1","kind":"Pod","spec":${'9'.repeat(100_000)}}`,
};
