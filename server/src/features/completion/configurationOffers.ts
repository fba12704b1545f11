import { configurationSeverities } from '../../assembly/configurationSchema.ts';
import type { Environment } from '../../assembly/environment.ts';
import { allRules } from '../../rules/registry.ts';
import { presetIds } from '../../seccomp/targets/presets.ts';
import { configurationShapeAt } from '../keys/configuration.ts';
import type { Path } from '../keys/place.ts';
import type { ConfigurationPaths } from './configurationPaths.ts';
import type { FileOf } from './fileWords.ts';
import { namespaceOffers } from './namespaceOffers.ts';
import type { Offer } from './offer.ts';
import { keysBeside, type Place } from './place.ts';
import { presetVersions } from './presetVersions.ts';
import { blank, list, mapping, oneOf, open, scalar, stop, type Template } from './template.ts';
import { plain } from './valueOffers.ts';

const ruleIds = allRules.map((rule) => rule.id);

/** By the key; what is not here is left blank. */
const templates: Readonly<Record<string, Template>> = {
  environments: list(mapping({ name: stop(scalar('name')), files: list(stop(scalar('**'))) })),
  rules: open,
  complete: open,
  kubelet: open,
  runtimes: list(mapping({ preset: oneOf(presetIds) })),
  ignore: list(mapping({ path: stop(scalar('**')), rule: oneOf(ruleIds), reason: stop(scalar('reason')) })),
  files: list(stop(scalar('**'))),
  snapshots: list(mapping({ file: stop(scalar('cluster.yaml')) })),
};

/** In the entry of a snapshot the environments are names. */
function templateOf(path: Path, key: string): Template | undefined {
  return key === 'environments' && path.length > 0 ? list(stop(scalar('name'))) : templates[key];
}

/** What can be named in a `.policy-lens.yaml`. */
export interface Nameable {
  readonly fileOf: FileOf;
  readonly environments: readonly Pick<Environment, 'name' | 'world'>[];
  /** Paths of snapshots of clusters, relative to the configuration. */
  readonly snapshots: readonly string[];
  readonly paths: () => ConfigurationPaths;
}

/** What may be written at a place of `.policy-lens.yaml`. */
export function configurationOffers(place: Place, nameable: Nameable): readonly Offer[] {
  const found = configurationShapeAt(place.path);
  if (found === undefined) return [];
  const { shape } = found;
  const beside = new Set(keysBeside(place));
  if (place.position === 'value') return values(place.path, nameable);
  if (shape.kind === 'mapping') {
    return Object.entries(shape.keys)
      .filter(([key]) => !beside.has(key))
      .map(([key, { documentation, required }], index) => ({
        label: key,
        kind: 'key',
        detail: required === true ? 'required' : undefined,
        documentation,
        rank: index / 100,
        content: { kind: 'entry', key, value: templateOf(place.path, key) ?? blank },
        leadsOn: [blank, open, undefined].includes(templateOf(place.path, key)),
      }));
  }
  if (shape.kind === 'ruleSeverities' && place.path.length === 1) {
    return allRules
      .filter((rule) => !beside.has(rule.id))
      .map((rule) => ({
        label: rule.id,
        kind: 'rule',
        detail: rule.summary,
        documentation: rule.explanation,
        rank: 1,
        content: { kind: 'entry', key: rule.id, value: oneOf(configurationSeverities) },
      }));
  }
  if (beside.size > 0) return [];
  if (shape.kind === 'list' || shape.kind === 'booleanOrNames') return values([...place.path, 0], nameable);
  return typeof place.path.at(-1) === 'number' ? values(place.path, nameable) : [];
}

function values(path: Path, nameable: Nameable): readonly Offer[] {
  const found = configurationShapeAt(path);
  if (found === undefined) return [];
  const { shape } = found;
  const key = path.findLast((step) => typeof step === 'string');
  switch (shape.kind) {
    case 'boolean':
    case 'booleanOrNames':
      return [literalOf(true), literalOf(false)];
    case 'ruleId':
      return allRules.map((rule) => ({ ...plain(rule.id, 'rule'), detail: rule.summary }));
    case 'ruleSeverities':
      return configurationSeverities.map((severity, index) => plain(severity, 'value', index));
    case 'text': {
      const allowed = shape.allowed ?? [];
      if (allowed.length > 0) {
        return allowed.toReversed().map((text, index) => plain(text, 'value', index));
      }
      const versions = presetVersions(key);
      if (versions.length > 0) {
        return versions.map(({ version, program }, index) => ({
          ...plain(version, 'value', index),
          detail: program,
        }));
      }
      const { environments, snapshots } = nameable;
      if (key === 'file') return inOrder(snapshots);
      if (key === 'environments') return inOrder(environments.map(({ name }) => name));
      if (key === 'seccompRoot') return inOrder(nameable.paths().folders);
      if (key === 'path' || key === 'files') return inOrder(globsFor(key, nameable.paths()));
      const isNamespace = key === 'namespace' || key === 'workloads' || key === 'policies';
      if (!isNamespace) return [];
      return environments.slice(0, 1).flatMap(({ world }) => namespaceOffers(world, '', nameable.fileOf));
    }
    default:
      return [];
  }
}

function inOrder(names: readonly string[]): readonly Offer[] {
  return names.map((name, index) => plain(name, 'value', index));
}

/** An environment is mostly a folder, and what is ignored stands in a file. */
function globsFor(key: 'path' | 'files', { files, folders }: ConfigurationPaths): readonly string[] {
  const globs = folders.map((folder) => `${folder}/**`);
  return key === 'path' ? [...files, ...globs] : [...globs, ...files];
}

/** `true` and `false` without quotes. */
function literalOf(value: boolean): Offer {
  return {
    label: String(value),
    kind: 'value',
    rank: value ? 0 : 1,
    content: { kind: 'value', value: scalar(value) },
  };
}
