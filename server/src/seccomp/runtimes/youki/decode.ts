import type { RawValue } from '../../rawProfile.ts';
import {
  emptySeccomp,
  type OciArgument,
  type OciName,
  type OciRule,
  type OciSeccomp,
  type Result,
} from '../config.ts';
import { actionWords, operatorWords } from '../words.ts';
import { optional, readList, readStruct, readText, readUnsigned, readWord, SerdeError } from './serde.ts';

/** The words for architectures, in the order in which youki lists them (oci-spec 0.10.0, runtime/linux.rs). */
const architectureWords = [
  ...[
    'NATIVE',
    'X86',
    'X86_64',
    'X32',
    'ARM',
    'AARCH64',
    'MIPS',
    'MIPS64',
    'MIPS64N32',
    'MIPSEL',
    'MIPSEL64',
  ],
  ...[
    'MIPSEL64N32',
    'PPC',
    'PPC64',
    'PPC64LE',
    'S390',
    'S390X',
    'PARISC',
    'PARISC64',
    'RISCV64',
    'LOONGARCH64',
  ],
  ...['M68K', 'SH', 'SHEB'],
].map((word) => `SCMP_ARCH_${word}`);

const flagWords = ['LOG', 'TSYNC', 'SPEC_ALLOW', 'WAIT_KILLABLE_RECV'].map(
  (word) => `SECCOMP_FILTER_FLAG_${word}`,
);

/**
 * Decodes `linux.seccomp` as serde does for youki: keys must have the right case and come once, and every value must have
 * the right type.
 */
export function decodeYouki(body: RawValue): Result<OciSeccomp | undefined> {
  try {
    return { value: optional(body, readProfile) };
  } catch (error) {
    if (error instanceof SerdeError) return { error: error.message };
    throw error;
  }
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };

function readProfile(body: RawValue): OciSeccomp {
  const read: Writable<OciSeccomp> = { ...emptySeccomp };
  readStruct(body, 'LinuxSeccomp', [
    field('defaultAction', true, (value) => {
      read.defaultAction = readWord(value, actionWords);
    }),
    field('defaultErrnoRet', false, (value) => {
      read.defaultErrno = optional(value, (written) => readUnsigned(written, 'u32'));
    }),
    field('architectures', false, (value) => {
      read.architectures = optional(value, words(architectureWords)) ?? [];
    }),
    field('flags', false, (value) => {
      read.flags = optional(value, words(flagWords));
    }),
    field('listenerPath', false, (value) => {
      read.listenerPath = optional(value, (written) => readText(written, 'path string'));
    }),
    field('listenerMetadata', false, (value) => void optional(value, readText)),
    field('syscalls', false, (value) => {
      read.rules = optional(value, (written) => readList(written, readRule)) ?? [];
    }),
  ]);
  return read;
}

function readRule(item: RawValue): OciRule {
  const read: Writable<OciRule> = {
    names: [],
    action: '',
    errno: undefined,
    args: undefined,
    origin: item.origin,
  };
  readStruct(item, 'LinuxSyscall', [
    field('names', true, (value) => {
      read.names = readList(value, (name): OciName => ({ name: readText(name), origin: name.origin }));
    }),
    field('action', true, (value) => {
      read.action = readWord(value, actionWords);
    }),
    field('errnoRet', false, (value) => {
      read.errno = optional(value, (written) => readUnsigned(written, 'u32'));
    }),
    field('args', false, (value) => {
      read.args = optional(value, (written) => readList(written, readArgument));
    }),
  ]);
  return read;
}

function readArgument(item: RawValue): OciArgument {
  const read: Writable<OciArgument> = { index: 0n, value: 0n, valueTwo: 0n, operator: '' };
  readStruct(item, 'LinuxSeccompArg', [
    field('index', true, (value) => {
      read.index = readUnsigned(value, 'usize');
    }),
    field('value', true, (value) => {
      read.value = readUnsigned(value, 'u64');
    }),
    field('valueTwo', false, (value) => {
      read.valueTwo = optional(value, (written) => readUnsigned(written, 'u64')) ?? 0n;
    }),
    field('op', true, (value) => {
      read.operator = readWord(value, operatorWords);
    }),
  ]);
  return read;
}

function field(key: string, required: boolean, read: (value: RawValue) => void) {
  return { key, required, read };
}

function words(known: readonly string[]): (value: RawValue) => readonly string[] {
  return (value) => readList(value, (item) => readWord(item, known));
}
