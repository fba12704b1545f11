import type { Clock } from './slices.ts';

/** The questions of the client that are being answered. */
export class Questions {
  #open = 0;
  #waiting: (() => void)[] = [];

  begin(): void {
    this.#open++;
  }

  end(): void {
    this.#open--;
    for (const goOn of this.#waiting.splice(0)) goOn();
  }

  /** Settles once no question is being answered. */
  async none(): Promise<void> {
    while (this.#open > 0) await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }
}

/** The clock of work that nobody waits for: it rests while a question is being answered. */
export function behind(questions: Questions, clock: Clock): Clock {
  return {
    now: () => clock.now(),
    pause: async () => {
      await clock.pause();
      await questions.none();
    },
  };
}
