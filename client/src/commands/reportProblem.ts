import { homedir, hostname, userInfo } from 'node:os';
import { version as editorVersion, env, Uri, window, workspace } from 'vscode';
import { declaredSettings } from '../manifest.ts';
import { hostKind } from '../report/hostKind.ts';
import { programWords, wordsOf } from '../report/redact.ts';
import { buildReport } from '../report/report.ts';
import type { Services } from '../services.ts';

/** Collects what helps to understand a problem into a text for the user to read. Nothing is sent. */
export async function reportProblem({ context, log, server, version }: Services): Promise<void> {
  const content = buildReport(
    {
      extensionVersion: version,
      serverVersion: server.version,
      serverState: server.state,
      editorVersion,
      editorName: env.appName,
      host: hostKind(env.remoteName),
      platform: `${process.platform} ${process.arch}`,
      nodeVersion: process.versions.node,
      trusted: workspace.isTrusted,
      folderCount: workspace.workspaceFolders?.length ?? 0,
      settings: changedSettings(declaredSettings(context.extension.packageJSON).map(({ key }) => key)),
      lines: log.recent.all(),
    },
    { home: homedir(), program: await readProgram(context.extensionUri), private: privateWords() },
  );
  const document = await workspace.openTextDocument({ language: 'markdown', content });
  await window.showTextDocument(document);
}

/** Only what differs from the default. */
function changedSettings(keys: readonly string[]): Record<string, unknown> {
  const configuration = workspace.getConfiguration();
  const changed: Record<string, unknown> = {};
  for (const key of keys) {
    const value = configuration.get<unknown>(key);
    if (JSON.stringify(value) !== JSON.stringify(configuration.inspect(key)?.defaultValue))
      changed[key] = value;
  }
  return changed;
}

/** Where our own program can't be read, no word counts as its own. */
async function readProgram(extension: Uri): Promise<ReadonlySet<string>> {
  const texts = await Promise.all(
    ['client.cjs', 'server.cjs'].map(async (name) => {
      try {
        return new TextDecoder().decode(await workspace.fs.readFile(Uri.joinPath(extension, 'dist', name)));
      } catch {
        return '';
      }
    }),
  );
  return programWords(texts.join('\n'));
}

/** Words that may stand in a log line and are nobody else's business: of this machine and of the open documents. */
function privateWords(): ReadonlySet<string> {
  const words = new Set([hostname(), userName()]);
  for (const folder of workspace.workspaceFolders ?? []) {
    for (const word of wordsOf(`${folder.name} ${folder.uri.path}`)) words.add(word);
  }
  for (const document of workspace.textDocuments) {
    for (const word of wordsOf(document.uri.path)) words.add(word);
    if (['yaml', 'json', 'jsonc'].includes(document.languageId)) {
      for (const word of wordsOf(document.getText())) words.add(word);
    }
  }
  return words;
}

function userName(): string {
  try {
    return userInfo().username;
  } catch {
    // A user without an entry in the password file, as in some containers.
    return '';
  }
}
