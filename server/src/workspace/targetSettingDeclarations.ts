import { allArchitectures } from '../seccomp/knowledge/architectures.ts';
import { allCapabilities } from '../seccomp/knowledge/capabilities.ts';
import { byDialect, libraryPattern, runtimeNames, versionPattern } from '../seccomp/targets/declaration.ts';
import { presets } from '../seccomp/targets/presets.ts';
import type { SettingDeclaration } from './settingDeclaration.ts';

const presetChoices = presets.map(({ id, name }) => ({ value: id, description: name }));
const goesFirst = '`runtimes:` of an environment in `.policy-lens.yaml` goes before it.';

/** Where seccomp profiles are used, below `seccomp.`. */
export const targetSettingDeclarations: readonly SettingDeclaration[] = [
  {
    key: 'seccomp.target',
    default: byDialect,
    values: {
      kind: 'name',
      choices: [
        {
          value: byDialect,
          description:
            'The newest place that the profile seems to be written for, by its keys and by who uses it.',
        },
        ...presetChoices,
      ],
    },
    description:
      'Where seccomp profiles are used: engine, runtime, libseccomp and kernel, of which each changes what a profile ' +
      'does. Findings are about this target alone. Where `.policy-lens.yaml` declares `runtimes`, it chooses among them ' +
      'by their names.',
  },
  {
    key: 'seccomp.otherTargets',
    default: [],
    values: { kind: 'list', choices: presetChoices },
    description: `Where the same profiles are used besides: what means something else there is told. ${goesFirst}`,
  },
  {
    key: 'seccomp.runtime',
    default: '',
    values: {
      kind: 'choice',
      choices: [
        { value: '', description: 'That of the target.' },
        ...runtimeNames.map((value) => ({ value })),
      ],
    },
    description: `Who loads the filter, where it is not the target’s. ${goesFirst}`,
  },
  {
    key: 'seccomp.runtimeVersion',
    default: '',
    values: { kind: 'text', pattern: versionPattern, example: '1.3.3' },
    description: `The release of the runtime, where it is not the target’s. ${goesFirst}`,
  },
  {
    key: 'seccomp.libseccomp',
    default: '',
    values: { kind: 'text', pattern: libraryPattern, example: '2.5.4+2.5.5' },
    description:
      'The release of libseccomp, and behind a `+` the one whose table of calls it has, where it is not the target’s. ' +
      goesFirst,
  },
  {
    key: 'seccomp.kernel',
    default: '',
    values: { kind: 'text', pattern: versionPattern, example: '6.8' },
    description: `The release of Linux, where it is not the target’s. ${goesFirst}`,
  },
  {
    key: 'seccomp.architectures',
    default: [],
    values: {
      kind: 'list',
      choices: allArchitectures().flatMap(({ bits, libseccompName }) =>
        bits === undefined ? [] : [{ value: libseccompName }],
      ),
    },
    description: `The architectures of the hosts. Empty: x86_64. ${goesFirst}`,
  },
  {
    key: 'seccomp.capabilities',
    default: [],
    values: {
      kind: 'list',
      choices: [...allCapabilities().map(({ name }) => ({ value: name })), { value: 'none' }],
    },
    description:
      'Capabilities of the containers beyond the engine’s default set; `none` takes that set away. By them Docker, ' +
      `Podman and CRI-O choose among the rules of a profile. ${goesFirst}`,
  },
];
