import { onlyNew } from '../onlyNew.ts';
import type { Shape } from '../shape.ts';

/**
 * The answer to the newest of several questions: one that was overtaken is dropped, and one that says what the last one
 * said is not told again.
 */
export class LatestAnswer<Answer> {
  readonly #isAnswer: Shape<Answer>;
  readonly #tell: (answer: Answer) => void;
  #tellNew: (answer: Answer) => void;
  /** Counts the questions. */
  #asked = 0;

  /** @param isAnswer whether what came is one; else it is dropped */
  constructor(isAnswer: Shape<Answer>, tell: (answer: Answer) => void) {
    this.#isAnswer = isAnswer;
    this.#tell = tell;
    this.#tellNew = onlyNew(tell);
  }

  async of(question: Promise<unknown>): Promise<void> {
    this.#asked++;
    const turn = this.#asked;
    const found = await question;
    if (turn === this.#asked && this.#isAnswer(found)) this.#tellNew(found);
  }

  /** The answers under way are of no use any more. */
  drop(): void {
    this.#asked++;
  }

  /** Whoever was told has lost it; the next answer is told, whatever it says. */
  forget(): void {
    this.#tellNew = onlyNew(this.#tell);
  }
}
