import type { Origin } from '../../base/origin.ts';
import type { Condition } from '../libseccomp/condition.ts';
import type { Filter, Library } from '../libseccomp/filter.ts';

/** What became of one name of one rule on its way into the filter. */
export type Fate =
  | 'added'
  /** Its action is the default one, so that the runtime leaves it out. */
  | 'is-default'
  /** The installed libseccomp does not know the name. */
  | 'unknown-name';

/** One rule for one call, as the runtime gives it to libseccomp, or as it leaves it out. */
export interface Attempt {
  readonly name: string;
  /** libseccomp's number; undefined where the runtime did not come to it. */
  readonly action: number;
  readonly conditions: readonly Condition[];
  readonly fate: Fate;
  /** Where the name is written. */
  readonly origin: Origin;
  /** Where its rule is written. */
  readonly ruleOrigin: Origin;
  /** Whether the rule had several conditions on one argument, which became rules of their own. */
  readonly split: boolean;
}

/** Calls above these numbers get ENOSYS before the filter is asked: what runc puts in front (patchbpf/enosys_linux.go). */
export interface EnosysStub {
  /** The highest number of the profile's calls, by libseccomp's name of the architecture. */
  readonly highest: ReadonlyMap<string, number>;
  /** Architectures of IBM Z, where call 0 stands for calls that the kernel does not know. */
  readonly zeroToo: ReadonlySet<string>;
}

/** A filter ready to be loaded. */
export interface Prepared {
  readonly filter: Filter;
  readonly attempts: readonly Attempt[];
  readonly binarySearch: boolean;
  readonly stub: EnosysStub | undefined;
  /** The flags that the filter is loaded with. */
  readonly flags: readonly string[];
}

/** So many rules for calls are taken into a filter in no time. */
const rulesAtOnce = 1000;

/** Tells when filling a filter is to be put aside. */
export class Pace {
  #rules = 0;

  /** Asked after each rule. */
  isDue(): boolean {
    this.#rules += 1;
    return this.#rules % rulesAtOnce === 0;
  }
}

/** What a runtime makes of a profile. */
export type Outcome =
  | { readonly kind: 'prepared'; readonly prepared: Prepared }
  /** It starts the container without a filter. */
  | { readonly kind: 'unconfined' }
  | { readonly kind: 'refused'; readonly error: string };

/** What a runtime finds on its host. */
export interface Host {
  /** How it is called: `run` by hand, `create` by an engine. */
  readonly command: 'run' | 'create';
  readonly library: Library;
  readonly libraryVersion: string;
  /** Whether that version has the architecture. */
  readonly knowsArchitecture: (libseccompName: string) => boolean;
  /** Whether something listens at the profile's `listenerPath`. */
  readonly listening: boolean;
}
