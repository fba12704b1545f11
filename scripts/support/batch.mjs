/**
 * How cmd.exe, the shell of Windows, runs a batch file: with /s it takes the outermost pair of quotes away and leaves
 * those around each word, which may hold spaces. Node must not quote once more: `verbatim` of `run`.
 * @param {string} file
 * @param {readonly string[]} args without quotes, which no path on Windows has
 * @returns {[file: string, args: string[]]}
 */
export function batchCommand(file, args) {
  const words = [file, ...args].map((word) => `"${word}"`).join(' ');
  return ['cmd.exe', ['/d', '/s', '/c', `"${words}"`]];
}
