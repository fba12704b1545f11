/** @type {Set<() => void>} */
const cleanups = new Set();

/** @type {readonly NodeJS.Signals[]} */
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/** @type {(() => void) | undefined} */
let interrupted;

/**
 * Has something done however this process ends: by itself, by an error or by Ctrl-C. Programs in process groups of
 * their own, which no Ctrl-C reaches, and half-made folders would be left behind otherwise.
 * @param {() => void} cleanup must not wait for anything
 * @returns {() => void} takes it back
 */
export function atEnd(cleanup) {
  if (cleanups.size === 0) listen();
  cleanups.add(cleanup);
  return () => {
    cleanups.delete(cleanup);
    if (cleanups.size === 0) stopListening();
  };
}

/** Waits for Ctrl-C or its like, which then is no end but a request to end in good order. */
export function untilInterrupted() {
  return new Promise((/** @type {(value: void) => void} */ resolve) => {
    const takeBack = atEnd(() => {});
    interrupted = () => {
      interrupted = undefined;
      takeBack();
      resolve();
    };
  });
}

function listen() {
  process.on('exit', clean);
  for (const signal of signals) process.on(signal, onSignal);
}

function stopListening() {
  process.off('exit', clean);
  for (const signal of signals) process.off(signal, onSignal);
}

function clean() {
  for (const cleanup of cleanups) cleanup();
  cleanups.clear();
}

/** @param {NodeJS.Signals} signal */
function onSignal(signal) {
  if (interrupted) return interrupted();
  clean();
  stopListening();
  // Ends as if no one had listened, so that whoever started this sees the signal.
  process.kill(process.pid, signal);
}
