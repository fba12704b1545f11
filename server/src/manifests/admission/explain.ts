import type { SyntaxDocument } from '../../syntax/tree.ts';
import { cidrExplanations } from './explain/cidrs.ts';
import type { Explanation, Explanations } from './explain/explanation.ts';
import { keyExplanations } from './explain/keys.ts';
import { nameExplanations } from './explain/names.ts';
import { peerExplanations } from './explain/peers.ts';
import { portExplanations } from './explain/ports.ts';
import { selectorExplanations } from './explain/selectors.ts';
import { typeExplanations } from './explain/types.ts';
import type { AdmissionCode, AdmissionMessage } from './message.ts';

export type { Explanation, Fix } from './explain/explanation.ts';

const explanations: Explanations<AdmissionCode> = {
  ...cidrExplanations,
  ...keyExplanations,
  ...nameExplanations,
  ...peerExplanations,
  ...portExplanations,
  ...selectorExplanations,
  ...typeExplanations,
};

/**
 * A message of the API server in our words, with quick fixes.
 * @param document the one that was admitted; the ranges of the edits count from its start
 */
export function explain(
  message: AdmissionMessage,
  document: SyntaxDocument,
  language: 'yaml' | 'json',
): Explanation {
  return explanations[message.code]({ message, document, language });
}
