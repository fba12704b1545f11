/** @param {number} started from Date.now() */
export const seconds = (started) => `${((Date.now() - started) / 1000).toFixed(1)} s`;

/**
 * Says what is being done while it is done, and again every fifteen seconds, so that a wait never looks like a hang.
 * @template T
 * @param {string} what
 * @param {() => Promise<T>} body
 * @returns {Promise<T>}
 */
export async function step(what, body) {
  const started = Date.now();
  console.log(`${what} ...`);
  const reminder = setInterval(() => console.log(`  still at it after ${seconds(started)}`), 15_000);
  try {
    const result = await body();
    console.log(`  took ${seconds(started)}`);
    return result;
  } finally {
    clearInterval(reminder);
  }
}
