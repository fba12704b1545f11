import { mkdirSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { freePort } from '../support/port.mjs';
import { endGroup, run, startGroup } from '../support/run.mjs';
import { Stop } from '../support/stop.mjs';

/**
 * @typedef {object} ServeOptions
 * @property {string} folder what the workbench opens
 * @property {string} data where this workbench keeps its settings, extensions and logs
 * @property {string} vsix the packaged extension
 * @property {string[]} [neighbours] other packaged extensions
 * @property {boolean} [asksForTrust] folders are not trusted until the user says so, as on a desktop
 * @property {Record<string, unknown>} settings the user's
 * @property {number} [port] default: a free one
 * @property {boolean} [testDriver] lets the address name a test suite to run in the extension host; hides notifications
 * @property {Record<string, string>} [env] added to the environment of the extension host
 *
 * @typedef {object} ServedWorkbench
 * @property {string} base the origin with a slash at the end
 * @property {string} folder
 * @property {string} log file with the server's output
 * @property {(payload?: readonly (readonly [string, string])[]) => string} address of the workbench; the payload is
 *   what a desktop takes as flags
 * @property {(path: string) => string} remoteUri of a file, as the workbench names it
 * @property {() => Promise<void>} stop
 */

/**
 * Starts VS Code's server on this machine's own address, with the packaged extension installed.
 * @param {import('./hosts.mjs').Host} host
 * @param {ServeOptions} options
 * @returns {Promise<ServedWorkbench>}
 */
export async function serveWorkbench(host, options) {
  const { folder, data, testDriver = false, neighbours = [], asksForTrust = false } = options;
  const env = environment(data, options.env ?? {});
  const common = [
    host.entry,
    '--user-data-dir',
    join(data, 'user'),
    '--extensions-dir',
    join(data, 'extensions'),
    '--config',
    join(data, 'config.yaml'),
  ];
  writeSettings(data, options.settings);
  const extensions = [options.vsix, ...neighbours].flatMap((file) => ['--install-extension', file]);
  const installed = await run(host.node, [...common, ...extensions, '--force'], {
    env,
    output: 'keep',
    minutes: 3,
  });
  if (installed.code !== 0) throw new Stop(`The extension can't be installed:\n${installed.output.trim()}`);

  const port = await freePort(options.port);
  const log = join(data, 'server.log');
  const output = openSync(log, 'w');
  const group = startGroup(
    host.node,
    [
      ...common,
      ...[
        '--bind-addr',
        `127.0.0.1:${port}`,
        '--auth',
        'none',
        '--disable-telemetry',
        '--disable-update-check',
      ],
      ...['--disable-getting-started-override', '--ignore-last-opened'],
      ...(asksForTrust ? [] : ['--disable-workspace-trust']),
      ...(testDriver ? host.testDriverFlags : []),
    ],
    { env, stdio: ['ignore', output, output] },
  );
  const { child } = group;
  const stop = stopper(group);
  const base = `http://127.0.0.1:${port}/`;
  await answering(`${base}healthz`, child, log, stop);
  return {
    base,
    folder,
    log,
    address: (payload) => {
      const query = new URLSearchParams({ folder });
      if (payload) query.set('payload', JSON.stringify(payload));
      return `${base}?${query}`;
    },
    remoteUri: (path) => `vscode-remote://127.0.0.1:${port}${path}`,
    stop,
  };
}

/**
 * @param {string} data
 * @param {Record<string, unknown>} settings
 */
function writeSettings(data, settings) {
  mkdirSync(join(data, 'user/User'), { recursive: true });
  for (const folder of ['home', 'extensions']) mkdirSync(join(data, folder), { recursive: true });
  writeFileSync(join(data, 'user/User/settings.json'), JSON.stringify(settings, null, 2));
  writeFileSync(join(data, 'config.yaml'), '');
}

/**
 * @param {string} data
 * @param {Record<string, string>} added
 */
function environment(data, added) {
  const home = join(data, 'home');
  const own = {
    ...added,
    HOME: home,
    XDG_CONFIG_HOME: join(home, '.config'),
    XDG_DATA_HOME: join(home, '.local/share'),
  };
  // Without a gallery the workbench asks no one for extensions.
  const gallery = { EXTENSIONS_GALLERY: JSON.stringify({ serviceUrl: '' }) };
  // Variables of a VS Code or an npm around this one would be taken for the new one's own.
  const foreign = Object.keys(process.env).filter((key) => /^(VSCODE_|ELECTRON_|npm_)/.test(key));
  return {
    ...process.env,
    ...own,
    ...gallery,
    ...Object.fromEntries(foreign.map((key) => [key, undefined])),
  };
}

/**
 * Ends the server in good order, with its extension host and language server, and by force after five seconds.
 * @param {ReturnType<typeof startGroup>} group
 */
function stopper({ child, end, takeBack }) {
  const exited = new Promise((resolve) => child.once('exit', resolve));
  return async () => {
    endGroup(child, 'SIGTERM');
    await Promise.race([exited, pause(5000, undefined, { ref: false })]);
    end();
    takeBack();
  };
}

/**
 * @param {string} address
 * @param {import('node:child_process').ChildProcess} child
 * @param {string} log
 * @param {() => Promise<void>} stop
 */
async function answering(address, child, log, stop) {
  const deadline = Date.now() + 60_000;
  while (child.exitCode === null && Date.now() < deadline) {
    const good = await fetch(address).then(
      (response) => response.ok,
      () => false,
    );
    if (good) return;
    await pause(50);
  }
  const state = child.exitCode === null ? 'does not answer' : `ended with ${child.exitCode}`;
  await stop();
  throw new Stop(`VS Code's server ${state}:\n${readFileSync(log, 'utf8').trim()}`);
}
