import type { Environment } from '../../../assembly/environment.ts';
import type { Moment } from '../../../assembly/resolveOrigin.ts';
import { nameOf } from '../../../base/uri.ts';
import { kindOf } from '../../../kubernetes/objectKey.ts';
import type { KubernetesObject, Workload } from '../../../kubernetes/objects.ts';
import type { KubernetesVersion } from '../../../kubernetes/version.ts';
import {
  labelKeyErrors,
  labelValueErrors,
  portNameErrors,
} from '../../../manifests/admission/validate/names.ts';
import { namespaceNameLabel } from '../../../network/knownNamespaces.ts';
import { namespaceNameOf } from '../../../network/world.ts';
import { labelOccurrences } from '../../names/labelOccurrences.ts';
import type { Named } from '../../names/named.ts';
import type { Occurrence } from '../../names/occurrence.ts';
import { portOccurrences, spaceOf } from '../../names/portOccurrences.ts';
import { writtenSelectors } from '../../names/writtenSelectors.ts';

/** Why what a word names can't get another name at all; undefined where it can. */
export function fixedName(named: Named): string | undefined {
  if (named.kind !== 'label') return undefined;
  if (named.key === namespaceNameLabel) {
    return `${namespaceNameLabel} is written by the API server: it is the namespace’s name.`;
  }
  return undefined;
}

/** Why a new name can't be that of a label, value or port, in the API server's words. */
export function misnamed(named: Named, name: string, version: KubernetesVersion): string | undefined {
  const errors =
    named.kind === 'port'
      ? portNameErrors(name)
      : named.kind === 'label' && named.value === undefined
        ? labelKeyErrors(name, version)
        : labelValueErrors(name, version);
  const [error] = errors;
  return error && `The API server takes no such ${named.kind === 'port' ? 'name' : 'label'}: ${error}`;
}

/** Why renaming what stands in the files would change who is selected; undefined where it would not. */
export function* unsafe(
  moment: Moment,
  named: Named,
  meant: readonly Occurrence[],
  name: string,
): Generator<void, string | undefined> {
  for (const environment of moment.assembly.environments) {
    const spaces = spacesIn(environment, meant);
    if (named.kind === 'label' && named.wearer === 'pods') {
      const problem = unreadable(environment, named.key, spaces);
      if (problem !== undefined) return problem;
    }
  }
  const worn = meant.filter(({ role }) => role === 'definition');
  if (worn.length === 0) {
    return named.kind === 'port'
      ? 'No container in these files has a port of this name: only those that ask for it would change, and with them what they lead to.'
      : 'Nothing in these files wears this label: only selectors would change, and with them whom they select.';
  }
  for (const environment of moment.assembly.environments) {
    yield;
    const spaces = spacesIn(environment, meant);
    if (spaces.size === 0) continue;
    const others = yield* occurrencesOf(environment, named, name);
    const taken = others.find((one) => one.spaces.some((space) => spaces.has(space)));
    if (taken !== undefined) return takenBy(named, name, taken);
    const varying = named.kind === 'label' ? varyingIn(environment, name, spaces) : undefined;
    if (varying !== undefined && named.kind === 'label' && named.value === undefined) {
      return `Controllers write the label ${name} on the pods of ${wordsOf(varying)}.`;
    }
  }
  return undefined;
}

/** Where the new name stands already. */
function occurrencesOf(
  environment: Environment,
  named: Named,
  name: string,
): Generator<void, readonly Occurrence[]> {
  if (named.kind !== 'label') return portOccurrences(environment, name);
  const { wearer, key, value } = named;
  return value === undefined
    ? labelOccurrences(environment, wearer, name, undefined)
    : labelOccurrences(environment, wearer, key, name);
}

function spacesIn(environment: Environment, meant: readonly Occurrence[]): ReadonlySet<string> {
  return new Set(meant.flatMap((one) => (one.environment === environment ? one.spaces : [])));
}

/** Labels that are not known: of a controller, or with a hole in them. */
function unreadable(environment: Environment, key: string, spaces: ReadonlySet<string>): string | undefined {
  const varying = varyingIn(environment, key, spaces);
  if (varying !== undefined) {
    return `The label ${key} on the pods of ${wordsOf(varying)} is written by a controller, not by this file.`;
  }
  for (const object of environment.objects) {
    if (
      object.kind === 'Workload' &&
      object.labels.open &&
      spaces.has(namespaceNameOf(environment.world, object))
    ) {
      return `The labels of ${wordsOf(object)} can’t be read whole: this one may be among them.`;
    }
    for (const { selector, wearer, namespaces } of writtenSelectors(environment.world, object)) {
      if (wearer !== 'pods' || !selector.open) continue;
      if (namespaces().items.some((namespace) => spaces.has(namespace.name))) {
        return `A selector of ${wordsOf(object)} can’t be read whole: this label may be among what it asks for.`;
      }
    }
  }
  return undefined;
}

function varyingIn(environment: Environment, key: string, spaces: ReadonlySet<string>): Workload | undefined {
  return environment.objects.find(
    (object): object is Workload =>
      object.kind === 'Workload' &&
      object.labels.varying?.has(key) === true &&
      (spaces.has(namespaceNameOf(environment.world, object)) || spaces.has(spaceOf(object))),
  );
}

function takenBy(named: Named, name: string, { object, role }: Occurrence): string {
  const who = wordsOf(object);
  if (named.kind === 'port') {
    return role === 'definition'
      ? `${who} has a port named ${name} already: the two would be one.`
      : `${who} asks for a port named ${name} already: it would find this one too.`;
  }
  const what =
    named.kind === 'label' && named.value !== undefined ? `the value ${name}` : `the label ${name}`;
  return role === 'definition'
    ? `${who} has ${what} already: what selects one would select the other too.`
    : `A selector of ${who} asks for ${what} already: it would select what is renamed, too.`;
}

/** `Deployment web` */
export function wordsOf(object: KubernetesObject): string {
  return `${kindOf(object)} ${object.name}`;
}

/** Why a place can't be changed. */
export function notWritten({ assembly }: Moment, object: KubernetesObject, uri: string | undefined): string {
  const who = wordsOf(object);
  if (uri === undefined)
    return `It also stands in ${who}, whose text is not in these files: it is generated, or comes from elsewhere.`;
  if (assembly.isClusterSnapshot(uri)) {
    return `It also stands in ${who}, which is known from ${nameOf(uri)}, a snapshot of the cluster, and written nowhere here.`;
  }
  return `It also stands in ${who}, where ${nameOf(uri)} does not say it as it is: a build makes it of another text, or of several.`;
}
