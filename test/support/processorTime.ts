/**
 * How long the processor works on something, in milliseconds: the least of some tries. Unlike a clock it does not run on
 * while a busy machine does something else, so that growth can be told from load.
 */
export function processorTime(work: () => unknown, tries = 3): number {
  const times = Array.from({ length: tries }, () => {
    const started = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(started);
    return (user + system) / 1000;
  });
  return Math.min(...times);
}
