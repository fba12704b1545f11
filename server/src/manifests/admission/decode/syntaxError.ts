import type { SyntaxDocument } from '../../../syntax/tree.ts';
import type { AdmissionMessage } from '../message.ts';

/** Why the text is no YAML (or JSON) at all, if it is none. */
export function syntaxError(
  _document: SyntaxDocument,
  _language: 'yaml' | 'json',
  _isFirst: boolean,
): AdmissionMessage | undefined {
  return undefined;
}
