// Measures what an editor asks for while a profile of 3,000 lines with 600 names is written, through the protocol: at rest,
// and right after an edit. Times are what the server's main thread was computing, in milliseconds: others use the machine.
// Usage: npm run build && node bench/authoring.mjs [--lines 3000] [--rounds 120] [--only hover] [--form yaml]
//   [--profile FOLDER], the last for V8's profiles of the server.
import { spawn } from 'node:child_process';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { completion, connectTo } from './support/connection.mjs';
import { computedBy } from './support/mainThread.mjs';
import { both } from './support/numbers.mjs';
import { wideProfile } from './support/wideProfile.mjs';

const { values } = parseArgs({
  options: {
    lines: { type: 'string', default: '3000' },
    rounds: { type: 'string', default: '120' },
    only: { type: 'string' },
    form: { type: 'string' },
    profile: { type: 'string' },
  },
});
const server = fileURLToPath(new URL('../dist/server.cjs', import.meta.url));
const rounds = Number(values.rounds);

/** As many lines as an editor shows. */
const shownLines = 60;

/** What VS Code says of itself. */
const capabilities = {
  textDocument: {
    diagnostic: {},
    codeAction: { dataSupport: true, resolveSupport: { properties: ['edit', 'command'] } },
    completion,
  },
  workspace: {
    diagnostics: { refreshSupport: true },
    workspaceEdit: {
      documentChanges: true,
      resourceOperations: ['create', 'rename', 'delete'],
      changeAnnotationSupport: { groupsOnLabel: true },
    },
  },
};

const questions = {
  hover: 'textDocument/hover',
  completion: 'textDocument/completion',
  hints: 'textDocument/inlayHint',
  'code actions': 'textDocument/codeAction',
};

const rows = [];
for (const shape of /** @type {const} */ (['four calls a rule', 'one call a rule'])) {
  for (const form of /** @type {const} */ (['json', 'yaml'])) {
    if (values.form !== undefined && values.form !== form) continue;
    for (const [question, method] of Object.entries(questions)) {
      if (values.only !== undefined && values.only !== question) continue;
      rows.push(await measured(shape, form, question, method));
    }
  }
}
console.table(rows);

/**
 * @param {import('./support/wideProfile.mjs').Shape} shape
 * @param {'json' | 'yaml'} form
 * @param {string} question
 * @param {string} method
 */
async function measured(shape, form, question, method) {
  const text = wideProfile(Number(values.lines), shape, form);
  const uri = `file:///profiles/profile.${form}`;
  const { connection, busy, stop } = await started();
  const textDocument = { uri, languageId: form, version: 1, text };
  await connection.sendNotification('textDocument/didOpen', { textDocument });
  await connection.sendRequest('textDocument/diagnostic', { textDocument: { uri } });
  const lines = text.split('\n');
  const places = lines.flatMap((line, index) => {
    const [, name] = /^\s+(?:- |")([a-z_0-9]+)"?,?$/.exec(line) ?? [];
    return name === undefined ? [] : [{ line: index, start: line.indexOf(name), name }];
  });
  /** @param {number} round */
  const ask = (round) => {
    const at = places[(round * 37 + 11) % places.length];
    const position = { line: at?.line ?? 0, character: (at?.start ?? 0) + 2 };
    const first = Math.max(0, position.line - shownLines / 2);
    const shown = {
      start: { line: first, character: 0 },
      end: { line: first + shownLines, character: 0 },
    };
    const range = question === 'hints' ? shown : { start: position, end: position };
    return connection.sendRequest(method, {
      textDocument: { uri },
      position,
      range,
      context: { diagnostics: [] },
    });
  };
  const [atRest, edited] = [[], []];
  for (let round = 0; round < rounds; round++) atRest.push(await busy(() => ask(round)));
  const middle = places[places.length >> 1];
  let length = middle?.name.length ?? 0;
  for (let round = 0; round < rounds; round++) {
    const { line = 0, start = 0 } = middle ?? {};
    // Half-typed, whole, and another whole call by turns.
    const newText = ['rea', 'readv', 'writev'][round % 3] ?? '';
    const range = { start: { line, character: start }, end: { line, character: start + length } };
    length = newText.length;
    edited.push(
      await busy(async () => {
        await connection.sendNotification('textDocument/didChange', {
          textDocument: { uri, version: round + 2 },
          contentChanges: [{ range, text: newText }],
        });
        await ask(round);
      }),
    );
    await setTimeout(5);
  }
  await stop();
  const settled = rounds / 4;
  return {
    shape,
    form,
    question,
    lines: lines.length - 1,
    names: places.length,
    'at rest p50 / p95': both(atRest.slice(settled)),
    'after an edit p50 / p95': both(edited.slice(settled)),
  };
}

/** A server, and what its main thread computes during something, in milliseconds. */
async function started() {
  const watched = values.profile === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${values.profile}`];
  const child = spawn(process.execPath, [...watched, server, '--stdio'], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const connection = connectTo(child);
  connection.listen();
  await connection.sendRequest('initialize', {
    processId: process.pid,
    rootUri: null,
    capabilities,
    workspaceFolders: null,
  });
  await connection.sendNotification('initialized', {});
  return {
    connection,
    /** @param {() => Promise<unknown>} deed */
    busy: async (deed) => {
      const before = computedBy(child.pid);
      await deed();
      return computedBy(child.pid) - before;
    },
    stop: async () => {
      await connection.sendRequest('shutdown');
      await connection.sendNotification('exit');
    },
  };
}
