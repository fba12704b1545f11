import type { Environment } from '../../../assembly/environment.ts';
import type { Moment } from '../../../assembly/resolveOrigin.ts';
import {
  type ContainerProfile,
  type EffectiveProfile,
  effectiveProfiles,
  mergedProfile,
} from '../../../assembly/seccomp/effectiveProfile.ts';
import type { PlacedProfile } from '../../../assembly/seccomp/profileFiles.ts';
import type { Workload } from '../../../kubernetes/objects.ts';
import { type Allowance, allowanceOf } from '../../../seccomp/onTarget/allowance.ts';
import { onHost } from '../../../seccomp/onTarget/profileOnHost.ts';
import { targetsOf } from '../../../seccomp/targets/forProfile.ts';

/** What a container runs under, and how much of it lets run. */
export interface ContainerAnswer extends ContainerProfile {
  readonly place: PlacedProfile | undefined;
  readonly reach: Reach | undefined;
}

/** What a profile does on its target. */
export interface Reach {
  /** Its name. */
  readonly target: string;
  readonly architecture: string;
  /** Undefined where no container starts. */
  readonly allowance: Allowance | undefined;
  /** The error with which it does not start. */
  readonly startError: string | undefined;
  /** A base profile whose rules are missing in all this. */
  readonly unknownBase: string | undefined;
  /** Names of the base profiles whose rules it has. */
  readonly bases: readonly string[];
}

/** Of each container of a workload. */
export function containerAnswers(
  moment: Moment,
  environment: Environment,
  workload: Workload,
): readonly ContainerAnswer[] {
  return effectiveProfiles(moment, environment, workload).map((container) => {
    const place = placeOf(container.effective);
    return { ...container, place, reach: place && reachOf(moment, environment, place) };
  });
}

function placeOf(effective: EffectiveProfile): PlacedProfile | undefined {
  return effective.kind === 'localhost' && effective.file.kind === 'profile'
    ? effective.file.place
    : undefined;
}

/** On the first host of the environment's target. */
function reachOf(moment: Moment, environment: Environment, { profile }: PlacedProfile): Reach | undefined {
  const merged = mergedProfile(moment, environment, profile);
  const { chosen, others, isDeclared } = environment.targets;
  const kubernetes = [chosen, ...others].find((target) => target?.engine.startsWith('kubernetes-'));
  // A pod's profile is read in Kubernetes, whatever it may have been written for.
  const { main } = targetsOf({ ...profile, form: 'spo' }, { chosen: kubernetes, others: [], isDeclared });
  const [target] = main.hosts;
  if (target === undefined) return undefined;
  const host = onHost(merged.profile, main, target);
  return {
    target: main.name,
    architecture: target.architecture,
    allowance: merged.kind === 'partly' ? undefined : allowanceOf(host),
    startError: host.compiled.kind === 'refused' ? host.compiled.error : undefined,
    unknownBase: merged.kind === 'partly' ? merged.unknownBase : undefined,
    bases: merged.kind === 'whole' ? merged.bases.map(({ name }) => name ?? '') : [],
  };
}
