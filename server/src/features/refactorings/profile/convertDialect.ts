import { once } from '../../../base/once.ts';
import { nameOf } from '../../../base/uri.ts';
import { convert, type Format } from '../../../seccomp/convert/convert.ts';
import { yamlText } from '../../../seccomp/convert/yamlText.ts';
import { type Dialect, dialectOf } from '../../../seccomp/profile/dialect.ts';
import type { RawProfile } from '../../../seccomp/rawProfile.ts';
import type { Target } from '../../../seccomp/target.ts';
import type { NamedTarget } from '../../../seccomp/targets/namedTarget.ts';
import type { Refactoring } from '../refactoring.ts';
import type { WrittenProfile } from './writtenProfile.ts';

/** What a profile can be converted to; one in plain OCI is Docker's and Podman's already, and one of Docker's is Podman's. */
const formats: Readonly<Record<Dialect, readonly Format[]>> = {
  oci: ['spo'],
  docker: ['oci', 'spo'],
  podman: ['oci', 'docker', 'spo'],
  spo: ['oci'],
  kubescape: ['oci'],
};

const titles: Readonly<Record<Format, string>> = {
  oci: 'Convert to plain OCI',
  docker: 'Convert to Docker’s dialect',
  podman: 'Convert to Podman’s dialect',
  spo: 'Write as an object of the Security Profiles Operator',
};

/**
 * Writes a profile in another dialect, as `policy-lens seccomp convert` does: one file dialect in place of the other, an
 * object beside the file and a file beside the object. What gets lost is among the consequences.
 * @param target that conditions on capabilities, architectures and kernels are decided for
 * @param isTaken whether there is a file of that name already
 */
export function convertDialect(
  written: WrittenProfile,
  target: NamedTarget,
  isTaken: (uri: string) => boolean,
): readonly Refactoring[] {
  const { profile } = written;
  const [host] = target.hosts;
  const isFile = profile.form === 'profile' && profile.language === 'json';
  const isObject = profile.form === 'spo' || profile.form === 'kubescape';
  if (host === undefined || !(isFile || isObject)) return [];
  return formats[dialectOf(profile)].map((to): Refactoring => {
    // Conversions take long, and of those that are offered one is taken at most.
    const make = once(() => made(written, to, target, host, isTaken));
    return {
      title: titles[to],
      kind: 'rewrite',
      get consequences() {
        return make().consequences;
      },
      get edits() {
        return make().edits;
      },
      get file() {
        return make().file;
      },
    };
  });
}

/** Nothing where the profile's own engine would refuse it. */
function made(
  written: WrittenProfile,
  to: Format,
  target: NamedTarget,
  host: Target,
  isTaken: (uri: string) => boolean,
): Pick<Refactoring, 'consequences' | 'edits' | 'file'> {
  const { profile } = written;
  const isBeside = profile.form !== 'profile' || to === 'spo';
  const named: RawProfile = to === 'spo' ? { ...profile, name: objectName(written.uri) } : profile;
  const converted = convert({ profile: named, text: undefined, path: nameOf(written.uri) }, to, host);
  if ('error' in converted) return { consequences: [], edits: [], file: undefined };
  const { losses, value, text } = converted;
  const decided = `Conditions on capabilities, hosts and kernels are decided for ${target.name}.`;
  const consequences = losses.length === 0 ? [] : [decided, ...losses];
  if (isBeside) {
    const file = {
      uri: freeName(written, to, isTaken),
      text: to === 'spo' ? yamlText(value) : text,
    };
    return { consequences, edits: [], file };
  }
  const edits = [{ range: written.rangeOf(profile.body), newText: text.trimEnd() }];
  return { consequences, edits, file: undefined };
}

function freeName({ uri, profile }: WrittenProfile, to: Format, isTaken: (uri: string) => boolean): string {
  const folder = uri.slice(0, uri.lastIndexOf('/') + 1);
  const base = to === 'spo' ? objectName(uri) : encodeURIComponent(profile.name ?? objectName(uri));
  const ending = to === 'spo' ? 'yaml' : 'json';
  for (let number = 1; ; number++) {
    const name = `${folder}${base}${number === 1 ? '' : `-${number}`}.${ending}`;
    if (!isTaken(name)) return name;
  }
}

/** The name of a file as one that the API server takes. */
function objectName(uri: string): string {
  const base = nameOf(uri).replace(/\.[^.]*$/, '');
  const name = base
    .toLowerCase()
    .replace(/[^a-z0-9.-]+/g, '-')
    .replace(/^[^a-z0-9]+|[^a-z0-9]+$/g, '');
  return name === '' ? 'profile' : name;
}
