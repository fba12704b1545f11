import { byDialect, libraryPattern, runtimeNames, versionPattern } from '../seccomp/targets/declaration.ts';
import type { TargetSettings } from '../seccomp/targets/resolve.ts';
import { asRecord } from './record.ts';

/** Reads the section `policyLens.seccomp`; what is missing, empty or of a wrong type is left to the target. */
export function readTargetSettings(section: unknown): TargetSettings {
  const read = asRecord(section);
  const text = (key: string, pattern: RegExp): string | undefined => {
    const value = read[key];
    return typeof value === 'string' && pattern.test(value) ? value : undefined;
  };
  return {
    target: text('target', /./) ?? byDialect,
    otherTargets: textsOf(read['otherTargets']),
    changes: {
      runtime: runtimeNames.find((name) => name === read['runtime']),
      runtimeVersion: text('runtimeVersion', versionPattern),
      libseccomp: text('libseccomp', libraryPattern),
      kernel: text('kernel', versionPattern),
      architectures: textsOf(read['architectures']),
      capabilities: textsOf(read['capabilities']),
    },
  };
}

function textsOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}
