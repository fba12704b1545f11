import { version } from '../../../package.json';
import type { LineRange } from '../base/lines.ts';

/** A document of SARIF 2.1.0 (docs.oasis-open.org/sarif/sarif/v2.1.0) with one run. */
export function sarifLog(run: object): string {
  const log = {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [run],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

/** @param rules what the results of a run refer to */
export function sarifTool(rules: readonly object[]) {
  return { driver: { name: 'Policy Lens', version, rules } };
}

export const columnKind = 'utf16CodeUnits';

/** A place of a file. */
export function location(file: string, range: LineRange) {
  return { physicalLocation: { artifactLocation: artifact(file), region: region(range) } };
}

/** Relative, as code scanning wants it; what stands outside the current directory begins with `../`. */
export function artifact(file: string) {
  return { uri: file.split('/').map(encodeURIComponent).join('/') };
}

/** Lines and columns count from one. */
export function region({ start, end }: LineRange) {
  return {
    startLine: start.line + 1,
    startColumn: start.character + 1,
    endLine: end.line + 1,
    endColumn: end.character + 1,
  };
}
