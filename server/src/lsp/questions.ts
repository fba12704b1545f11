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

  get areOpen(): boolean {
    return this.#open > 0;
  }

  /** Settles once no question is being answered. */
  async none(): Promise<void> {
    while (this.#open > 0) await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }
}

/** In so many turns of the loop an answer that has been found is written. */
const turnsToAnswer = 2;

/** The clock of work that nobody waits for: it rests until a question is answered, and the answer on its way. */
export function behind(questions: Questions, clock: Clock): Clock {
  return {
    now: () => clock.now(),
    pause: async () => {
      await clock.pause();
      while (questions.areOpen) {
        await questions.none();
        for (let turn = 0; turn < turnsToAnswer; turn++) await clock.pause();
      }
    },
  };
}
