import { allArchitectures } from '../knowledge/architectures.ts';
import type { Target } from '../target.ts';
import { isSince } from '../version.ts';
import type { ArchitectureGroup, Dialect, RuleFilter } from './dialect.ts';

/** What of a target decides which rules of a profile hold. */
export interface EngineHost {
  /** What is compared with `includes.arches`; empty where the engine has no name for the host. */
  readonly name: string;
  readonly capabilities: ReadonlySet<string>;
  readonly kernel: string;
  /** The architectures that `archMap` gives for the host. */
  readonly expand: (archMap: readonly ArchitectureGroup[]) => readonly string[];
}

export function engineHost(target: Target, dialect: Dialect): EngineHost {
  const native = allArchitectures().find(({ libseccompName }) => libseccompName === target.architecture);
  const found = native?.archMapHost[dialect] === undefined ? undefined : native.name;
  return {
    name: native?.hostName[dialect] ?? '',
    capabilities: new Set(target.capabilities),
    kernel: target.kernel,
    expand: (archMap) => {
      const group = archMap.find(({ architecture }) => architecture === found);
      return group === undefined ? [] : [group.architecture, ...group.subArchitectures];
    },
  };
}

/** Why a rule is left out on a host; undefined where it holds. */
export function reasonToDrop(
  includes: RuleFilter,
  excludes: RuleFilter,
  { name, capabilities, kernel }: EngineHost,
): string | undefined {
  if (excludes.architectures.includes(name)) return `it is not for ${name}`;
  const held = excludes.capabilities.find((capability) => capabilities.has(capability));
  if (held !== undefined) return `it is not for containers with ${held}`;
  if (excludes.minKernel !== undefined && isSince(kernel, excludes.minKernel)) {
    return `it is not for kernels from ${excludes.minKernel} on`;
  }
  if (includes.architectures.length > 0 && !includes.architectures.includes(name)) {
    return `it is only for ${includes.architectures.join(', ')}`;
  }
  const missing = includes.capabilities.find((capability) => !capabilities.has(capability));
  if (missing !== undefined) return `it is only for containers with ${missing}`;
  if (includes.minKernel !== undefined && !isSince(kernel, includes.minKernel)) {
    return `it is only for kernels from ${includes.minKernel} on`;
  }
  return undefined;
}
