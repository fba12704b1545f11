import type { CheckReport } from '../report.ts';

/** For programs; docs/cli.md describes it. Lines and characters count from zero, characters in UTF-16 code units. */
export function jsonReport({ findings, count }: CheckReport): string {
  const report = {
    version: 1,
    findings: findings.map(({ rule, severity, message, apiServer, file, range, related, fixes }) => ({
      rule,
      severity,
      message,
      ...(apiServer === undefined ? {} : { apiServer }),
      file,
      range,
      related,
      fixes: fixes.map(({ title, safe }) => ({ title, safe })),
    })),
    files: count,
  };
  return `${JSON.stringify(report, null, 2)}\n`;
}
