import { type KubernetesVersion, newestKubernetesVersion } from '../kubernetes/version.ts';
import { type DeclaredCluster, nothingDeclared } from '../network/declaredCluster.ts';
import { conforming, type PluginId } from '../network/plugins/known.ts';
import { defaultTargetSettings, type TargetSettings } from '../seccomp/targets/resolve.ts';
import { defaultKubeletSettings, type KubeletSettings } from './kubelet.ts';
import { defaultShownSettings, type ShownSettings } from './shown.ts';

export type Severity = 'error' | 'warning' | 'info' | 'hint';

/** What the user sets in the editor or on the command line; `.policy-lens.yaml` goes before it. */
export interface Settings {
  readonly kubernetesVersion: KubernetesVersion;
  /** What carries the policies out. */
  readonly networkPlugin: PluginId;
  /** What the user says of the cluster. */
  readonly cluster: DeclaredCluster;
  /** Where seccomp profiles are used. */
  readonly seccomp: TargetSettings;
  readonly kubelet: KubeletSettings;
  /** Severities by rule id. */
  readonly rules: Readonly<Record<string, Severity | 'off'>>;
  /** Files larger than this, in bytes of UTF-16 text, are declined with a note. */
  readonly largeFileLimit: number;
  /** Which files are reported on. */
  readonly reportOn: 'openFiles' | 'workspace';
  /** Languages whose syntax errors and duplicate keys another extension reports: they are not said twice. */
  readonly syntaxReportedByOthers: readonly ('yaml' | 'json')[];
  /** What stands in and above the lines of a text. */
  readonly shown: ShownSettings;
  /** URIs of snapshots of clusters that complete every environment. */
  readonly snapshots: readonly string[];
}

export const defaultSettings: Settings = {
  kubernetesVersion: newestKubernetesVersion,
  networkPlugin: conforming,
  cluster: nothingDeclared,
  seccomp: defaultTargetSettings,
  kubelet: defaultKubeletSettings,
  rules: {},
  largeFileLimit: 5_000_000,
  reportOn: 'openFiles',
  syntaxReportedByOthers: [],
  shown: defaultShownSettings,
  snapshots: [],
};
