import { configuration } from './configuration/configuration.ts';
import { apiServerRefuses } from './documents/apiServerRefuses.ts';
import { apiServerWarns } from './documents/apiServerWarns.ts';
import { duplicateKey } from './documents/duplicateKey.ts';
import { syntax } from './documents/syntax.ts';
import { unknownField } from './documents/unknownField.ts';
import { portNotListenedOn } from './policies/portNotListenedOn.ts';
import { selectorMatchesNothing } from './policies/selectorMatchesNothing.ts';
import type { DocumentRule, PolicyRule, Rule } from './rule.ts';
import { suppressionNeedsReason } from './suppression/suppressionNeedsReason.ts';
import { unusedSuppression } from './suppression/unusedSuppression.ts';

export const documentRules: readonly DocumentRule[] = [
  syntax,
  apiServerRefuses,
  apiServerWarns,
  unknownField,
  duplicateKey,
  configuration,
];

export const policyRules: readonly PolicyRule[] = [selectorMatchesNothing, portNotListenedOn];

/** Every rule, in the order in which they are listed. */
export const allRules: readonly Rule[] = [
  ...documentRules,
  ...policyRules,
  suppressionNeedsReason,
  unusedSuppression,
];

export const ruleIds: readonly string[] = allRules.map((rule) => rule.id);
