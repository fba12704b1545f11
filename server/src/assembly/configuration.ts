import { isKubernetesVersion, type KubernetesVersion } from '../kubernetes/version.ts';
import { child, type Field, listItems, mappingEntries, scalarValue, stateOf } from '../manifests/field.ts';
import type { DeclaredCluster } from '../network/declaredCluster.ts';
import { isPluginId, type PluginId } from '../network/plugins/known.ts';
import type { TargetDeclaration } from '../seccomp/targets/declaration.ts';
import type { SyntaxDocument } from '../syntax/tree.ts';
import type { Severity } from '../workspace/settings.ts';
import { readCluster } from './readCluster.ts';
import { readTargets } from './readTargets.ts';
import { texts, wordValue } from './words.ts';

/** What a `.policy-lens.yaml` says. What can't be read in it is left out here and reported by the rule `configuration`. */
export interface Configuration {
  readonly environments: readonly EnvironmentDeclaration[];
  /** Severities by rule id. */
  readonly rules: Readonly<Record<string, Severity | 'off'>>;
  readonly ignore: readonly IgnoreEntry[];
  readonly snapshots: readonly SnapshotDeclaration[];
}

/** A cluster's snapshot, and what it stands in for. */
export interface SnapshotDeclaration {
  /** Relative to the configuration's folder. */
  readonly file: string;
  /** The names of the environments that it completes; undefined: all below the configuration's folder. */
  readonly environments: readonly string[] | undefined;
  /** What kubectl was asked for, in all namespaces, as it names it; what is not named counts where it is found. */
  readonly kinds: readonly string[];
}

export interface EnvironmentDeclaration {
  readonly name: string;
  /** Globs, relative to the configuration's folder. */
  readonly files: readonly string[];
  readonly kubernetes: KubernetesVersion | undefined;
  /** What carries the policies out; undefined: as the settings say. */
  readonly networkPlugin: PluginId | undefined;
  /** For objects that name no namespace. */
  readonly namespace: string | undefined;
  /** Where the seccomp profiles are used; none: as the settings say. */
  readonly runtimes: readonly TargetDeclaration[];
  readonly kubelet: KubeletDeclaration;
  /** Undefined: nothing is said. */
  readonly cluster: DeclaredCluster | undefined;
  readonly complete: CompletenessDeclaration;
}

/** Of the kubelets; what is undefined is as the settings say. */
export interface KubeletDeclaration {
  /** A path from the configuration's folder on. */
  readonly seccompRoot: string | undefined;
  readonly seccompDefault: boolean | undefined;
}

/** `true`: all of it, `false`: none, a list: in these namespaces; undefined: as Policy Lens finds. */
export interface CompletenessDeclaration {
  readonly workloads: boolean | readonly string[] | undefined;
  readonly policies: boolean | readonly string[] | undefined;
  readonly namespaces: boolean | undefined;
}

/** Findings that are not to be reported in some files; for texts that can hold no comment. */
export interface IgnoreEntry {
  /** A glob, relative to the configuration's folder. */
  readonly path: string;
  readonly rule: string;
  readonly reason: string;
  /** The entry's place in the list, for the report that it is unused. */
  readonly index: number;
}

const cache = new WeakMap<SyntaxDocument, Configuration>();

export function readConfiguration(document: SyntaxDocument): Configuration {
  const cached = cache.get(document);
  if (cached !== undefined) return cached;
  const root: Field = { node: document.root, path: '' };
  const configuration: Configuration = {
    environments: listItems(child(root, 'environments')).flatMap(readEnvironment),
    rules: readRules(child(root, 'rules')),
    ignore: listItems(child(root, 'ignore')).flatMap(readIgnore),
    snapshots: listItems(child(root, 'snapshots')).flatMap(readSnapshot),
  };
  cache.set(document, configuration);
  return configuration;
}

function readEnvironment(field: Field): readonly EnvironmentDeclaration[] {
  const name = wordValue(child(field, 'name'));
  if (name === undefined || name === '') return [];
  const files = child(field, 'files');
  const complete = child(field, 'complete');
  const kubernetes = readVersion(child(field, 'kubernetes'));
  const namespaces = scalarValue(child(complete, 'namespaces'));
  return [
    {
      name,
      files: stateOf(files) === 'sequence' ? texts(files) : ['**'],
      kubernetes,
      networkPlugin: readPlugin(child(field, 'networkPlugin')),
      namespace: wordValue(child(field, 'namespace')),
      runtimes: readTargets(child(field, 'runtimes')),
      kubelet: readKubelet(child(field, 'kubelet')),
      cluster: readCluster(child(field, 'cluster')),
      complete: {
        workloads: readCompleteness(child(complete, 'workloads')),
        policies: readCompleteness(child(complete, 'policies')),
        namespaces: typeof namespaces === 'boolean' ? namespaces : undefined,
      },
    },
  ];
}

function readKubelet(field: Field): KubeletDeclaration {
  const isOn = scalarValue(child(field, 'seccompDefault'));
  return {
    seccompRoot: wordValue(child(field, 'seccompRoot')),
    seccompDefault: typeof isOn === 'boolean' ? isOn : undefined,
  };
}

function readVersion(field: Field): KubernetesVersion | undefined {
  const text = wordValue(field);
  return text !== undefined && isKubernetesVersion(text) ? text : undefined;
}

function readPlugin(field: Field): PluginId | undefined {
  const text = wordValue(field);
  return text !== undefined && isPluginId(text) ? text : undefined;
}

function readCompleteness(field: Field): boolean | readonly string[] | undefined {
  const value = scalarValue(field);
  if (typeof value === 'boolean') return value;
  return stateOf(field) === 'sequence' ? texts(field) : undefined;
}

const severities: readonly string[] = ['error', 'warning', 'info', 'hint', 'off'];

function readRules(field: Field): Configuration['rules'] {
  const rules: Record<string, Severity | 'off'> = {};
  for (const entry of mappingEntries(field)) {
    const severity = scalarValue({ node: entry.value, path: '' });
    // Kubernetes' decoder, whose reading our trees share, takes a bare `off` for the boolean false.
    const text = severity === false ? 'off' : severity;
    if (typeof text === 'string' && severities.includes(text)) rules[entry.key] = text as Severity | 'off';
  }
  return rules;
}

function readIgnore(field: Field, index: number): readonly IgnoreEntry[] {
  const path = wordValue(child(field, 'path'));
  const rule = wordValue(child(field, 'rule'));
  const reason = wordValue(child(field, 'reason'));
  if (path === undefined || rule === undefined || reason === undefined || reason.trim() === '') return [];
  return [{ path, rule, reason, index }];
}

function readSnapshot(field: Field): readonly SnapshotDeclaration[] {
  const file = wordValue(child(field, 'file'));
  const environments = child(field, 'environments');
  if (file === undefined || file === '') return [];
  return [
    {
      file,
      environments: stateOf(environments) === 'sequence' ? texts(environments) : undefined,
      kinds: texts(child(field, 'kinds')),
    },
  ];
}
