import { kubernetesVersions } from '../kubernetes/version.ts';
import { type PluginId, pluginIds, pluginOf } from '../network/plugins/known.ts';
import { capitalised } from '../network/plugins/words.ts';
import { clusterSettingDeclarations } from './clusterSettingDeclarations.ts';
import { kubeletSettingDeclarations } from './kubeletSettingDeclarations.ts';
import type { SettingDeclaration } from './settingDeclaration.ts';
import { defaultSettings } from './settings.ts';
import { shownSettingDeclarations } from './shownSettingDeclarations.ts';
import { targetSettingDeclarations } from './targetSettingDeclarations.ts';

/** All settings but the severities of the rules, in the order in which they are shown. All take effect at once. */
export const settingDeclarations: readonly SettingDeclaration[] = [
  {
    key: 'kubernetesVersion',
    default: defaultSettings.kubernetesVersion,
    values: { kind: 'choice', choices: kubernetesVersions.map((value) => ({ value })) },
    description:
      'The Kubernetes version whose API server the policies must satisfy: what it accepts, refuses and warns about ' +
      'differs from version to version. `kubernetes:` of an environment in `.policy-lens.yaml` goes before it.',
  },
  {
    key: 'networkPlugin',
    default: defaultSettings.networkPlugin,
    values: {
      kind: 'choice',
      choices: pluginIds.map((value) => ({ value, description: pluginDescription(value) })),
    },
    description:
      'The network plugin that carries the policies out. What is said to be allowed does not depend on it, but is ' +
      'marked where the plugin is documented to differ, and one warning says so where it carries out none. ' +
      '`networkPlugin:` of an environment in `.policy-lens.yaml` goes before it.',
  },
  ...clusterSettingDeclarations,
  ...targetSettingDeclarations,
  ...kubeletSettingDeclarations,
  ...shownSettingDeclarations,
  {
    key: 'reportOn',
    default: defaultSettings.reportOn,
    values: {
      kind: 'choice',
      choices: [
        { value: 'openFiles', description: 'Problems of the files that are open.' },
        { value: 'workspace', description: 'Problems of every manifest of the workspace, open or not.' },
      ],
    },
    description: 'Which files are reported on. Answers take the whole workspace into account either way.',
  },
  {
    key: 'largeFileLimit',
    default: defaultSettings.largeFileLimit / 1_000_000,
    values: { kind: 'number', minimum: 0.1 },
    description:
      'Files larger than this many megabytes are not read. A note says so where one is opened, and what they would ' +
      'have said is missing from every answer. A snapshot of a cluster is read whatever its size.',
  },
  {
    key: 'trace.server',
    default: 'off',
    values: {
      kind: 'choice',
      choices: [
        { value: 'off' },
        { value: 'messages', description: 'The names of the messages.' },
        { value: 'verbose', description: 'The messages with all that they say.' },
      ],
    },
    description: 'Writes what the editor and the language server tell each other to the log “Policy Lens”.',
  },
];

function pluginDescription(id: PluginId): string {
  const { name, caution, differences } = pluginOf(id);
  const title = capitalised(name);
  const marked =
    differences.length === 0 ? '' : ` Marked: ${differences.map(({ text }) => text).join('; ')}.`;
  if (caution !== undefined) return `${title} ${caution.text}.${marked}`;
  return marked === '' ? 'Does what the documentation of NetworkPolicy says.' : `${title}.${marked}`;
}
