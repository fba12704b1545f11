import { redact, type Secrets } from './redact.ts';

export interface ReportFacts {
  readonly extensionVersion: string;
  readonly serverVersion: string | undefined;
  readonly serverState: string;
  readonly editorName: string;
  readonly editorVersion: string;
  /** `local` or `remote (ssh-remote)`; never a host's name. */
  readonly host: string;
  readonly platform: string;
  readonly nodeVersion: string;
  readonly trusted: boolean;
  readonly folderCount: number;
  /** Settings that differ from their default, by key. */
  readonly settings: Readonly<Record<string, unknown>>;
  /** The last lines of the log, oldest first. */
  readonly lines: readonly string[];
}

/** A report in Markdown for the user to read, complete and send; all that could tell about their cluster is taken out. */
export function buildReport(facts: ReportFacts, secrets: Secrets): string {
  const settings = JSON.stringify(
    Object.fromEntries(Object.entries(facts.settings).map(([key, value]) => [key, reduced(value, secrets)])),
    undefined,
    2,
  );
  return `# Policy Lens: report of a problem

Nothing has been sent. Read this text, add what happened, and take out what you do not want to share.
Paths, host names, object names, labels and addresses are replaced by <path>, <name>, <address> and <text>.

## What happened

(What did you do, what did you expect, what came instead?)

## Versions

| What | Version |
| --- | --- |
| Policy Lens | ${facts.extensionVersion} |
| Language server | ${facts.serverVersion ?? 'not known'} (${facts.serverState}) |
| ${facts.editorName} | ${facts.editorVersion} |
| Extension host | ${facts.host}, ${facts.platform}, Node ${facts.nodeVersion} |
| Workspace | ${facts.folderCount} ${facts.folderCount === 1 ? 'folder' : 'folders'}, ${facts.trusted ? 'trusted' : 'not trusted'} |

## Settings that differ from their default

\`\`\`json
${settings}
\`\`\`

## Last lines of the log

\`\`\`text
${facts.lines.map((line) => redact(line, secrets)).join('\n')}
\`\`\`
`;
}

/** Numbers, switches, versions and severities are kept; other text may be a name, also where it is a key. */
function reduced(value: unknown, secrets: Secrets): unknown {
  if (typeof value === 'string') {
    return /^(?:\d+(?:\.\d+)*|[a-z][A-Za-z]*)$/.test(value) ? redact(value, secrets) : '<text>';
  }
  if (Array.isArray(value)) return value.map((item) => reduced(item, secrets));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [redact(key, secrets), reduced(item, secrets)]),
  );
}
