// Loaded into a server before it starts (node --require; after --import the server itself would be loaded in the slower way
// of ES modules, at its start and in memory): writes the longest turn of its loop to the file named by
// BENCH_LOOP_FILE, each time it grows, as two numbers in milliseconds: how long it took, and how long the loop's own
// thread was computing meanwhile (Linux only). On a machine with nothing else to do they are the same; on a busy one
// the first counts the others' work too. Turns are told apart by a timer that asks to be called at once.
'use strict';
const { closeSync, openSync, readSync, writeFileSync } = require('node:fs');

const file = process.env['BENCH_LOOP_FILE'];
if (file !== undefined) {
  const longest = { turn: 0, computing: 0 };
  let last = performance.now();
  let computed = computingTime();
  /** @type {number | undefined} */
  let loaded;
  const tick = () => {
    const now = performance.now();
    const computedNow = computingTime();
    const turn = now - last;
    const computing = computedNow - computed;
    last = now;
    computed = computedNow;
    // What is loaded at the start, and the half second after it, no one waits for in the loop.
    if (
      (turn > longest.turn || computing > longest.computing) &&
      loaded !== undefined &&
      now > loaded + 500
    ) {
      longest.turn = Math.max(longest.turn, turn);
      longest.computing = Math.max(longest.computing, computing);
      writeFileSync(file, `${longest.turn.toFixed(1)} ${longest.computing.toFixed(1)}`);
    }
    setTimeout(tick, 1).unref();
  };
  setTimeout(() => {
    loaded = performance.now();
    tick();
  }, 1).unref();
}

/** Of the main thread, in milliseconds; 0 where the system does not tell. */
function computingTime() {
  try {
    const buffer = Buffer.alloc(64);
    const handle = openSync(`/proc/self/task/${process.pid}/schedstat`, 'r');
    const length = readSync(handle, buffer, 0, buffer.length, 0);
    closeSync(handle);
    return Number(buffer.toString('latin1', 0, length).split(' ')[0]) / 1_000_000;
  } catch {
    return 0;
  }
}
