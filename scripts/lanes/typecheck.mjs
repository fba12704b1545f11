import { inRoot } from '../support/checkout.mjs';
import { countChecks } from '../support/lane.mjs';
import { runNode } from '../support/run.mjs';

/** Each part of the house sees the types of its own surroundings only: no Node in the pure rooms, no DOM outside panels. */
const parts = [
  { name: 'all that runs in Node', project: 'tsconfig.json' },
  { name: 'the pure rooms of the server', project: 'server/tsconfig.json' },
  { name: 'what runs in the panels', project: 'client/webview/tsconfig.json' },
  { name: 'the tests of the panels', project: 'test/webview/tsconfig.json' },
  { name: 'the tests of scripts and those in a real VS Code', project: 'test/vscode/tsconfig.json' },
  { name: 'scripts', project: 'scripts/tsconfig.json' },
];

/** @type {import('../support/lane.mjs').Lane} */
export const typecheck = {
  name: 'typecheck',
  what: 'TypeScript, part by part',
  quick: true,
  run: () => countChecks(parts.map(({ name, project }) => ({ name, check: () => checkTypes(project) }))),
};

/**
 * The compiler without a programming interface is ten times as fast; `typescript` stays for the tools that need one.
 * @param {string} project
 */
async function checkTypes(project) {
  const { code } = await runNode(inRoot('node_modules/typescript-native/bin/tsc'), [
    '--noEmit',
    '--pretty',
    '-p',
    project,
  ]);
  return code === 0;
}
