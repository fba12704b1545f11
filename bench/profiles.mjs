import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { completion, connectTo } from './support/connection.mjs';
import { profile, profileObject, profileSchema } from './support/profiles.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));
const servers = {
  ours: `${here}../dist/server.cjs`,
  json: `${here}node_modules/vscode-langservers-extracted/bin/vscode-json-language-server`,
};

/**
 * How a profile is written, and what is asked right after an edit, by what it is called.
 * @type {readonly (readonly [import('./support/profiles.mjs').Style, string])[]}
 */
const cases = [
  ['sound', 'diagnostics'],
  ['careless', 'diagnostics'],
  ['careless', 'hover'],
  ['careless', 'completion'],
  ['careless', 'inlayHint'],
  ['careless', 'codeAction'],
];

/** What the other server has no answer to. */
const oursAlone = ['inlayHint'];

/** As many lines as an editor shows. */
const shownLines = 60;

/**
 * How a profile is written, how the name `read` stands in it, and what that becomes: a text never seen before, whole or
 * half-typed, with a mistake or without.
 */
const forms = {
  json: {
    file: 'profile.json',
    language: 'json',
    write: profile,
    name: '"read"',
    edit: (/** @type {number} */ round) => (round % 2 === 0 ? `"readv${round}"` : `"readv", "writev${round}`),
  },
  yaml: {
    file: 'profile.yaml',
    language: 'yaml',
    write: profileObject,
    name: '- read',
    edit: (/** @type {number} */ round) => `- ${round % 2 === 0 ? 'readv' : 'writev'}${round}`,
  },
};

/**
 * From an edit to an answer in a seccomp profile, as a client asks for it at once: a JSON file, beside the JSON language
 * server of VS Code with a schema for profiles, and an object in YAML.
 * @param {number} lines
 * @param {number} rounds
 * @returns a row for each question, with medians in milliseconds
 */
export async function measureProfile(lines, rounds) {
  const rows = [];
  for (const [style, question] of cases) {
    const ours = await answers(servers.ours, forms.json, style, question, lines, rounds);
    const json = oursAlone.includes(question)
      ? undefined
      : await answers(servers.json, forms.json, style, question, lines, rounds);
    const yaml = await answers(servers.ours, forms.yaml, style, question, lines, rounds);
    rows.push({
      lines,
      written: style,
      question,
      'ours p50': ours.median.toFixed(1),
      'ours p95': ours.worst.toFixed(1),
      'JSON server p50': json?.median.toFixed(1) ?? '',
      'JSON server p95': json?.worst.toFixed(1) ?? '',
      ratio: json === undefined ? '' : `${(json.median / ours.median).toFixed(1)}x`,
      'ours in YAML p50': yaml.median.toFixed(1),
      'ours in YAML p95': yaml.worst.toFixed(1),
    });
  }
  return rows;
}

/**
 * @param {string} server
 * @param {typeof forms.json} form
 * @param {import('./support/profiles.mjs').Style} style
 * @param {string} question
 * @param {number} lines
 * @param {number} rounds
 */
async function answers(server, { file, language, write, name, edit }, style, question, lines, rounds) {
  const child = spawn(process.execPath, [server, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
  const connection = connectTo(child);
  connection.listen();
  await connection.sendRequest('initialize', {
    processId: process.pid,
    rootUri: null,
    capabilities: {
      textDocument: { diagnostic: {}, completion },
      workspace: { diagnostics: { refreshSupport: true } },
    },
    workspaceFolders: null,
  });
  await connection.sendNotification('initialized', {});
  const schemas = [{ fileMatch: ['*.json'], schema: profileSchema }];
  await connection.sendNotification('workspace/didChangeConfiguration', {
    settings: { json: { schemas, validate: { enable: true } } },
  });
  const uri = `file:///profiles/${file}`;
  const written = write(lines, style).split('\n');
  const line = written.findIndex((text, index) => index > lines / 2 && text.trim().startsWith(name));
  const start = written[line]?.indexOf(name) ?? 0;
  const text = written.join('\n');
  const textDocument = { uri, languageId: language, version: 1, text };
  await connection.sendNotification('textDocument/didOpen', { textDocument });
  // Inside the name, whatever it is.
  // Hover tells most of a call that exists: the one on the next line, for the profile has changed around it.
  const position = { line: question === 'hover' ? line + 1 : line, character: start + 3 };
  const shown = {
    start: { line: Math.max(0, line - shownLines / 2), character: 0 },
    end: { line: line + shownLines / 2, character: 0 },
  };
  const range = question === 'inlayHint' ? shown : { start: position, end: position };
  const place = { textDocument: { uri }, position, range, context: { diagnostics: [] } };
  const ask = () =>
    connection.sendRequest(`textDocument/${question === 'diagnostics' ? 'diagnostic' : question}`, place);
  await ask();
  let length = name.length;
  const times = [];
  for (let round = 0; round < rounds; round++) {
    const text = edit(round);
    const range = { start: { line, character: start }, end: { line, character: start + length } };
    length = text.length;
    const begin = performance.now();
    await connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version: round + 2 },
      contentChanges: [{ range, text }],
    });
    await ask();
    times.push(performance.now() - begin);
  }
  await connection.sendRequest('shutdown');
  await connection.sendNotification('exit');
  const sorted = times.slice(Math.floor(rounds / 4)).sort((left, right) => left - right);
  const at = (/** @type {number} */ share) => sorted[Math.floor(sorted.length * share)] ?? Number.NaN;
  return { median: at(0.5), worst: at(0.95) };
}
