import { finish } from '../../base/steps.ts';
import { Program } from '../libseccomp/program/program.ts';
import { architectureOf, isArchitectureSince, tableOf } from '../libseccomp/table.ts';
import { load } from '../loaders/load.ts';
import type { DroppedRule } from '../loaders/loaded.ts';
import type { RawValue } from '../rawProfile.ts';
import type { Host, Outcome, Prepared } from '../runtimes/attempt.ts';
import { startCrun } from '../runtimes/crun/crun.ts';
import { endlessText } from '../runtimes/endless.ts';
import { startRunc } from '../runtimes/runc/runc.ts';
import { startYouki } from '../runtimes/youki/youki.ts';
import type { ProfileSource } from '../source.ts';
import type { Loader, Target } from '../target.ts';
import { isSince } from '../version.ts';
import { syntaxError } from './refusal.ts';

/** A profile at its target: ready to be asked, or the error with which the container does not start. */
export type Compiled =
  | CompiledFilter
  | { readonly kind: 'unconfined'; readonly target: Target }
  | { readonly kind: 'refused'; readonly error: string; readonly target: Target };

export interface CompiledFilter {
  readonly kind: 'filter';
  /** Rules that the engine has left out. */
  readonly dropped: readonly DroppedRule[];
  readonly prepared: Prepared;
  readonly program: Program;
  readonly target: Target;
}

/** Takes a profile on its way into the kernel, once; then calls can be asked about. */
export function compile(source: ProfileSource, target: Target): Compiled {
  return finish(compileInSteps(source, target));
}

/** The same in steps: a profile may have a hundred thousand names. */
export function* compileInSteps(source: ProfileSource, target: Target): Generator<undefined, Compiled> {
  const loaded = load(source, target);
  if (loaded.kind !== 'config') return { ...loaded, target };
  yield;
  const text = target.loader === 'oci' ? source.text : undefined;
  const outcome = yield* start(loaded.config, text, target);
  if (outcome.kind !== 'prepared') return { ...outcome, target };
  yield;
  const { prepared } = outcome;
  const program = Program.of(prepared.filter, prepared.binarySearch);
  if (program === 'endless') return { kind: 'refused', error: endlessText, target };
  return { kind: 'filter', dropped: loaded.dropped, prepared, program, target };
}

/** @param text what stands in the runtime's config, where nobody has read it before */
function* start(config: RawValue, text: string | undefined, target: Target): Generator<undefined, Outcome> {
  const { name, version } = target.runtime;
  const wrong = text === undefined ? undefined : syntaxError(text, name);
  if (wrong !== undefined) return { kind: 'refused', error: wrong };
  const host = hostOf(target);
  if (host === undefined) {
    return { kind: 'refused', error: `libseccomp has no architecture ${target.architecture}` };
  }
  switch (name) {
    case 'runc':
      return yield* startRunc(config, version, host);
    case 'crun':
      return yield* startCrun(config, host);
    default:
      return yield* startYouki(config, host);
  }
}

/** How a runtime is called by whoever gives it the profile. */
export function commandOf(loader: Loader): Host['command'] {
  return loader === 'oci' ? 'run' : 'create';
}

function hostOf({ architecture, libseccomp, listening, loader }: Target): Host | undefined {
  const native = architectureOf(architecture);
  if (native === undefined) return undefined;
  return {
    command: commandOf(loader),
    library: {
      native,
      table: tableOf(libseccomp.table),
      behaviour: { lowerBoundsMisplaced: !isSince(libseccomp.version, '2.6.1') },
    },
    libraryVersion: libseccomp.version,
    knowsArchitecture: (name) => isArchitectureSince(name, libseccomp.version),
    listening,
  };
}
