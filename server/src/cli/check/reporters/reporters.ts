import type { CheckReport } from '../report.ts';
import { githubReport } from './github.ts';
import { jsonReport } from './json.ts';
import { junitReport } from './junit.ts';
import { sarifReport } from './sarif.ts';
import { textReport } from './text.ts';

export type Format = 'text' | 'json' | 'sarif' | 'junit' | 'github';

/** A report as the text of its format. */
export type Reporter = (report: CheckReport, isColoured: boolean) => string;

export const reporters: Readonly<Record<Format, Reporter>> = {
  text: textReport,
  json: jsonReport,
  sarif: sarifReport,
  junit: junitReport,
  github: githubReport,
};
