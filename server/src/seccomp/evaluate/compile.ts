import { Program } from '../libseccomp/program/program.ts';
import { architectureOf, isArchitectureSince, tableOf } from '../libseccomp/table.ts';
import type { RawProfile } from '../rawProfile.ts';
import type { Host, Outcome, Prepared } from '../runtimes/attempt.ts';
import { startCrun } from '../runtimes/crun/crun.ts';
import { endlessText } from '../runtimes/endless.ts';
import { startRunc } from '../runtimes/runc/runc.ts';
import { startYouki } from '../runtimes/youki/youki.ts';
import type { Target } from '../target.ts';
import { isSince } from '../version.ts';
import { syntaxError } from './refusal.ts';

/** A profile as it arrives: what was understood of it, and its text where it is a file of its own. */
export interface ProfileSource {
  readonly profile: RawProfile;
  /** The text that is read as JSON; undefined where something else has read it already. */
  readonly text: string | undefined;
}

/** A profile at its target: ready to be asked, or the error with which the container does not start. */
export type Compiled =
  | {
      readonly kind: 'filter';
      readonly prepared: Prepared;
      readonly program: Program;
      readonly target: Target;
    }
  | { readonly kind: 'unconfined'; readonly target: Target }
  | { readonly kind: 'refused'; readonly error: string; readonly target: Target };

/** Takes a profile on its way into the kernel, once; then calls can be asked about. */
export function compile(source: ProfileSource, target: Target): Compiled {
  const outcome = start(source, target);
  if (outcome.kind !== 'prepared') return { ...outcome, target };
  const { prepared } = outcome;
  const program = Program.of(prepared.filter, prepared.binarySearch);
  if (program === 'endless') return { kind: 'refused', error: endlessText, target };
  return { kind: 'filter', prepared, program, target };
}

function start({ profile, text }: ProfileSource, target: Target): Outcome {
  const { name, version } = target.runtime;
  const wrong = text === undefined ? undefined : syntaxError(text, name);
  if (wrong !== undefined) return { kind: 'refused', error: wrong };
  const host = hostOf(target);
  if (host === undefined) {
    return { kind: 'refused', error: `libseccomp has no architecture ${target.architecture}` };
  }
  switch (name) {
    case 'runc':
      return startRunc(profile.body, version, host);
    case 'crun':
      return startCrun(profile.body, host);
    default:
      return startYouki(profile.body, host);
  }
}

function hostOf({ architecture, libseccomp, listening }: Target): Host | undefined {
  const native = architectureOf(architecture);
  if (native === undefined) return undefined;
  return {
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
