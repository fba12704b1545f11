import { remembering } from '../../../base/remembering.ts';
import { allArchitectures } from '../../../seccomp/knowledge/architectures.ts';
import type { ProfileOnHost } from '../../../seccomp/onTarget/profileOnHost.ts';
import { fieldOf, filled, objectsIn } from '../../../seccomp/profile/access.ts';
import type { RawObject, RawValue } from '../../../seccomp/rawProfile.ts';
import type { Loader } from '../../../seccomp/target.ts';
import { isSince } from '../../../seccomp/version.ts';
import type { Finding } from '../../finding.ts';
import type { ProfileRule } from '../../rule.ts';
import { atKey } from '../places.ts';
import { dockerOnKubernetes } from '../sources.ts';

/** Keys that the target's engine does not know. */
export const seccompDroppedKeys: ProfileRule = {
  id: 'seccomp-dropped-keys',
  scope: 'profile',
  summary: 'The target drops a key without a word',
  explanation:
    'containerd and the runtimes read the keys of the OCI specification alone: `includes`, `excludes`, `archMap`, `name` and ' +
    '`errno` of Docker’s and Podman’s profiles are dropped. A rule that is for containers with a capability then holds for ' +
    'all, and 32-bit programs are killed. Docker does not know Podman’s `errno` and `defaultErrno`, Podman and CRI-O take no ' +
    'notice of `minKernel`, and their `archMap` holds for some hosts only. Write a profile for the target; `policy-lens ' +
    'seccomp convert` does that.',
  sources: [
    'containerd:contrib/seccomp/seccomp.go',
    'moby/profiles:seccomp/seccomp.go',
    'container-libs:common/pkg/seccomp/seccomp_linux.go',
    dockerOnKubernetes,
  ],
  defaultSeverity: 'warning',
  checkOnHost: (host) => {
    const { profile, target } = host;
    const { body } = profile;
    // Objects have a schema of their own, and in a runtime's config these keys are unknown ones.
    if (profile.form !== 'profile' || body.kind !== 'object') return [];
    return [...dropped(body, host)].flatMap(({ values, what, consequence }) =>
      findingFor(values, `${engines[target.loader]} ${what}: ${consequence}`),
    );
  },
};

const engines: Readonly<Record<Loader, string>> = {
  oci: 'The runtime',
  docker: 'Docker',
  podman: 'Podman',
  containerd: 'containerd',
  'cri-o': 'CRI-O',
  spo: 'containerd',
};

interface Dropped {
  readonly values: readonly RawValue[];
  readonly what: string;
  readonly consequence: string;
}

function* dropped(body: RawObject, { target, parts }: ProfileOnHost): Generator<Dropped> {
  const rules = objectsIn(body, 'syscalls');
  const conditions = rules.flatMap((rule) => keysOf(rule).conditions);
  const archMap = filled(body, 'archMap');
  const isPlain = target.loader === 'containerd' || target.loader === 'oci' || target.loader === 'spo';
  if (isPlain) {
    const everywhere = 'the rules hold for every container, host and kernel';
    yield { values: conditions, what: 'drops "includes" and "excludes"', consequence: everywhere };
    const native = 'the filter is for the host’s own architecture alone, and 32-bit programs are killed';
    yield { values: archMap, what: 'drops "archMap"', consequence: native };
    const unnamed = rules
      .filter((rule) => filled(rule, 'names').length === 0)
      .flatMap((rule) => filled(rule, 'name'));
    yield { values: unnamed, what: 'drops "name"', consequence: 'a rule without "names" does nothing' };
  }
  if (isPlain || target.loader === 'docker') {
    const values = [...filled(body, 'defaultErrno'), ...rules.flatMap((rule) => keysOf(rule).errors)];
    yield {
      values,
      what: 'drops the names of errors',
      consequence: 'the error is "errnoRet", or EPERM without it',
    };
  }
  if (target.loader === 'podman' || target.loader === 'cri-o') {
    // In a profile with Podman's own keys it is an unknown one.
    const values =
      parts.context.dialect === 'podman' ? [] : rules.flatMap((rule) => missedKernels(rule, target.kernel));
    yield {
      values,
      what: 'takes no notice of "minKernel"',
      consequence: `the rules hold on Linux ${target.kernel} too`,
    };
    const host = allArchitectures().find(({ libseccompName }) => libseccompName === target.architecture);
    if (host !== undefined && host.archMapHost.podman === undefined) {
      const consequence = `the filter is for ${target.architecture} alone`;
      yield { values: archMap, what: `finds no entry of "archMap" on ${target.architecture}`, consequence };
    }
  }
}

/** An edit leaves most rules alone. */
const keysOf = remembering((rule: RawObject) => ({
  conditions: ['includes', 'excludes'].flatMap((key) => filled(rule, key)),
  errors: filled(rule, 'errno'),
}));

/** The releases of Linux by which Docker would leave a rule out, on a kernel. */
function missedKernels(rule: RawObject, kernel: string): readonly RawValue[] {
  return ['includes', 'excludes'].flatMap((key) => {
    const filter = fieldOf(rule, key);
    const values = filter?.kind === 'object' ? filled(filter, 'minKernel') : [];
    return values.filter(
      (value) => value.kind === 'text' && isSince(kernel, value.value) === (key === 'excludes'),
    );
  });
}

function findingFor(values: readonly RawValue[], message: string): readonly Finding[] {
  const [first, ...others] = values;
  if (first === undefined) return [];
  const more =
    others.length === 0
      ? ''
      : ` So it is at ${others.length} more ${others.length === 1 ? 'place' : 'places'} of this file.`;
  return [
    {
      message: `${message}. Write a profile for this target.${more}`,
      place: atKey(first),
      related: others.slice(0, 5).map((value) => ({ message: 'And here.', place: atKey(value) })),
    },
  ];
}
