import { kustomizePatchWithoutTarget } from './builds/kustomizePatchWithoutTarget.ts';
import { kustomizeRefuses } from './builds/kustomizeRefuses.ts';
import { configuration } from './configuration/configuration.ts';
import { apiServerRefuses } from './documents/apiServerRefuses.ts';
import { apiServerWarns } from './documents/apiServerWarns.ts';
import { duplicateKey } from './documents/duplicateKey.ts';
import { syntax } from './documents/syntax.ts';
import { unknownField } from './documents/unknownField.ts';
import { portNotListenedOn } from './policies/portNotListenedOn.ts';
import { selectorMatchesNothing } from './policies/selectorMatchesNothing.ts';
import type { BuildRule, DocumentRule, PolicyRule, ProfileRule, Rule } from './rule.ts';
import { seccompArgumentIndex } from './seccomp/argumentIndex.ts';
import { seccompByteOrder } from './seccomp/byteOrder.ts';
import { seccompConflictingKeys } from './seccomp/conflictingKeys.ts';
import { seccompDuplicateItem } from './seccomp/duplicateItem.ts';
import { seccompDuplicateKey } from './seccomp/duplicateKey.ts';
import { seccompErrno } from './seccomp/errno.ts';
import { seccompIncludesExcludes } from './seccomp/includesExcludes.ts';
import { seccompLegacyName } from './seccomp/legacyName.ts';
import { seccompListenerPath } from './seccomp/listenerPath.ts';
import { seccompMissingKey } from './seccomp/missingKey.ts';
import { seccompNotify } from './seccomp/notify.ts';
import { seccompTargetsDiffer } from './seccomp/onTarget/targetsDiffer.ts';
import { seccompSyscallNotOnArchitecture } from './seccomp/syscallNotOnArchitecture.ts';
import { seccompUnknownKey } from './seccomp/unknownKey.ts';
import { seccompUnknownSyscall } from './seccomp/unknownSyscall.ts';
import { seccompUnknownValue } from './seccomp/unknownValue.ts';
import { seccompWrongType } from './seccomp/wrongType.ts';
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

export const buildRules: readonly BuildRule[] = [kustomizeRefuses, kustomizePatchWithoutTarget];

export const profileRules: readonly ProfileRule[] = [
  seccompUnknownKey,
  seccompDuplicateKey,
  seccompMissingKey,
  seccompWrongType,
  seccompUnknownValue,
  seccompConflictingKeys,
  seccompLegacyName,
  seccompUnknownSyscall,
  seccompSyscallNotOnArchitecture,
  seccompDuplicateItem,
  seccompArgumentIndex,
  seccompErrno,
  seccompIncludesExcludes,
  seccompByteOrder,
  seccompNotify,
  seccompListenerPath,
  seccompTargetsDiffer,
];

/** Every rule, in the order in which they are listed. */
export const allRules: readonly Rule[] = [
  ...documentRules,
  ...policyRules,
  ...buildRules,
  ...profileRules,
  suppressionNeedsReason,
  unusedSuppression,
];

export const ruleIds: readonly string[] = allRules.map((rule) => rule.id);
