import { nearest } from '../../base/nearest.ts';
import { allArchitectures } from '../knowledge/architectures.ts';
import { syscallNamed } from '../knowledge/syscallTable.ts';
import type { Dialect } from '../profile/dialect.ts';
import type { TextSort } from '../profile/schema.ts';
import { wordsOf } from './words.ts';

/**
 * The word that is meant, most likely, by a text that is none: written in another case, without its prefix, as another
 * tool has it, or with a slip.
 */
export function meantWord(text: string, sort: TextSort, dialect: Dialect): string | undefined {
  switch (sort) {
    case 'action':
      return prefixed(text, 'SCMP_ACT_', sort, dialect);
    case 'architecture':
      return prefixed(text, 'SCMP_ARCH_', sort, dialect);
    case 'operator':
      return prefixed(text, 'SCMP_CMP_', sort, dialect);
    case 'flag':
      return prefixed(text, 'SECCOMP_FILTER_FLAG_', sort, dialect);
    case 'state':
      return prefixed(text, '', sort, dialect);
    case 'syscall':
      return syscall(text, dialect);
    case 'host':
      return host(text, dialect);
    case 'capability':
      return upperCase(text, 'CAP_', sort, dialect);
    case 'errno':
      return upperCase(text, '', sort, dialect);
    default:
      return undefined;
  }
}

/** Names that other tools have for the same, by what stands behind the prefix. */
const otherNames: Readonly<Record<string, string>> = {
  AMD64: 'X86_64',
  'X86-64': 'X86_64',
  I386: 'X86',
  386: 'X86',
  ARM64: 'AARCH64',
  LOONG64: 'LOONGARCH64',
  USER_NOTIF: 'NOTIFY',
  DENY: 'ERRNO',
  '==': 'EQ',
  '!=': 'NE',
  '<': 'LT',
  '<=': 'LE',
  '>': 'GT',
  '>=': 'GE',
  '=': 'EQ',
  EQUAL: 'EQ',
  NOT_EQUAL: 'NE',
  LESS_THAN: 'LT',
  LESS_EQUAL: 'LE',
  GREATER_THAN: 'GT',
  GREATER_EQUAL: 'GE',
  '&': 'MASKED_EQ',
};

function prefixed(text: string, prefix: string, sort: TextSort, dialect: Dialect): string | undefined {
  const names = wordsOf(sort, dialect) ?? [];
  const bare = text
    .trim()
    .toUpperCase()
    .replace(/^(?:SCMP_ACT_|SCMP_ARCH_|SCMP_CMP_|SECCOMP_FILTER_FLAG_|SECCOMP_RET_)/, '')
    .replace(/\(.*\)$/, '');
  if (bare === '') return undefined;
  const candidates = [bare, otherNames[bare] ?? '', text.trim()];
  for (const candidate of candidates) {
    const same = names.find((name) => name.toUpperCase() === `${prefix}${candidate}`.toUpperCase());
    if (same !== undefined) return same;
  }
  const near = nearest(
    bare,
    names.map((name) => name.slice(prefix.length)),
  );
  return near === undefined ? nearest(text, names) : `${prefix}${near}`;
}

/** @param prefix that is often left out */
function upperCase(text: string, prefix: string, sort: TextSort, dialect: Dialect): string | undefined {
  const names = wordsOf(sort, dialect) ?? [];
  const upper = text.trim().toUpperCase();
  return [upper, prefix + upper].find((name) => names.includes(name)) ?? nearest(text, names);
}

function host(text: string, dialect: Dialect): string | undefined {
  const bare = text.replace(/^SCMP_ARCH_/i, '').toLowerCase();
  const own = allArchitectures().find(
    ({ name, kernelName, goarch }) =>
      name.slice(10).toLowerCase() === bare || kernelName === bare || goarch === bare,
  )?.hostName;
  return own?.[dialect === 'podman' ? 'podman' : 'docker'] ?? nearest(text, wordsOf('host', dialect) ?? []);
}

const known = new Map<string, string | undefined>();
/** More than a file holds in practice; then all is forgotten, lest the memory grow. */
const largestMemory = 2000;

/** Remembered, for the search looks at all names. */
function syscall(name: string, dialect: Dialect): string | undefined {
  if (known.has(name)) return known.get(name);
  const plain = name
    .trim()
    .toLowerCase()
    .replace(/^(?:sys_|__nr_|scmp_sys\((.*)\)$)/, '$1');
  const meant =
    syscallNamed(plain)?.name ??
    (/^[@%0-9]/.test(name) ? undefined : nearest(plain, wordsOf('syscall', dialect) ?? []));
  if (known.size >= largestMemory) known.clear();
  known.set(name, meant);
  return meant;
}
