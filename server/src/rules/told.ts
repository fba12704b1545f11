import type { ReportedFinding } from './finding.ts';

/** The findings of one document, each once: several versions or targets may have the same. */
export class Told {
  readonly findings: ReportedFinding[] = [];
  /** The first one that begins at a place; mostly there is no other. */
  readonly #first = new Map<number, ReportedFinding>();
  /** The further ones by what they say: there may be very many, and a text of all that tells them apart is dear. */
  readonly #further = new Map<number, Map<string, ReportedFinding[]>>();

  add(finding: ReportedFinding): void {
    const { start } = finding.range;
    const first = this.#first.get(start);
    if (first === undefined) this.#first.set(start, finding);
    else if (isSame(first, finding) || !this.#isFurther(start, finding)) return;
    this.findings.push(finding);
  }

  #isFurther(start: number, finding: ReportedFinding): boolean {
    const there = this.#further.get(start) ?? new Map<string, ReportedFinding[]>();
    this.#further.set(start, there);
    const alike = there.get(finding.message) ?? [];
    there.set(finding.message, alike);
    if (alike.some((other) => isSame(other, finding))) return false;
    alike.push(finding);
    return true;
  }
}

function isSame(left: ReportedFinding, right: ReportedFinding): boolean {
  return left.rule === right.rule && left.range.end === right.range.end && left.message === right.message;
}
