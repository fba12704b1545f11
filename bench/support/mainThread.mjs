import { readFileSync } from 'node:fs';

/**
 * How long the main thread of a process was computing so far, in milliseconds (proc(5), /proc/PID/task/TID/schedstat: the first
 * thread has the number of the process).
 * @param {number | undefined} pid
 */
export function computedBy(pid) {
  const [nanoseconds = '0'] = readFileSync(`/proc/${pid}/task/${pid}/schedstat`, 'utf8').split(' ');
  return Number(nanoseconds) / 1e6;
}
