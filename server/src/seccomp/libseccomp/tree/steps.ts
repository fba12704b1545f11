/** Thrown by the stages of libseccomp alone, and caught by its filter and its program. */
export class NeverEnds extends Error {}

/** What the library would need more than a minute for. */
const libraryLimit = 2e10;

/**
 * Counts the work on one rule, ours and the library's. For rare sets of rules with many conditions the library compares
 * the same nodes again and again, and does not come back in any time that matters; we remember the comparisons, but must
 * know that it would not.
 */
export class Steps {
  private taken = 0;
  private notional = 0;
  private readonly limit: number;

  /** @param limit far more than a rule needs: a guard against walking in circles */
  constructor(limit: number) {
    this.limit = limit;
  }

  /** For the work on another rule. */
  restart(): void {
    this.taken = 0;
    this.notional = 0;
  }

  /** How many steps the library would have taken. */
  get spent(): number {
    return this.notional;
  }

  /** @throws NeverEnds when too much has been done */
  take(): void {
    this.taken += 1;
    this.spend(1);
    if (this.taken > this.limit) throw new NeverEnds();
  }

  /**
   * Work that was done already, and would have to be done again.
   * @throws NeverEnds when too much has been done
   */
  add({ taken, notional }: Steps): void {
    this.taken += taken;
    this.spend(notional);
    if (this.taken > this.limit) throw new NeverEnds();
  }

  /** Steps that the library takes and we don't. */
  spend(steps: number): void {
    this.notional += steps;
    if (this.notional > libraryLimit) throw new NeverEnds();
  }
}
