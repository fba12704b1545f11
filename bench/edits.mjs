import { existsSync, readFileSync } from 'node:fs';
import { both } from './support/numbers.mjs';
import { startServer } from './support/server.mjs';

/**
 * An edit that can be made again and again, each time to a text that was never seen before.
 * @typedef {{ readonly name: string, readonly changesPanel: boolean,
 *   readonly change: (round: number) => { readonly line: number, readonly text: string, readonly removes: number } }} Edit
 */

/**
 * Edits a text as people do, with the traffic preview open on the policy in its middle: from the change to the
 * diagnostics and to the panel's patch, and the longest turn of the server's loop from the opening of the text on.
 * @param {{ name: string, language: string, text: string }} file
 * @param {number} rounds
 * @param {string} folder for what is measured on the way
 * @returns rows for a table; median and 95th percentile in milliseconds
 */
export async function measureEdits({ name, language, text }, rounds, folder) {
  const rows = [];
  for (const edit of editsOf(text)) {
    const loopFile = `${folder}/${name}.${edit.name.replaceAll(/\W/g, '-')}.loop`;
    const server = await startServer({ loopFile, rootUri: null });
    const { connection, panelChange } = server;
    const uri = `file:///bench/${name}`;
    const focus = { uri, position: { line: middleOf(text.split('\n')), character: 0 } };
    await connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId: language, version: 1, text },
    });
    await connection.sendRequest('textDocument/diagnostic', { textDocument: { uri } });
    await connection.sendRequest('policyLens/preview/subscribe', { subscription: 'bench', focus });
    /** @type {number[]} */
    const diagnostics = [];
    /** @type {number[]} */
    const patches = [];
    for (let round = -5; round < rounds; round++) {
      const { line, text: added, removes } = edit.change(round + 5);
      const patched = edit.changesPanel ? panelChange() : undefined;
      const begin = performance.now();
      await connection.sendNotification('textDocument/didChange', {
        textDocument: { uri, version: round + 10 },
        contentChanges: [
          {
            range: { start: { line, character: 0 }, end: { line: line + removes, character: 0 } },
            text: added,
          },
        ],
      });
      await connection.sendRequest('textDocument/diagnostic', { textDocument: { uri } });
      if (round >= 0) diagnostics.push(performance.now() - begin);
      await patched;
      if (round >= 0 && edit.changesPanel) patches.push(performance.now() - begin);
    }
    await server.stop();
    const longest = existsSync(loopFile) ? readFileSync(loopFile, 'utf8') : '-';
    rows.push([name, edit.name, both(diagnostics), both(patches), longest]);
  }
  return rows;
}

/** @param {string} text @returns {readonly Edit[]} */
function editsOf(text) {
  const lines = text.split('\n');
  const middle = middleOf(lines);
  const isJson = text.startsWith('{');
  /** @type {(line: number, round: number) => string} */
  const readdressed = (line, round) =>
    `${(lines[line] ?? '').replace(/10\.\d+\.0\.0\/\d+/, `10.${round % 200}.0.0/${round < 200 ? 16 : 15}`)}\n`;
  /** @type {Edit[]} */
  const edits = [
    {
      name: 'a CIDR in the middle',
      changesPanel: true,
      change: (round) => ({ line: middle, text: readdressed(middle, round + 1), removes: 1 }),
    },
    {
      name: 'blanks in the first line',
      changesPanel: false,
      change: (round) => ({ line: 0, text: `${lines[0]}${' '.repeat(round + 1)}\n`, removes: 1 }),
    },
  ];
  if (isJson) return edits;
  return [
    ...edits,
    {
      name: 'a line above the first',
      changesPanel: true,
      change: (round) => ({ line: 0, text: `# ${round}\n`, removes: 0 }),
    },
    {
      name: 'a pasted ---, and its removal',
      changesPanel: true,
      change: (round) =>
        round % 2 === 0
          ? { line: middle, text: '---\n', removes: 0 }
          : { line: middle, text: '', removes: 1 },
    },
  ];
}

/** The line of the first address block from the middle of a text on. @param {readonly string[]} lines */
function middleOf(lines) {
  const half = Math.floor(lines.length / 2);
  const below = lines.findIndex((line, index) => index >= half && /cidr"?:/.test(line));
  return below === -1 ? lines.findLastIndex((line) => /cidr"?:/.test(line)) : below;
}
