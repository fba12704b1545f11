import type { Environment } from '../../assembly/environment.ts';
import { type Moment, resolveOrigin } from '../../assembly/resolveOrigin.ts';
import type { LineRange } from '../../base/lines.ts';
import type { Origin } from '../../base/origin.ts';
import type { TextRange } from '../../base/range.ts';
import type { KubernetesObject } from '../../kubernetes/objects.ts';
import type { SelectorRole } from './writtenSelectors.ts';

/** One place of an environment where a label or the name of a port stands. */
export interface Occurrence {
  readonly environment: Environment;
  readonly object: KubernetesObject;
  readonly origin: Origin;
  readonly part: 'key' | 'value';
  /** The value that stands there; undefined where a label's key does. */
  readonly value: string | undefined;
  /** `definition`: what wears the label, or has the port; `use`: a probe or a port of a Service or policy. */
  readonly role: 'definition' | 'use' | SelectorRole;
  /**
   * Of a label the namespaces whose pods it is about, of a port the workloads, by name. Occurrences that share one are
   * about the same thing.
   */
  readonly spaces: readonly string[];
  /** Whether it may also be about what is not in the files. */
  readonly isOpen: boolean;
}

/** Where an occurrence is written. */
export interface OccurrencePlace {
  readonly uri: string;
  readonly range: LineRange;
  readonly offsets: TextRange;
}

/** The line that made it what it is; undefined where that is not in the files. */
export function placeOf(
  moment: Moment,
  { origin, part }: Pick<Occurrence, 'origin' | 'part'>,
): OccurrencePlace | undefined {
  const [found] = resolveOrigin(moment, origin);
  if (found === undefined) return undefined;
  const { uri } = found;
  return part === 'key'
    ? { uri, range: found.key, offsets: found.keyOffsets }
    : { uri, range: found.value, offsets: found.valueOffsets };
}

/** Tells places apart. */
export function placeKey({ uri, offsets }: OccurrencePlace): string {
  return `${uri} ${offsets.start}`;
}
