import type { YAMLError } from 'yaml';
import type { SyntaxProblem } from '../tree.ts';

/** Tells an error of the YAML library in our own words. */
export function describeYamlError(error: YAMLError, text: string): SyntaxProblem {
  const start = Math.min(error.pos[0], text.length);
  const end = Math.min(Math.max(error.pos[1], start), text.length);
  const code = error.code.toLowerCase().replaceAll('_', '-');
  return { code, message: error.message, range: { start, end } };
}
