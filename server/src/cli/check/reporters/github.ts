import type { CheckReport, ShownFinding } from '../report.ts';

const commands: Readonly<Record<ShownFinding['severity'], string>> = {
  error: 'error',
  warning: 'warning',
  info: 'notice',
  hint: 'notice',
};

/**
 * Workflow commands, which GitHub shows beside the lines of a pull request.
 * Source: docs.github.com, "Workflow commands for GitHub Actions"; escapes as in actions/toolkit:packages/core/src/command.ts.
 */
export function githubReport({ findings }: CheckReport): string {
  return findings
    .map((finding) => `::${commands[finding.severity]} ${properties(finding)}::${data(text(finding))}\n`)
    .join('');
}

function text({ message, apiServer }: ShownFinding): string {
  return apiServer === undefined ? message : `${message}\nAPI server: ${apiServer}`;
}

/** Lines and columns count from one; columns are understood only within one line. */
function properties({ rule, file, range: { start, end } }: ShownFinding): string {
  const columns = start.line === end.line ? { col: start.character + 1, endColumn: end.character + 1 } : {};
  const values = { file, line: start.line + 1, endLine: end.line + 1, ...columns, title: rule };
  return Object.entries(values)
    .map(([name, value]) => `${name}=${property(String(value))}`)
    .join(',');
}

function data(value: string): string {
  return value.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(value: string): string {
  return data(value).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
