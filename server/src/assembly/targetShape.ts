import { allArchitectures } from '../seccomp/knowledge/architectures.ts';
import { allCapabilities } from '../seccomp/knowledge/capabilities.ts';
import { engines, libraryPattern, runtimeNames, versionPattern } from '../seccomp/targets/declaration.ts';
import { presetIds } from '../seccomp/targets/presets.ts';
import type { ConfigurationShape } from './configurationShape.ts';

const version = (example: string): ConfigurationShape => ({
  kind: 'text',
  pattern: { matches: versionPattern, example },
});

/** The architectures that a host can have, by libseccomp's names. */
export const hostArchitectures: readonly string[] = allArchitectures()
  .filter(({ bits }) => bits !== undefined)
  .map(({ libseccompName }) => libseccompName);

/** Names of capabilities, and `none`, which takes an engine's default set away. */
export const capabilityWords: readonly string[] = [...allCapabilities().map(({ name }) => name), 'none'];

/** A place at which the seccomp profiles of an environment are used. */
export const targetShape: ConfigurationShape = {
  kind: 'mapping',
  keys: {
    preset: {
      shape: { kind: 'text', allowed: presetIds },
      documentation:
        'A known place, with the versions that belong together there. The other keys change it. Left out: the newest ' +
        'of `engine`.',
    },
    name: {
      shape: { kind: 'text' },
      documentation:
        'The name under which answers speak of it. Left out: made of the preset and what differs from it.',
    },
    engine: {
      shape: { kind: 'text', allowed: engines },
      documentation:
        'Who reads the profile and gives it to the runtime: keys that it does not know are dropped without a word. ' +
        '`oci` is nobody: the profile stands in the runtime’s own config. Left out: the preset’s.',
    },
    runtime: {
      shape: { kind: 'text', allowed: runtimeNames },
      documentation: 'Who starts the container and loads the filter. Left out: the preset’s.',
    },
    runtimeVersion: {
      shape: version('1.3.3'),
      documentation: 'The release of the runtime. Left out: the preset’s.',
    },
    libseccomp: {
      shape: { kind: 'text', pattern: { matches: libraryPattern, example: '2.5.4+2.5.5' } },
      documentation:
        'The release of libseccomp on the host, and behind a `+` the one whose table of calls it has, where the ' +
        'distribution has put a newer one into it. Left out: the preset’s.',
    },
    kernel: {
      shape: version('6.8'),
      documentation: 'The release of Linux on the host. Left out: the preset’s.',
    },
    architectures: {
      shape: { kind: 'list', items: { kind: 'text', allowed: hostArchitectures } },
      documentation: 'The architectures of the hosts. Left out: x86_64.',
    },
    capabilities: {
      shape: { kind: 'list', items: { kind: 'text', allowed: capabilityWords } },
      documentation:
        'Capabilities of the containers beyond the engine’s default set; `none` takes that set away. By them Docker, ' +
        'Podman and CRI-O choose among the rules of a profile.',
    },
    noNewPrivileges: {
      shape: { kind: 'boolean' },
      documentation:
        'Whether the containers are started with no_new_privs (`allowPrivilegeEscalation: false` in Kubernetes): the ' +
        'runtime then loads the filter later and needs fewer calls. Left out: no.',
    },
  },
};
