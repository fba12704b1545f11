import { mapInSteps } from '../../../base/steps.ts';
import { type Comparison, compareCall, comparisonOf } from '../../../seccomp/compare/compare.ts';
import { type Compiled, compile } from '../../../seccomp/evaluate/compile.ts';
import { lacksCall } from '../../../seccomp/kernel/calls.ts';
import { allSyscalls } from '../../../seccomp/knowledge/syscallTable.ts';
import type { ProfileOnHost } from '../../../seccomp/onTarget/profileOnHost.ts';
import type { RawProfile } from '../../../seccomp/rawProfile.ts';
import type { Target } from '../../../seccomp/target.ts';
import { engineDefault } from '../../../seccomp/targets/defaultProfile.ts';

/** How a profile differs from one that an engine gives by default. */
export interface AgainstDefault extends Comparison {
  /** `Docker 29.7.2` */
  readonly name: string;
}

const known = new WeakMap<ProfileOnHost, AgainstDefault>();

/**
 * Compares a profile with the newest default of its target's engine that is known, on one host; in steps. A runtime by
 * itself has none, so Docker's counts there. Calls that the target's kernel lacks are left out.
 * @returns undefined where no container starts with one of the two
 */
export function* againstDefault(host: ProfileOnHost): Generator<void, AgainstDefault | undefined> {
  const before = known.get(host);
  if (before !== undefined) return before;
  const { named, target, compiled: here } = host;
  const own =
    engineDefault(named.engine, target.architecture) ?? engineDefault('docker', target.architecture);
  if (own === undefined || here.kind === 'refused') return undefined;
  const byDefault = compiledDefault(own.profile, target);
  yield;
  if (byDefault.kind === 'refused') return undefined;
  const { architecture, kernel } = target;
  const calls = allSyscalls().filter((call) => !lacksCall(call, architecture, kernel));
  const comparisons = yield* mapInSteps(calls, ({ name }) =>
    compareCall(byDefault, here, name, architecture),
  );
  const found = { name: own.name, ...comparisonOf(comparisons) };
  known.set(host, found);
  return found;
}

const compiled = new WeakMap<RawProfile, WeakMap<Target, Compiled>>();

/** The engine's own profile on a host; compiled once. */
function compiledDefault(profile: RawProfile, target: Target): Compiled {
  const onTargets = compiled.get(profile) ?? new WeakMap<Target, Compiled>();
  compiled.set(profile, onTargets);
  const source = { profile, text: undefined, path: 'default.json' };
  const found = onTargets.get(target) ?? compile(source, { ...target, loader: 'docker' });
  onTargets.set(target, found);
  return found;
}
