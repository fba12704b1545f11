import { type CheckReport, isFailing, type ShownFinding } from '../report.ts';

/**
 * JUnit's XML: a suite a file, a test case a finding. Findings below `--fail-on` are cases that pass, their message as
 * output, so that the report fails where the command does. A file without findings is one case that passes.
 */
export function junitReport({ findings, checked, unread, failOn }: CheckReport): string {
  const byFile = new Map(checked.map((file): [string, ShownFinding[]] => [file, []]));
  for (const finding of findings) {
    const known = byFile.get(finding.file);
    if (known === undefined) byFile.set(finding.file, [finding]);
    else known.push(finding);
  }
  const fails = (finding: ShownFinding): boolean => isFailing(finding.severity, failOn);
  const suites = [...byFile].map(([file, own]) =>
    suite(
      file,
      own.map((finding) => findingCase(finding, fails(finding))),
      own.filter(fails).length,
    ),
  );
  const skipped = unread.map(({ file, reason }) => {
    const name = attributes({ name: 'reading', classname: file });
    return suite(
      file,
      [`    <testcase ${name}><skipped ${attributes({ message: `not read: ${reason}` })}/></testcase>\n`],
      0,
      1,
    );
  });
  const all = [...suites, ...skipped];
  const tests = all.reduce((sum, { count }) => sum + count, 0);
  const counts = attributes({ name: 'policy-lens', tests, failures: findings.filter(fails).length });
  const body = all.map(({ text }) => text).join('');
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites ${counts}>\n${body}</testsuites>\n`;
}

interface Suite {
  readonly text: string;
  readonly count: number;
}

function suite(file: string, cases: readonly string[], failures: number, skipped = 0): Suite {
  const clean = `    <testcase ${attributes({ name: 'no findings', classname: file })}/>\n`;
  const shown = cases.length === 0 ? [clean] : cases;
  const head = attributes({ name: file, tests: shown.length, failures, errors: 0, skipped });
  return {
    text: `  <testsuite ${head}>\n${shown.join('')}  </testsuite>\n`,
    count: shown.length,
  };
}

function findingCase(finding: ShownFinding, fails: boolean): string {
  const { rule, severity, message, apiServer, file, range } = finding;
  const line = range.start.line + 1;
  const where = `${file}:${line}:${range.start.character + 1}`;
  const text = `${where}: ${message}${apiServer === undefined ? '' : `\nAPI server: ${apiServer}`}`;
  const name = attributes({ name: `${rule} (line ${line})`, classname: file });
  const result = fails
    ? `<failure ${attributes({ type: severity, message })}>${escapeXml(text)}</failure>`
    : `<system-out>${escapeXml(`${severity}: ${text}`)}</system-out>`;
  return `    <testcase ${name}>${result}</testcase>\n`;
}

function attributes(values: Readonly<Record<string, string | number>>): string {
  return Object.entries(values)
    .map(([name, value]) => `${name}="${escapeXml(String(value)).replaceAll('\n', '&#10;')}"`)
    .join(' ');
}

/** What XML 1.0 can't hold (control characters, lone surrogates) becomes U+FFFD. */
function escapeXml(text: string): string {
  return text
    .replace(/[^\P{Cc}\t\n]|[\p{Cs}\uFFFE\uFFFF]/gu, '\uFFFD')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
