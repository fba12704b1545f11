import { isSameList } from '../../base/equality.ts';
import { groupBy } from '../../base/groupBy.ts';
import { KeptWith } from '../../base/keptWith.ts';
import { once } from '../../base/once.ts';
import { finish } from '../../base/steps.ts';
import { Probes, samplesOf } from '../compare/probes.ts';
import { numberOfCall } from '../evaluate/callNumber.ts';
import { type Compiled, type CompiledFilter, compileInSteps } from '../evaluate/compile.ts';
import { type Call, type Verdict, verdictsOf } from '../evaluate/verdict.ts';
import { allArchitectures, architectureNamed } from '../knowledge/architectures.ts';
import { type ProfileParts, partsOf } from '../profile/parts.ts';
import type { RawProfile } from '../rawProfile.ts';
import type { Attempt } from '../runtimes/attempt.ts';
import type { Target } from '../target.ts';
import type { NamedTarget } from '../targets/namedTarget.ts';

/** A profile on one host of a target: what the simulator makes of it, and what can be asked there. */
export class ProfileOnHost {
  readonly profile: RawProfile;
  readonly named: NamedTarget;
  readonly target: Target;
  readonly compiled: Compiled;
  /** The architectures of the filter, by libseccomp's names, the host's own first. */
  readonly architectures: readonly string[];
  /** Those of them whose programs the host runs: its own and the ones that its processor runs besides. */
  readonly runnable: readonly string[];
  #attempts: ReadonlyMap<string, readonly Attempt[]> | undefined;
  readonly #tried = new Map<string, Tried>();

  constructor(profile: RawProfile, named: NamedTarget, compiled: Compiled) {
    const { target } = compiled;
    this.profile = profile;
    this.named = named;
    this.target = target;
    this.compiled = compiled;
    const parts = this.filter?.prepared.filter.architectures ?? [];
    this.architectures = parts.map(({ architecture }) => architecture.name);
    const besides = besidesOn(target.architecture);
    this.runnable = this.architectures.filter(
      (name) => name === target.architecture || besides.includes(name),
    );
  }

  get parts(): ProfileParts {
    return partsOf(this.profile);
  }

  /** Undefined where the container does not start, or has no filter. */
  get filter(): CompiledFilter | undefined {
    return this.compiled.kind === 'filter' ? this.compiled : undefined;
  }

  /** What became of the rules, by the names of the calls. */
  get attempts(): ReadonlyMap<string, readonly Attempt[]> {
    this.#attempts ??= byName(this.filter?.prepared.attempts ?? []);
    return this.#attempts;
  }

  /** Arguments at which the answer to a call may change; undefined where there are too many to try them all. */
  probes(name: string): Probes | undefined {
    const attempts = this.attempts.get(name) ?? [];
    if (attempts.every((attempt) => attempt.conditions.length === 0)) return withoutConditions;
    return this.#triedOf(name, attempts).probes;
  }

  /** The same, or where they are too many those at which single rules decide: what is answered there happens, others may too. */
  samples(name: string): readonly (readonly bigint[])[] {
    return this.#triedOf(name, this.attempts.get(name) ?? []).samples();
  }

  #triedOf(name: string, attempts: readonly Attempt[]): Tried {
    const tried = this.#tried.get(name) ?? triedFor(attempts);
    this.#tried.set(name, tried);
    return tried;
  }

  /** The architecture of the filter on which a call is asked about: the host's own, else the first that has it. */
  architectureFor(name: string): string | undefined {
    return this.architectures.find((architecture) => numberOfCall(name, architecture) !== undefined);
  }

  /** @param architecture the host's own where it is left out */
  verdict(
    call: Call['call'],
    args: readonly bigint[] = [],
    architecture: string = this.target.architecture,
  ): Verdict {
    return this.verdicts(call, architecture)(args);
  }

  /** The verdicts on one call by its arguments. */
  verdicts(
    call: Call['call'],
    architecture: string = this.target.architecture,
  ): (args: readonly bigint[]) => Verdict {
    return verdictsOf(this.compiled, { call, architecture });
  }
}

/** What is tried of a call. */
interface Tried {
  /** The conditions of its rules, on which it depends. */
  readonly conditions: readonly Attempt['conditions'][];
  readonly probes: Probes | undefined;
  readonly samples: () => readonly (readonly bigint[])[];
}

/** By the conditions of the first rule. */
const knownTried = new WeakMap<Attempt['conditions'], Tried>();

/** The names of a rule mostly have all their conditions in common, and an edit leaves most of them alone. */
function triedFor(attempts: readonly Attempt[]): Tried {
  const lists = attempts.map(({ conditions }) => conditions);
  const [first] = lists;
  const known = first && knownTried.get(first);
  if (known !== undefined && isSameList(known.conditions, lists)) return known;
  const probes = Probes.fewAround(lists, mostAtAKeystroke);
  const samples = once(() => (probes === undefined ? samplesOf(lists, mostAtAKeystroke) : [...probes]));
  const tried = { conditions: lists, probes, samples };
  if (first !== undefined) knownTried.set(first, tried);
  return tried;
}

/** What is tried where no rule compares anything, as of most calls. */
const withoutConditions = Probes.around([]);

/** So many argument lists of one call are tried at each keystroke: three conditions on different arguments have fewer. */
const mostAtAKeystroke = 512;

/** By libseccomp's names. */
function besidesOn(architecture: string): readonly string[] {
  const native = allArchitectures().find(({ libseccompName }) => libseccompName === architecture);
  return (native?.subArchitectures ?? []).flatMap((name) => architectureNamed(name)?.libseccompName ?? []);
}

function byName(attempts: readonly Attempt[]): ReadonlyMap<string, readonly Attempt[]> {
  return groupBy(attempts, ({ name }) => name);
}

const known = new KeptWith<RawProfile, Map<Target, ProfileOnHost>>();

/** The profile on a host of a target; compiled once. */
export function onHost(profile: RawProfile, named: NamedTarget, target: Target): ProfileOnHost {
  return finish(onHostInSteps(profile, named, target));
}

/** The same in steps. */
export function* onHostInSteps(
  profile: RawProfile,
  named: NamedTarget,
  target: Target,
): Generator<undefined, ProfileOnHost> {
  const before = known.get(profile)?.get(target);
  if (before !== undefined) return before;
  // What breaks the text is told by itself; here everything counts that can be read in it.
  const compiled = yield* compileInSteps({ profile, text: undefined, path: 'profile.json' }, target);
  const own = known.get(profile) ?? new Map<Target, ProfileOnHost>();
  known.set(profile, own);
  // Others may have come to the end of it meanwhile.
  const host = own.get(target) ?? new ProfileOnHost(profile, named, compiled);
  own.set(target, host);
  return host;
}
