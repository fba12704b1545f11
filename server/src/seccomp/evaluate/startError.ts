import { mostInstructions } from '../libseccomp/program/program.ts';
import { crunLoadError } from '../runtimes/crun/crun.ts';
import { runcLoadError } from '../runtimes/runc/runc.ts';
import { youkiLoadError } from '../runtimes/youki/youki.ts';
import type { Target } from '../target.ts';
import { type Compiled, commandOf } from './compile.ts';

/**
 * The error with which no container starts, be it that the profile is refused, or that the kernel does not take its filter;
 * undefined where one starts.
 */
export function startError(compiled: Compiled): string | undefined {
  if (compiled.kind === 'refused') return compiled.error;
  const isTooLarge = compiled.kind === 'filter' && compiled.program.leastInstructions > mostInstructions;
  return isTooLarge ? loadError(compiled.target) : undefined;
}

function loadError({ runtime, loader }: Target): string {
  switch (runtime.name) {
    case 'runc':
      return runcLoadError(runtime.version, commandOf(loader));
    case 'crun':
      return crunLoadError;
    default:
      return youkiLoadError();
  }
}
