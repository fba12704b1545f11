import picomatch from 'picomatch';
import { isSame, keepIdentity } from '../base/equality.ts';
import { folderOf, nameOf, pathBelow } from '../base/uri.ts';
import type { NetworkPolicy } from '../kubernetes/networkPolicy.ts';
import type { KubernetesObject } from '../kubernetes/objects.ts';
import type { KubernetesVersion } from '../kubernetes/version.ts';
import { buildWorld } from '../network/world.ts';
import type { WorkspaceFile } from '../workspace/file.ts';
import { fileOf, type Snapshot } from '../workspace/snapshot.ts';
import { completenessOf } from './completeness.ts';
import {
  type Configuration,
  configurationFileName,
  type EnvironmentDeclaration,
  readConfiguration,
} from './configuration.ts';
import type { Environment } from './environment.ts';

/** All environments of a snapshot, and the configuration files that shaped them. */
export interface Assembly {
  readonly environments: readonly Environment[];
  /** By the URI of the file; the environments that it belongs to, in their order. */
  readonly environmentsOf: (uri: string) => readonly Environment[];
  /** The configuration nearest up the tree. */
  readonly configurationOf: (uri: string) => PlacedConfiguration | undefined;
  readonly configurations: readonly PlacedConfiguration[];
}

export interface PlacedConfiguration {
  /** The file's own URI. */
  readonly uri: string;
  /** The folder that its globs start from. */
  readonly folder: string;
  readonly configuration: Configuration;
}

/** What an environment is made of, before its world is built. */
interface Plan {
  readonly id: string;
  readonly name: string;
  readonly declaration: EnvironmentDeclaration | undefined;
  readonly files: WorkspaceFile[];
}

/**
 * Groups the files of a snapshot into environments.
 * @param previous the assembly of an earlier snapshot; what did not change in it keeps its identity, and nothing else
 * is taken from it: the result equals that of a cold start
 */
export function assemble(snapshot: Snapshot, previous?: Assembly): Assembly {
  const uris = memberUris(snapshot);
  const configurations = placeConfigurations(snapshot, uris);
  const plans = planEnvironments(snapshot, uris, configurations);
  const known = new Map(previous?.environments.map((environment) => [environment.id, environment]));
  const environments = plans.map((plan) => build(plan, snapshot, known.get(plan.id)));
  const byUri = new Map<string, Environment[]>();
  for (const [position, plan] of plans.entries()) {
    for (const file of plan.files) {
      const list = byUri.get(file.uri) ?? [];
      const environment = environments[position];
      if (environment !== undefined) list.push(environment);
      byUri.set(file.uri, list);
    }
  }
  return {
    environments,
    environmentsOf: (uri) => byUri.get(uri) ?? [],
    configurationOf: (uri) => nearest(configurations, uri),
    configurations,
  };
}

/** Sorted, so that the order of events leaves no trace in any answer. */
function memberUris(snapshot: Snapshot): readonly string[] {
  const uris = new Set<string>();
  for (const [uri, file] of snapshot.disk) if (isRead(uri, file)) uris.add(uri);
  for (const [uri, file] of snapshot.open) if (isRead(uri, file)) uris.add(uri);
  return [...uris].sort();
}

function isRead(uri: string, file: WorkspaceFile): boolean {
  return file.documents.length > 0 || isConfigurationFile(uri);
}

export function isConfigurationFile(uri: string): boolean {
  return nameOf(uri) === configurationFileName;
}

function placeConfigurations(snapshot: Snapshot, uris: readonly string[]): readonly PlacedConfiguration[] {
  return uris.filter(isConfigurationFile).flatMap((uri) => {
    if (snapshot.apart.has(uri)) return [];
    const document = fileOf(snapshot, uri)?.documents[0]?.syntax;
    if (document === undefined) return [];
    return [{ uri, folder: folderOf(uri), configuration: readConfiguration(document) }];
  });
}

function nearest(
  configurations: readonly PlacedConfiguration[],
  uri: string,
): PlacedConfiguration | undefined {
  let best: PlacedConfiguration | undefined;
  for (const candidate of configurations) {
    if (pathBelow(candidate.folder, uri) === undefined) continue;
    if (best === undefined || candidate.folder.length > best.folder.length) best = candidate;
  }
  return best;
}

function planEnvironments(
  snapshot: Snapshot,
  uris: readonly string[],
  configurations: readonly PlacedConfiguration[],
): readonly Plan[] {
  const plans = new Map<string, Plan>();
  const declared = configurations.flatMap((placed) =>
    placed.configuration.environments.map((declaration) => ({
      placed,
      declaration,
      matches: picomatch([...declaration.files], { dot: true }),
    })),
  );
  for (const uri of uris) {
    const file = fileOf(snapshot, uri);
    if (file === undefined || isConfigurationFile(uri)) continue;
    if (snapshot.apart.has(uri)) {
      plan(plans, uri, nameOf(uri), undefined).files.push(file);
      continue;
    }
    const own = nearest(
      configurations.filter((placed) => placed.configuration.environments.length > 0),
      uri,
    );
    const claims = declared.filter(
      ({ placed, matches }) => placed === own && matches(pathBelow(placed.folder, uri) ?? ''),
    );
    for (const { placed, declaration } of claims) {
      plan(plans, `${placed.uri}#${declaration.name}`, declaration.name, declaration).files.push(file);
    }
    if (claims.length > 0) continue;
    const folder = snapshot.folders.find((candidate) => pathBelow(candidate.uri, uri) !== undefined);
    const home = folder ?? { uri: folderOf(uri), name: nameOf(folderOf(uri)) };
    plan(plans, home.uri, home.name, undefined).files.push(file);
  }
  return [...plans.values()];
}

function plan(
  plans: Map<string, Plan>,
  id: string,
  name: string,
  declaration: EnvironmentDeclaration | undefined,
): Plan {
  const known = plans.get(id);
  if (known !== undefined) return known;
  const made: Plan = { id, name, declaration, files: [] };
  plans.set(id, made);
  return made;
}

function build(made: Plan, snapshot: Snapshot, previous: Environment | undefined): Environment {
  const { id, name, declaration, files } = made;
  const objects = keepIdentity(previous?.objects, files.flatMap(modelsOf));
  const uris = keepIdentity(
    previous?.uris,
    files.map((file) => file.uri),
  );
  const kubernetesVersion = declaration?.kubernetes ?? snapshot.settings.kubernetesVersion;
  const defaultNamespace = declaration?.namespace ?? 'default';
  const found = completenessOf(objects, defaultNamespace, declaration?.complete);
  const completeness =
    isSame(previous?.completeness, found) && previous !== undefined ? previous.completeness : found;
  const { workloads, policies, namespaces } = declaration?.complete ?? {};
  const declared = {
    workloads: workloads !== undefined,
    policies: policies !== undefined,
    namespaces: namespaces !== undefined,
  };
  const refused = keepIdentity(
    previous?.refused,
    files.flatMap((file) => refusedIn(file, kubernetesVersion)),
  );
  if (
    previous?.objects === objects &&
    previous.refused === refused &&
    previous.uris === uris &&
    previous.name === name &&
    previous.kubernetesVersion === kubernetesVersion &&
    previous.defaultNamespace === defaultNamespace &&
    previous.completeness === completeness &&
    isSame(previous.declared, declared)
  ) {
    return previous;
  }
  const world = buildWorld(objects, { defaultNamespace, completeness }, previous?.world);
  return {
    id,
    name,
    uris,
    objects,
    kubernetesVersion,
    defaultNamespace,
    completeness,
    declared,
    refused,
    world,
  };
}

function modelsOf(file: WorkspaceFile): readonly KubernetesObject[] {
  return file.documents.flatMap((document) => document.manifests.map((manifest) => manifest.model));
}

function refusedIn(file: WorkspaceFile, version: KubernetesVersion): readonly NetworkPolicy[] {
  return file.documents.flatMap(({ manifests }) =>
    manifests.flatMap(({ model, refusedBy }) =>
      model.kind === 'NetworkPolicy' && refusedBy.includes(version) ? [model] : [],
    ),
  );
}
