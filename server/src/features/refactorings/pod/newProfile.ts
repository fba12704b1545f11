import type { Environment } from '../../../assembly/environment.ts';
import type { Moment } from '../../../assembly/resolveOrigin.ts';
import { knownProfiles } from '../../../assembly/seccomp/knownProfiles.ts';
import { folderOf } from '../../../base/uri.ts';
import { convert } from '../../../seccomp/convert/convert.ts';
import { json, type Plain } from '../../../seccomp/convert/plain.ts';
import { allArchitectures } from '../../../seccomp/knowledge/architectures.ts';
import { engineDefault } from '../../../seccomp/targets/defaultProfile.ts';
import { newestTarget } from '../../../seccomp/targets/forProfile.ts';
import type { NamedTarget } from '../../../seccomp/targets/namedTarget.ts';
import { fileOf } from '../../../workspace/snapshot.ts';
import type { NewFile } from '../refactoring.ts';

/** A profile that is not there yet, for a pod that none of those that are known may fit. */
export interface NewProfile {
  /** As pods name it. */
  readonly path: string;
  readonly file: NewFile;
  /** What it begins as: `containerd 2.3.4`. */
  readonly beginsAs: string;
}

/** Where Kubernetes' own pages have their profiles (kubernetes.io/docs/tutorials/security/seccomp). */
const folder = 'profiles';

/**
 * A profile that allows what the engine of the nodes allows by default, below the folder that the nodes have, or beside the
 * pod where none is known.
 * @param uri of the file that names it
 * @param object the name of the workload
 */
export function newProfile(
  moment: Moment,
  environment: Environment | undefined,
  uri: string,
  object: string | undefined,
): NewProfile | undefined {
  const target = podTarget(environment);
  const { snapshot } = moment;
  const [host] = target.hosts;
  const usual = host && engineDefault(target.engine, host.architecture);
  if (host === undefined || usual === undefined) return undefined;
  const source = { profile: usual.profile, text: undefined, path: `${folder}.json` };
  const converted = convert(source, 'oci', host);
  if ('error' in converted || !isObject(converted.value)) return undefined;
  const text = json({ ...converted.value, architectures: architecturesOn(host.architecture) });
  const root = knownProfiles(moment, environment).root ?? folderOf(uri);
  const base = object?.replace(/[^a-zA-Z0-9.-]+/g, '-') || 'profile';
  for (let number = 1; ; number++) {
    const path = `${folder}/${base}${number === 1 ? '' : `-${number}`}.json`;
    const made = `${root}/${path}`;
    if (fileOf(snapshot, made) === undefined && snapshot.texts.get(made) === undefined) {
      return { path, file: { uri: made, text }, beginsAs: usual.name };
    }
  }
}

function isObject(value: Plain): value is { readonly [key: string]: Plain } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** With those that its processors run besides, as engines list them by default. */
function architecturesOn(libseccompName: string): readonly string[] {
  const own = allArchitectures().find((one) => one.libseccompName === libseccompName);
  return own === undefined ? [] : [own.name, ...own.subArchitectures];
}

function podTarget(environment: Environment | undefined): NamedTarget {
  const { chosen, changes } = environment?.targets ?? {};
  return chosen?.engine.startsWith('kubernetes-') === true
    ? chosen
    : newestTarget('kubernetes-containerd', changes);
}
