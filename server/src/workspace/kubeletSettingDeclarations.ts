import type { SettingDeclaration } from './settingDeclaration.ts';

/** How the kubelet writes it, for people. */
export const seccompDefaults = ['Unconfined', 'RuntimeDefault'] as const;

/** A path in the workspace: relative, with `/` between names. */
export const rootPattern = /^[^/\\].*$/;

/** What is known of the kubelets on the nodes, below `seccomp.`. */
export const kubeletSettingDeclarations: readonly SettingDeclaration[] = [
  {
    key: 'seccomp.root',
    default: '',
    values: { kind: 'text', pattern: rootPattern, example: 'nodes/seccomp' },
    description:
      'The folder that holds what the nodes have in the kubelet’s folder of seccomp profiles (`/var/lib/kubelet/seccomp`), ' +
      'from the workspace folder on: a pod’s `localhostProfile` is looked for there, and told where it is missing. Empty: a ' +
      'folder `kubelet/seccomp` where the workspace has one, else the nearest file whose path ends so. ' +
      '`kubelet.seccompRoot` of an environment in `.policy-lens.yaml` goes before it.',
  },
  {
    key: 'seccomp.kubeletDefault',
    default: seccompDefaults[0],
    values: {
      kind: 'choice',
      choices: [
        { value: seccompDefaults[0], description: 'No filter, as without `seccompDefault`.' },
        {
          value: seccompDefaults[1],
          description: 'The runtime’s own profile, as with `seccompDefault: true`.',
        },
      ],
    },
    description:
      'What the kubelet gives a container that asks for no seccomp profile. `kubelet.seccompDefault` of an environment in ' +
      '`.policy-lens.yaml` goes before it.',
  },
];
