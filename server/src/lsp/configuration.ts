import { isKubernetesVersion } from '../kubernetes/version.ts';
import { isPluginId } from '../network/plugins/known.ts';
import type { ReportedByOthers } from '../protocol/session.ts';
import { defaultSettings, type Settings, type Severity } from '../workspace/settings.ts';
import { readClusterSettings } from './clusterSettings.ts';
import { asRecord } from './record.ts';
import { readShownSettings } from './shownSettings.ts';
import { readKubeletSettings, readTargetSettings } from './targetSettings.ts';

const severities: readonly unknown[] = ['error', 'warning', 'info', 'hint', 'off'];

/**
 * Reads the section `policyLens` of the editor's settings; what is missing or of a wrong type keeps its default.
 * @param section as the client sends it
 * @param reportedByOthers what other extensions say already, which our own client tells
 */
export function readSettings(section: unknown, reportedByOthers: readonly ReportedByOthers[] = []): Settings {
  const read = asRecord(section);
  const version = read['kubernetesVersion'];
  const plugin = read['networkPlugin'];
  const limit = read['largeFileLimit'];
  const rules = Object.entries(asRecord(read['rules'])).filter((entry): entry is [string, Severity | 'off'] =>
    severities.includes(entry[1]),
  );
  return {
    kubernetesVersion:
      typeof version === 'string' && isKubernetesVersion(version)
        ? version
        : defaultSettings.kubernetesVersion,
    networkPlugin: typeof plugin === 'string' && isPluginId(plugin) ? plugin : defaultSettings.networkPlugin,
    cluster: readClusterSettings(read['cluster']),
    seccomp: readTargetSettings(read['seccomp']),
    kubelet: readKubeletSettings(read['seccomp']),
    rules: Object.fromEntries(rules),
    // The setting counts megabytes, the server bytes.
    largeFileLimit:
      typeof limit === 'number' && limit > 0 ? limit * 1_000_000 : defaultSettings.largeFileLimit,
    reportOn: read['reportOn'] === 'workspace' ? 'workspace' : 'openFiles',
    syntaxReportedByOthers: reportedByOthers.map((sort) => (sort === 'json-syntax' ? 'json' : 'yaml')),
    shown: readShownSettings(read),
    snapshots: defaultSettings.snapshots,
  };
}

/** The globs that are switched on in `files.exclude`. */
export function readExcludes(section: unknown): readonly string[] {
  return Object.entries(asRecord(section))
    .filter(([, value]) => value === true)
    .map(([glob]) => glob);
}
