import { byDialect, libraryPattern, runtimeNames, versionPattern } from '../seccomp/targets/declaration.ts';
import type { TargetSettings } from '../seccomp/targets/resolve.ts';
import type { KubeletSettings } from '../workspace/kubelet.ts';
import { rootPattern, seccompDefaults } from '../workspace/kubeletSettingDeclarations.ts';
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

/** Reads what the section `policyLens.seccomp` says of the kubelets. */
export function readKubeletSettings(section: unknown): KubeletSettings {
  const { root, kubeletDefault } = asRecord(section);
  return {
    seccompRoot: typeof root === 'string' && rootPattern.test(root) ? root : undefined,
    seccompDefault: kubeletDefault === seccompDefaults[1],
  };
}

function textsOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}
