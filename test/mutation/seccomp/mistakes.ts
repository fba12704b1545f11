import { addEntry, assign, duplicate, type Plant, rename } from '../edits.ts';
import {
  action,
  argument,
  defaultAction,
  has,
  isAction,
  nameItem,
  names,
  type ProfileMistake,
  quoted,
  where,
} from './plants.ts';
import { targetMistakes } from './targetMistakes.ts';

/** The same item once more, in front of it; the second one is the mistake. */
const twice: Plant = (site, text) => {
  if (site.key !== undefined) return undefined;
  const own = text.slice(site.value.start, site.value.end);
  const { start } = site.value;
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const separator = site.isFlow ? ', ' : `\n${text.slice(lineStart, start)}`;
  const newText = `${own}${separator}`;
  return { start, end: start, newText, mistakeAt: newText.length };
};

/** Something behind the last item of a list. */
function behindLast(newText: string, mistakeAt: number): Plant {
  return (site) => {
    if (!site.isFlow || site.siblings.at(-1)?.path !== site.path) return undefined;
    return { start: site.value.end, end: site.value.end, newText, mistakeAt };
  };
}

const onTop: Plant = () => ({
  start: 0,
  end: 0,
  newText: '# what the shop may do: {all} of it\n',
  mistakeAt: 0,
});

/** `names: [a, b]` becomes the `name: a` of 2016. */
const legacy: Plant = (site) => {
  if (site.key === undefined || has(site, 'name')) return undefined;
  return { start: site.key.start, end: site.value.end, newText: '"name": "read"', mistakeAt: 0 };
};

const unknownKey = { rule: 'seccomp-unknown-key' };
const missing = { rule: 'seccomp-missing-key' };
const wrongType = { rule: 'seccomp-wrong-type' };
const unknownValue = { rule: 'seccomp-unknown-value' };
const syscall = { rule: 'seccomp-unknown-syscall' };
const errno = { rule: 'seccomp-errno' };
const condition = { rule: 'seccomp-includes-excludes' };
const syntax = { rule: 'syntax', files: 'json' } as const;

export const profileMistakes: readonly ProfileMistake[] = [
  { ...unknownKey, name: 'a key of no one', at: action, plant: addEntry('unless', '[]') },
  { ...unknownKey, name: 'a misspelled key', at: action, plant: addEntry('errnoret_', '1') },
  { ...unknownKey, name: 'a key in another case', at: names, plant: rename('Names') },
  { ...unknownKey, name: 'a key of a rule beside them', at: defaultAction, plant: addEntry('errnoRet', '1') },
  { rule: 'seccomp-duplicate-key', name: 'a key twice', at: action, plant: duplicate('"SCMP_ACT_LOG"') },
  {
    rule: 'seccomp-duplicate-key',
    name: 'the default twice',
    at: defaultAction,
    plant: duplicate('"SCMP_ACT_LOG"'),
  },
  { ...missing, name: 'no action', at: action, plant: assign('null') },
  { ...missing, name: 'no names', at: names, plant: assign('[]') },
  { ...missing, name: 'no default', at: defaultAction, plant: assign('null'), alsoTrue: ['seccomp-errno'] },
  { ...missing, name: 'no operator', at: argument('op'), plant: assign('null') },
  { ...wrongType, name: 'a name for a list', at: names, plant: assign('"read"') },
  { ...wrongType, name: 'a number for a name', at: nameItem, plant: assign('7') },
  { ...wrongType, name: 'a text for an index', at: argument('index'), plant: assign('"0"') },
  { ...wrongType, name: 'hexadecimal in quotes', at: argument('value'), plant: assign('"0x10"') },
  { ...wrongType, name: 'a negative value', at: argument('value'), plant: assign('-1') },
  { ...wrongType, name: 'beyond 64 bits', at: argument('value'), plant: assign('18446744073709551616') },
  { ...unknownValue, name: 'an action of no one', at: defaultAction, plant: assign('"SCMP_ACT_DENY"') },
  { ...unknownValue, name: 'an action in lower case', at: action, plant: quoted((old) => old.toLowerCase()) },
  { ...unknownValue, name: 'a symbol for an operator', at: argument('op'), plant: assign('"=="') },
  { ...unknownValue, name: 'an architecture of Go', at: /^architectures\[\]$/, plant: assign('"amd64"') },
  {
    name: 'a name beside the names',
    rule: 'seccomp-conflicting-keys',
    at: names,
    files: 'bare',
    plant: addEntry('name', '"read"'),
  },
  {
    name: 'architectures beside archMap',
    rule: 'seccomp-conflicting-keys',
    at: /^archMap$/,
    plant: addEntry('architectures', '["SCMP_ARCH_X86_64"]'),
    alsoTrue: ['seccomp-syscall-not-on-architecture'],
  },
  {
    name: 'words for nobody',
    rule: 'seccomp-conflicting-keys',
    at: defaultAction,
    plant: where(
      (site) => !site.siblings.some(({ path }) => path.endsWith('listenerPath')),
      addEntry('listenerMetadata', '"x"'),
    ),
  },
  {
    name: 'one name as in 2016',
    rule: 'seccomp-legacy-name',
    at: names,
    files: 'bare',
    plant: legacy,
    alsoTrue: ['seccomp-pointer'],
  },
  { ...syscall, name: 'a misspelled call', at: nameItem, plant: quoted((old) => `${old}q`) },
  { ...syscall, name: 'a call in upper case', at: nameItem, plant: quoted((old) => old.toUpperCase()) },
  { ...syscall, name: 'a group', at: nameItem, plant: assign('"@mount"') },
  { ...syscall, name: 'an empty name', at: nameItem, plant: assign('""') },
  {
    name: 'a call of another architecture',
    rule: 'seccomp-syscall-not-on-architecture',
    at: nameItem,
    plant: (site, text) => (/\barchitectures"?:/.test(text) ? assign('"spu_create"')(site, text) : undefined),
    // Its first argument is an address.
    alsoTrue: ['seccomp-pointer'],
  },
  { name: 'a name twice', rule: 'seccomp-duplicate-item', at: nameItem, plant: twice },
  { name: 'an architecture twice', rule: 'seccomp-duplicate-item', at: /^architectures\[\]$/, plant: twice },
  { name: 'a seventh argument', rule: 'seccomp-argument-index', at: argument('index'), plant: assign('6') },
  {
    ...errno,
    name: 'an error with an action that returns none',
    at: action,
    plant: where(
      (site) => site.scalar === 'SCMP_ACT_ALLOW' && !has(site, 'errnoRet'),
      addEntry('errnoRet', '1'),
    ),
  },
  {
    ...errno,
    name: 'too large an error',
    at: action,
    plant: where(
      (site) => site.scalar === 'SCMP_ACT_ERRNO' && !has(site, 'errnoRet'),
      addEntry('errnoRet', '4095'),
    ),
  },
  {
    ...errno,
    name: 'success without the call',
    at: /^syscalls\[\]\.errnoRet$/,
    plant: where((site) => isAction(site, 'SCMP_ACT_ERRNO'), assign('0')),
    alsoTrue: ['seccomp-conflicting-keys'],
  },
  { ...condition, name: 'a misspelled capability', at: /\.caps\[\]$/, plant: quoted((old) => `${old}S`) },
  { ...condition, name: 'a kernel in three parts', at: /\.minKernel$/, plant: assign('"4.8.1"') },
  {
    ...condition,
    name: 'a host of no one',
    at: /\.arches\[\]$/,
    plant: assign('"pdp11"'),
    alsoTrue: ['seccomp-syscall-not-on-architecture'],
  },
  {
    name: 'two byte orders',
    rule: 'seccomp-byte-order',
    at: /^architectures\[\]$/,
    plant: where(
      (site) => site.siblings.at(-1)?.path === site.path && site.siblings.length > 1,
      assign('"SCMP_ARCH_S390X"'),
    ),
    alsoTrue: ['seccomp-syscall-not-on-architecture'],
  },
  {
    name: 'nobody listens',
    rule: 'seccomp-notify',
    at: action,
    plant: where(({ scalar }) => scalar !== 'SCMP_ACT_NOTIFY', assign('"SCMP_ACT_NOTIFY"')),
    alsoTrue: ['seccomp-notify', 'seccomp-errno', 'seccomp-syscall-not-on-architecture'],
  },
  {
    name: 'asked about every call',
    rule: 'seccomp-notify',
    at: defaultAction,
    plant: assign('"SCMP_ACT_NOTIFY"'),
    alsoTrue: ['seccomp-errno'],
  },
  {
    name: 'a relative socket',
    rule: 'seccomp-listener-path',
    at: defaultAction,
    files: 'bare',
    plant: where(
      (site) => !site.siblings.some(({ path }) => path === 'listenerPath'),
      addEntry('listenerPath', '"agent.sock"'),
    ),
  },
  {
    name: 'a socket elsewhere',
    rule: 'seccomp-listener-path',
    at: defaultAction,
    files: 'objects',
    plant: where(
      (site) => !site.siblings.some(({ path }) => path.endsWith('listenerPath')),
      addEntry('listenerPath', '"/run/agent.sock"'),
    ),
  },
  ...targetMistakes,
  { ...syntax, name: 'a comma too many', at: nameItem, plant: behindLast(',', 0) },
  { ...syntax, name: 'a comment', at: nameItem, plant: behindLast(' // and more\n', 1) },
  { ...syntax, name: 'what documentation leaves out', at: nameItem, plant: behindLast(' ...', 1) },
  { ...syntax, name: 'a comment on top', at: defaultAction, plant: onTop },
];
