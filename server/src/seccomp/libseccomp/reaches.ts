import type { Architecture, Multiplexing, SyscallTable } from './architecture.ts';
import type { CallKey } from './ruleSet.ts';

/** Which calls of an architecture a rule for a name is for. */
export interface Reach {
  /** Undefined where the rule is dropped there. */
  readonly key: CallKey | undefined;
  readonly through: Multiplexing | undefined;
}

/** Which calls of one architecture rules are for, by their names; each looked up once. */
export class Reaches {
  readonly #table: SyscallTable;
  readonly #architecture: Architecture;
  readonly #known = new Map<string, Reach>();

  constructor(table: SyscallTable, architecture: Architecture) {
    this.#table = table;
    this.#architecture = architecture;
  }

  of(name: string): Reach {
    const known = this.#known.get(name) ?? this.#lookUp(name);
    this.#known.set(name, known);
    return known;
  }

  #lookUp(name: string): Reach {
    const number = this.#table.numberOf(name, this.#architecture);
    const through = this.#table.multiplexing(name, this.#architecture);
    // Without the call the rule is dropped there; elsewhere it stays, though it can't match.
    const isDropped = through === undefined && number === undefined && this.#architecture.multiplexed;
    return { key: isDropped ? undefined : (number ?? name), through };
  }
}
