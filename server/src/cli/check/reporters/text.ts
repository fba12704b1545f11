import type { LineRange } from '../../../base/lines.ts';
import { count } from '../../../base/words.ts';
import { type Colour, type Paint, painter, plain } from '../../text.ts';
import { type CheckReport, type ShownFinding, severities } from '../report.ts';

const colours: Readonly<Record<ShownFinding['severity'], Colour>> = {
  error: 'red',
  warning: 'yellow',
  info: 'blue',
  hint: 'cyan',
};

/** For people: one line a finding, what belongs to it indented below, a count at the end. Lines count from one. */
export function textReport({ findings, count }: CheckReport, isColoured: boolean): string {
  const paint = painter(isColoured);
  return `${findings.map((finding) => findingText(finding, paint)).join('')}${summary(findings, count)}\n`;
}

function findingText(finding: ShownFinding, paint: Paint): string {
  const { rule, severity, message, apiServer, related, fixes } = finding;
  const details = [
    ...(apiServer === undefined ? [] : [`API server: ${plain(apiServer)}`]),
    ...related.map((other) => `${place(other)}: ${plain(other.message)}`),
    ...fixes.map(({ title, safe }) => `Fix${safe ? '' : ' (may change what is allowed)'}: ${plain(title)}`),
  ];
  const head = `${place(finding)}: ${paint(colours[severity], severity)}: ${plain(message)}`;
  return `${head} ${paint('grey', `[${rule}]`)}\n${details.map((line) => `    ${line}\n`).join('')}`;
}

function place({ file, range }: { readonly file: string; readonly range: LineRange }): string {
  return `${plain(file)}:${range.start.line + 1}:${range.start.character + 1}`;
}

function summary(findings: readonly ShownFinding[], fileCount: number): string {
  const files = count(fileCount, 'file');
  if (findings.length === 0) return `Nothing found in ${files}.`;
  const parts = severities.flatMap((severity) => {
    const number = findings.filter((finding) => finding.severity === severity).length;
    if (number === 0) return [];
    return [severity === 'info' ? `${number} info` : count(number, severity)];
  });
  return `${parts.join(', ')} in ${files}.`;
}
