import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { createVSIX } from '@vscode/vsce';
import { resultsFolder } from '../../../scripts/support/checkout.mjs';
import { vsixFile } from '../../../scripts/support/vsix.mjs';
import { findHost } from '../../../scripts/workbench/hosts.mjs';
import { prepareHost } from '../../../scripts/workbench/prepare.mjs';
import { serveWorkbench } from '../../../scripts/workbench/serve.mjs';
import { quietSettings } from '../../../scripts/workbench/settings.mjs';

export type HostOptions = {
  /** Copied, so that a test may change it. */
  readonly folder: string;
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly testDriver?: boolean;
  /** Folders of other extensions, which are installed beside ours. */
  readonly neighbours?: readonly string[];
  /** The copy is a Git repository whose one commit holds all of the folder. */
  readonly isCommitted?: boolean;
  /** The folder is opened in restricted mode. */
  readonly isUntrusted?: boolean;
  readonly env?: Readonly<Record<string, string>>;
};

export type TestHost = Awaited<ReturnType<typeof serveWorkbench>> & {
  /** Ends the server and starts it again, at the same address, with all that it has kept. */
  readonly restart: () => Promise<void>;
};

/** What tests need beyond a quiet workbench: the same picture everywhere. */
const steadySettings = {
  ...quietSettings,
  'editor.accessibilitySupport': 'off',
  'files.simpleDialog.enable': true,
};

/** Without a question at the start, which would have to be answered. */
const restricted = {
  'security.workspace.trust.enabled': true,
  'security.workspace.trust.startupPrompt': 'never',
};

/** Packages the extension in a folder. */
async function packaged(extension: string, data: string): Promise<string> {
  const packagePath = join(data, `${basename(extension)}.vsix`);
  await createVSIX({
    cwd: extension,
    packagePath,
    dependencies: false,
    skipLicense: true,
    allowMissingRepository: true,
  });
  return packagePath;
}

/** Starts a VS Code of its own on a copy of a folder, with the packaged extension installed. Stopping removes it all. */
export async function startHost({
  folder,
  settings,
  testDriver = false,
  neighbours = [],
  isCommitted = false,
  isUntrusted = false,
  env = {},
}: HostOptions): Promise<TestHost> {
  const host = findHost();
  await prepareHost(host);
  const data = mkdtempSync(join(tmpdir(), 'policy-lens-workbench-'));
  const copy = join(data, basename(folder));
  cpSync(folder, copy, { recursive: true });
  if (isCommitted) {
    git(copy, 'init', '--quiet');
    commitAll(copy, 'As it was');
  }
  const options = {
    folder: copy,
    data,
    vsix: vsixFile(),
    settings: {
      ...steadySettings,
      'git.enabled': isCommitted,
      ...(isUntrusted ? restricted : {}),
      ...settings,
    },
    testDriver,
    neighbours: await Promise.all(neighbours.map((neighbour) => packaged(neighbour, data))),
    asksForTrust: isUntrusted,
    env: { ...env },
  };
  let served = await serveWorkbench(host, options);
  return {
    ...served,
    restart: async () => {
      await served.stop();
      served = await serveWorkbench(host, { ...options, port: Number(new URL(served.base).port) });
    },
    stop: async () => {
      await served.stop();
      keepLogs(data);
      rmSync(data, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** Whoever runs the tests need not have told Git who they are. */
const author = ['-c', 'user.name=Test', '-c', 'user.email=test@example.com', '-c', 'commit.gpgsign=false'];

/** Commits all of a folder that is a repository. */
export function commitAll(folder: string, message: string): void {
  git(folder, 'add', '--all');
  git(folder, 'commit', '--quiet', '--message', message);
}

function git(folder: string, ...words: readonly string[]): void {
  execFileSync('git', [...author, ...words], { cwd: folder });
}

/** The last workbench's logs, for whoever looks for the reason of a failure. */
function keepLogs(data: string): void {
  const kept = join(resultsFolder, 'logs');
  rmSync(kept, { recursive: true, force: true });
  mkdirSync(kept, { recursive: true });
  cpSync(join(data, 'server.log'), join(kept, 'server.log'));
  cpSync(join(data, 'user/logs'), join(kept, 'vscode'), { recursive: true });
}
