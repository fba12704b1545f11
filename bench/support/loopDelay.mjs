// Loaded into a server before it starts (node --import): writes the longest turn of its loop, in milliseconds, to the
// file named by BENCH_LOOP_FILE, each time it grows. Turns are told apart by a timer that asks to be called at once.
import { writeFileSync } from 'node:fs';

const file = process.env['BENCH_LOOP_FILE'];
if (file !== undefined) {
  let longest = 0;
  let last = performance.now();
  const tick = () => {
    const now = performance.now();
    const turn = now - last;
    last = now;
    // The first second is start-up, which no one waits for in the loop.
    if (turn > longest && now > 1000) {
      longest = turn;
      writeFileSync(file, longest.toFixed(1));
    }
    setTimeout(tick, 1).unref();
  };
  tick();
}
