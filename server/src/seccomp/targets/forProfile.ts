import { isSameList } from '../../base/equality.ts';
import { architectureNamed } from '../knowledge/architectures.ts';
import { listItems } from '../profile/access.ts';
import { dialectOf } from '../profile/dialect.ts';
import type { RawProfile } from '../rawProfile.ts';
import type { EnvironmentTargets, NamedTarget, TargetChanges } from './namedTarget.ts';
import { type Engine, newestPreset } from './presets.ts';
import { namedTarget } from './resolve.ts';

/** The targets of one profile. */
export interface ProfileTargets {
  /** What findings are about. */
  readonly main: NamedTarget;
  /** Whether the user has chosen it; else it is the newest place that the profile seems to be written for. */
  readonly isChosen: boolean;
  readonly others: readonly NamedTarget[];
}

/** Whether two profiles have the same targets, by identity. */
export function areSameTargets(left: ProfileTargets, right: ProfileTargets): boolean {
  return (
    left.main === right.main && left.isChosen === right.isChosen && isSameList(left.others, right.others)
  );
}

/**
 * Where a profile is used: at the targets of its environment that can read it, else where it seems to be written for.
 */
export function targetsOf(
  profile: RawProfile,
  { chosen, others, changes }: EnvironmentTargets,
): ProfileTargets {
  const all = chosen === undefined ? others : [chosen, ...others];
  const reading = all.flatMap((target) => readingTarget(target, profile) ?? []);
  const [first] = reading;
  if (chosen !== undefined && first !== undefined) {
    return { main: first, isChosen: true, others: reading.slice(1) };
  }
  return {
    main: newestTarget(engineFor(profile), changes, architectureFor(profile)),
    isChosen: false,
    others: reading,
  };
}

/** Objects are for Kubernetes, and a runtime's config is for the runtime alone. */
function readingTarget(target: NamedTarget, { form }: RawProfile): NamedTarget | undefined {
  if (form === 'spo' || form === 'kubescape') {
    return target.engine.startsWith('kubernetes-') ? target : undefined;
  }
  return form === 'runtime-config' ? runtimeOf(target) : target;
}

const runtimes = new WeakMap<NamedTarget, NamedTarget>();

/** The runtime of a target by itself. */
function runtimeOf(target: NamedTarget): NamedTarget {
  if (target.engine === 'oci') return target;
  const known = runtimes.get(target) ?? {
    ...target,
    engine: 'oci',
    hosts: target.hosts.map((host) => ({ ...host, loader: 'oci' })),
  };
  runtimes.set(target, known);
  return known;
}

function engineFor(profile: RawProfile): Engine {
  if (profile.form === 'spo' || profile.form === 'kubescape') return 'kubernetes-containerd';
  if (profile.form === 'runtime-config') return 'oci';
  return dialectOf(profile) === 'podman' ? 'podman' : 'docker';
}

/** The first host that the profile is for, where it names architectures and leaves x86_64 out. */
function architectureFor({ body }: RawProfile): string {
  const listed = body.kind === 'object' ? listItems(body, 'architectures') : [];
  const names = listed.flatMap((item) => (item.kind === 'text' ? [item.value] : []));
  const [first = ''] = names;
  const host = names.includes(usual) ? undefined : architectureNamed(first);
  return host?.bits === undefined ? 'x86_64' : host.libseccompName;
}

const usual = 'SCMP_ARCH_X86_64';

const newestTargets = new Map<string, NamedTarget>();

/**
 * The newest place of an engine that is known: the same object each time, so that what is known of a profile there is
 * remembered.
 * @param changes what the user says of it; architectures, too, go before the one that is given
 */
export function newestTarget(
  engine: Engine,
  changes: TargetChanges = {},
  architecture = 'x86_64',
): NamedTarget {
  const key = JSON.stringify([engine, changes, architecture]);
  const { architectures: said = [] } = changes;
  const architectures = said.length > 0 ? said : architecture === 'x86_64' ? [] : [architecture];
  const target = newestTargets.get(key) ?? {
    ...namedTarget({ ...changes, architectures, preset: newestPreset(engine).id }),
    isAssumed: true,
  };
  newestTargets.set(key, target);
  return target;
}
