import { inRoot } from '../support/checkout.mjs';

/** Where the examples of the docs are run. */
const folder = 'test/cli/fixtures';

/**
 * Runs the examples of a page anew: what follows `$ policy-lens ...` in its blocks of `console` becomes what the
 * command says now, and what follows `$ echo $?` its exit code.
 * @param {string} page
 * @param {import('./facts.mjs').Facts} facts
 */
export async function refreshExamples(page, { run }) {
  const parts = page.split(/^(```console\n[\s\S]*?^```$)/m);
  for (const [index, part] of parts.entries()) {
    if (!part.startsWith('```console\n')) continue;
    const commands = part.split('\n').filter((line) => line.startsWith('$ '));
    /** @type {string[]} */
    const lines = [];
    let code = 0;
    for (const command of commands) {
      lines.push(`${command}\n`);
      if (command === '$ echo $?') {
        lines.push(`${code}\n`);
        continue;
      }
      let output = '';
      /** @param {string} text */
      const write = (text) => {
        output += text;
      };
      const terminal = { cwd: inRoot(folder), isColoured: false, out: write, error: write };
      code = (await run(wordsOf(command), terminal, inRoot('dist'))) ?? 0;
      lines.push(output);
    }
    parts[index] = `\`\`\`console\n${lines.join('')}\`\`\``;
  }
  return parts.join('');
}

/** @param {string} command `$ policy-lens WORD...`, without quotes */
function wordsOf(command) {
  const [name, ...words] = command.slice(2).split(' ');
  if (name !== 'policy-lens') throw new Error(`An example of the docs runs something else: ${command}`);
  return words;
}
