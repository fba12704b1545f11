/** The last lines of the log, oldest first. */
export class RecentLines {
  readonly #lines: string[] = [];

  /** @param capacity how many lines are kept */
  constructor(private readonly capacity: number) {}

  add(level: string, message: string): void {
    for (const line of message.split('\n')) {
      this.#lines.push(`[${level}] ${line}`);
    }
    if (this.#lines.length > this.capacity) this.#lines.splice(0, this.#lines.length - this.capacity);
  }

  all(): readonly string[] {
    return [...this.#lines];
  }
}
