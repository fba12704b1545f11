import { child, type Field, listItems, scalarValue } from '../manifests/field.ts';
import {
  engines,
  libraryPattern,
  runtimeNames,
  type TargetDeclaration,
  versionPattern,
} from '../seccomp/targets/declaration.ts';
import { presetNamed } from '../seccomp/targets/presets.ts';
import { capabilityWords, hostArchitectures } from './targetShape.ts';
import { texts, wordValue } from './words.ts';

/** The targets below `runtimes`; what can't be read in one is left to its preset. */
export function readTargets(field: Field): readonly TargetDeclaration[] {
  return listItems(field).map((item) => {
    const word = (key: string): string | undefined => wordValue(child(item, key));
    const matching = (key: string, pattern: RegExp): string | undefined => {
      const text = word(key);
      return text !== undefined && pattern.test(text) ? text : undefined;
    };
    const preset = word('preset');
    const noNewPrivileges = scalarValue(child(item, 'noNewPrivileges'));
    return {
      name: word('name'),
      preset: preset !== undefined && presetNamed(preset) !== undefined ? preset : undefined,
      engine: engines.find((engine) => engine === word('engine')),
      runtime: runtimeNames.find((runtime) => runtime === word('runtime')),
      runtimeVersion: matching('runtimeVersion', versionPattern),
      libseccomp: matching('libseccomp', libraryPattern),
      kernel: matching('kernel', versionPattern),
      architectures: texts(child(item, 'architectures')).filter((name) => hostArchitectures.includes(name)),
      capabilities: texts(child(item, 'capabilities')).filter((name) => capabilityWords.includes(name)),
      noNewPrivileges: typeof noNewPrivileges === 'boolean' ? noNewPrivileges : undefined,
    };
  });
}
