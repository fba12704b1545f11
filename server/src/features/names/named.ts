import type { Environment } from '../../assembly/environment.ts';
import type { Origin } from '../../base/origin.ts';
import type { TextRange } from '../../base/range.ts';
import type { KubernetesObject } from '../../kubernetes/objects.ts';
import type { Wearer } from './writtenSelectors.ts';

/** What a word of a file names. */
export type Named =
  /** `value` undefined: the key itself is meant. */
  | {
      readonly kind: 'label';
      readonly wearer: Wearer;
      readonly key: string;
      readonly value: string | undefined;
    }
  /** A port of containers, by its name. */
  | { readonly kind: 'port'; readonly name: string }
  /** The object itself, by its name. */
  | { readonly kind: 'object'; readonly object: KubernetesObject }
  | { readonly kind: 'namespace'; readonly name: string };

/** A word of an open file, and what it names in an environment. */
export interface NamedPlace {
  readonly named: Named;
  readonly environment: Environment;
  readonly object: KubernetesObject;
  readonly origin: Origin;
  readonly part: 'key' | 'value';
  /** In the file's offsets, without quotes. */
  readonly range: TextRange;
}
