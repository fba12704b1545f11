import type { Origin } from '../../base/origin.ts';
import type { RawValue } from '../rawProfile.ts';
import type { OciArgument, OciName } from '../runtimes/config.ts';
import { DecodedItems } from '../runtimes/decodedItems.ts';
import { GoDecoder, type GoFields, type GoPlace } from '../runtimes/goDecoder.ts';
import { argumentsField, namesOf, pointerOf, textsOf } from '../runtimes/goOci.ts';
import { kernelVersionError } from './kernelVersion.ts';
import { type Loaded, refused } from './loaded.ts';

/** A profile as Docker and Podman write it: rules with conditions on the host and the container. */
export interface DialectProfile {
  readonly defaultAction: string;
  readonly defaultErrnoRet: bigint | undefined;
  /** Podman alone: the name of an error, which beats the number. */
  readonly defaultErrno: string;
  readonly architectures: readonly string[];
  readonly archMap: readonly ArchitectureGroup[];
  readonly flags: readonly string[];
  readonly listenerPath: string;
  readonly listenerMetadata: string;
  readonly rules: readonly DialectRule[];
}

export interface ArchitectureGroup {
  readonly architecture: string;
  readonly subArchitectures: readonly string[];
}

export interface DialectRule {
  readonly names: readonly OciName[];
  /** The older key for one name. */
  readonly name: OciName | undefined;
  readonly action: string;
  readonly errnoRet: bigint | undefined;
  /** Podman alone. */
  readonly errno: string;
  readonly args: readonly OciArgument[] | undefined;
  readonly includes: RuleFilter;
  readonly excludes: RuleFilter;
  readonly origin: Origin;
}

export interface RuleFilter {
  readonly capabilities: readonly string[];
  readonly architectures: readonly string[];
  /** Docker alone: `4.8`. */
  readonly minKernel: string | undefined;
}

export type Dialect = 'docker' | 'podman';

type Writable<T> = { -readonly [K in keyof T]: T[K] };

const noFilter: RuleFilter = { capabilities: [], architectures: [], minKernel: undefined };

const knownRules: Readonly<Record<Dialect, DecodedItems<DialectRule>>> = {
  docker: new DecodedItems(),
  podman: new DecodedItems(),
};

/**
 * What engines do before they look at any rule: the profile as it is decoded, or what becomes of it at once.
 * @param twice the engine's words where two keys that stand for one are both there
 */
export function openDialect(
  body: RawValue,
  dialect: Dialect,
  twice: (first: string, second: string) => string,
): DialectProfile | Loaded {
  const decoder = new GoDecoder();
  const profile = decodeDialect(decoder, body, dialect);
  const { error } = decoder;
  if (error !== undefined) {
    return refused(`${dialect === 'docker' ? 'D' : 'd'}ecoding seccomp profile failed: ${error}`);
  }
  if (profile.defaultAction === '' && profile.rules.length === 0) return { kind: 'unconfined' };
  return profile.architectures.length > 0 && profile.archMap.length > 0
    ? refused(twice('architectures', 'archMap'))
    : profile;
}

/** Decodes moby/profiles' seccomp.Seccomp, or the struct of the same name in container-libs. */
function decodeDialect(decoder: GoDecoder, body: RawValue, dialect: Dialect): DialectProfile {
  const read: Writable<DialectProfile> = {
    defaultAction: '',
    defaultErrnoRet: undefined,
    defaultErrno: '',
    architectures: [],
    archMap: [],
    flags: [],
    listenerPath: '',
    listenerMetadata: '',
    rules: [],
  };
  const own = (specs: string, container: string): string => (dialect === 'docker' ? specs : container);
  const podmanFields: GoFields = {
    defaultErrno: (value, place) => {
      read.defaultErrno = decoder.text(value, 'string', place) ?? read.defaultErrno;
    },
  };
  decoder.struct(
    body,
    'seccomp.Seccomp',
    { struct: '', path: '' },
    {
      ...(dialect === 'podman' ? podmanFields : {}),
      defaultAction: (value, place) => {
        const type = own('specs.LinuxSeccompAction', 'seccomp.Action');
        read.defaultAction = decoder.text(value, type, place) ?? read.defaultAction;
      },
      defaultErrnoRet: (value, place) => {
        read.defaultErrnoRet = pointerOf(decoder, value, place, read.defaultErrnoRet);
      },
      architectures: (value, place) => {
        const type = own('specs.Arch', 'seccomp.Arch');
        read.architectures = textsOf(decoder, value, type, place, read.architectures) ?? [];
      },
      archMap: (value, place) => {
        const groups = decoder.list(value, 'seccomp.Architecture', place, read.archMap, (item, old) =>
          decodeGroup(decoder, item, place, old, own('specs.Arch', 'seccomp.Arch')),
        );
        read.archMap = groups ?? (value.kind === 'null' ? [] : read.archMap);
      },
      flags: (value, place) => {
        const type = own('specs.LinuxSeccompFlag', 'string');
        read.flags = textsOf(decoder, value, type, place, read.flags) ?? [];
      },
      listenerPath: (value, place) => {
        read.listenerPath = decoder.text(value, 'string', place) ?? read.listenerPath;
      },
      listenerMetadata: (value, place) => {
        read.listenerMetadata = decoder.text(value, 'string', place) ?? read.listenerMetadata;
      },
      syscalls: (value, place) => {
        const rules = decoder.list(value, '*seccomp.Syscall', place, read.rules, (item, old) =>
          knownRules[dialect].decode(decoder, item, old, () =>
            decodeRule(decoder, item, place, old, dialect),
          ),
        );
        read.rules = rules ?? (value.kind === 'null' ? [] : read.rules);
      },
    },
  );
  return read;
}

function decodeGroup(
  decoder: GoDecoder,
  item: RawValue,
  at: GoPlace,
  old: ArchitectureGroup | undefined,
  type: string,
): ArchitectureGroup {
  const read: Writable<ArchitectureGroup> = { architecture: '', subArchitectures: [], ...old };
  decoder.struct(item, 'seccomp.Architecture', at, {
    architecture: (value, place) => {
      read.architecture = decoder.text(value, type, place) ?? read.architecture;
    },
    subArchitectures: (value, place) => {
      read.subArchitectures = textsOf(decoder, value, type, place, read.subArchitectures) ?? [];
    },
  });
  return read;
}

function decodeRule(
  decoder: GoDecoder,
  item: RawValue,
  at: GoPlace,
  old: DialectRule | undefined,
  dialect: Dialect,
): DialectRule {
  const read: Writable<DialectRule> = {
    names: [],
    name: undefined,
    action: '',
    errnoRet: undefined,
    errno: '',
    args: undefined,
    includes: noFilter,
    excludes: noFilter,
    origin: item.origin,
    ...old,
  };
  const podmanFields: GoFields = {
    errno: (value, place) => {
      read.errno = decoder.text(value, 'string', place) ?? read.errno;
    },
  };
  decoder.struct(item, 'seccomp.Syscall', at, {
    ...(dialect === 'podman' ? podmanFields : {}),
    names: (value, place) => {
      read.names = namesOf(decoder, value, place, read.names);
    },
    name: (value, place) => {
      const name = decoder.text(value, 'string', place);
      if (name !== undefined) read.name = name === '' ? undefined : { name, origin: value.origin };
    },
    comment: (value, place) => void decoder.text(value, 'string', place),
    action: (value, place) => {
      const type = dialect === 'docker' ? 'specs.LinuxSeccompAction' : 'seccomp.Action';
      read.action = decoder.text(value, type, place) ?? read.action;
    },
    errnoRet: (value, place) => {
      read.errnoRet = pointerOf(decoder, value, place, read.errnoRet);
    },
    args: (value, place) => {
      const type = dialect === 'docker' ? 'specs.LinuxSeccompArg' : '*seccomp.Arg';
      read.args = argumentsField(decoder, value, place, read.args, type);
    },
    includes: (value, place) => {
      read.includes = decodeFilter(decoder, value, place, read.includes, dialect);
    },
    excludes: (value, place) => {
      read.excludes = decodeFilter(decoder, value, place, read.excludes, dialect);
    },
  });
  return read;
}

function decodeFilter(
  decoder: GoDecoder,
  item: RawValue,
  at: GoPlace,
  old: RuleFilter,
  dialect: Dialect,
): RuleFilter {
  const read: Writable<RuleFilter> = { ...old };
  const dockerFields: GoFields = {
    minKernel: (value) => {
      const error = kernelVersionError(value);
      if (error !== undefined) decoder.error ??= error;
      else if (value.kind === 'text' && value.value !== '') read.minKernel = value.value;
    },
  };
  decoder.struct(item, 'seccomp.Filter', at, {
    ...(dialect === 'docker' ? dockerFields : {}),
    caps: (value, place) => {
      read.capabilities = textsOf(decoder, value, 'string', place, read.capabilities) ?? [];
    },
    arches: (value, place) => {
      read.architectures = textsOf(decoder, value, 'string', place, read.architectures) ?? [];
    },
  });
  return read;
}
