import type { Host } from './host.ts';

/** So often the server rests at most: a picture that takes longer is not waited for. */
const longestWait = 10;

/** So often it rests once a picture is told: what is shown of other answers is drawn by the thread that paints the panel. */
const untilPainted = 2;

/** The pictures that an edit has made old, and that panels are about to get anew. */
export class Pictures {
  readonly #awaited = new Set<Promise<unknown>>();

  begin(picture: Promise<unknown>, host: Pick<Host, 'rest'>): void {
    const painted = picture.then(async () => {
      for (let rest = 0; rest < untilPainted; rest++) await host.rest();
    });
    this.#awaited.add(painted);
    void painted.finally(() => this.#awaited.delete(painted));
  }

  /**
   * Lets the pictures be told and painted first that are awaited now: what an editor asks along with an edit is seen later
   * than what moves in a panel.
   */
  async drawn(host: Pick<Host, 'rest'>): Promise<void> {
    if (this.#awaited.size === 0) return;
    let isDrawn = false;
    const all = Promise.all(this.#awaited).then(() => {
      isDrawn = true;
    });
    for (let rest = 0; rest < longestWait && !isDrawn; rest++) await Promise.race([all, host.rest()]);
  }
}
