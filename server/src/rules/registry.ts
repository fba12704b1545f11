import { kustomizeLabelsChangeSelectors } from './builds/kustomizeLabelsChangeSelectors.ts';
import { kustomizeLabelsNarrowPeers } from './builds/kustomizeLabelsNarrowPeers.ts';
import { kustomizePatchWithoutTarget } from './builds/kustomizePatchWithoutTarget.ts';
import { kustomizeRefuses } from './builds/kustomizeRefuses.ts';
import { configuration } from './configuration/configuration.ts';
import { apiServerRefuses } from './documents/apiServerRefuses.ts';
import { apiServerWarns } from './documents/apiServerWarns.ts';
import { duplicateKey } from './documents/duplicateKey.ts';
import { labelNotText } from './documents/labelNotText.ts';
import { podSeccompProfile } from './documents/podSeccompProfile.ts';
import { syntax } from './documents/syntax.ts';
import { unknownField } from './documents/unknownField.ts';
import { entranceBlocked } from './policies/callers/entranceBlocked.ts';
import { monitoringBlocked } from './policies/callers/monitoringBlocked.ts';
import { webhookBlocked } from './policies/callers/webhookBlocked.ts';
import { clusterNotEveryone } from './policies/clusterNotEveryone.ts';
import { directionNotNamed } from './policies/directionNotNamed.ts';
import { dnsBlocked } from './policies/dnsBlocked.ts';
import { emptyField } from './policies/emptyField.ts';
import { exceptNoEffect } from './policies/exceptNoEffect.ts';
import { dnsAlone, firstPolicy } from './policies/firstPolicy.ts';
import { halfOpen } from './policies/halfOpen.ts';
import { hostNetworkSelected } from './policies/hostNetwork.ts';
import { ingressAlsoDenied } from './policies/ingressAlsoDenied.ts';
import { ipBlockInCluster } from './policies/ipBlockInCluster.ts';
import { metadataAddress } from './policies/metadataAddress.ts';
import { noEffect } from './policies/noEffect.ts';
import { policyNamespace } from './policies/policyNamespace.ts';
import { policyTwice } from './policies/policyTwice.ts';
import { portNotListenedOn } from './policies/portNotListenedOn.ts';
import { selectorMatchesNothing } from './policies/selectorMatchesNothing.ts';
import { separatePeers } from './policies/separatePeers.ts';
import { separateRules } from './policies/separateRules.ts';
import { volatileLabel } from './policies/volatileLabel.ts';
import type { BuildRule, DocumentRule, PolicyRule, ProfileRule, Rule, WorkloadRule } from './rule.ts';
import { seccompArgumentIndex } from './seccomp/argumentIndex.ts';
import { seccompBaseProfile } from './seccomp/baseProfile.ts';
import { seccompByteOrder } from './seccomp/byteOrder.ts';
import { seccompConflictingKeys } from './seccomp/conflictingKeys.ts';
import { seccompDuplicateItem } from './seccomp/duplicateItem.ts';
import { seccompDuplicateKey } from './seccomp/duplicateKey.ts';
import { seccompErrno } from './seccomp/errno.ts';
import { seccompIncludesExcludes } from './seccomp/includesExcludes.ts';
import { seccompKillThread } from './seccomp/killThread.ts';
import { seccompLegacyName } from './seccomp/legacyName.ts';
import { seccompListenerPath } from './seccomp/listenerPath.ts';
import { seccompMissingKey } from './seccomp/missingKey.ts';
import { seccompNotify } from './seccomp/notify.ts';
import { seccompAlwaysAllowed } from './seccomp/onTarget/alwaysAllowed.ts';
import { seccompDangerousCall } from './seccomp/onTarget/dangerousCall.ts';
import { seccompDeadRule } from './seccomp/onTarget/deadRule.ts';
import { seccompDefaultAction } from './seccomp/onTarget/defaultAction.ts';
import { seccompDoesNotStart } from './seccomp/onTarget/doesNotStart.ts';
import { seccompDroppedKeys } from './seccomp/onTarget/droppedKeys.ts';
import { seccompEnosysBorder } from './seccomp/onTarget/enosysBorder.ts';
import { seccompFlags } from './seccomp/onTarget/flags.ts';
import { seccompIoUring } from './seccomp/onTarget/ioUring.ts';
import { seccompLikeDefault } from './seccomp/onTarget/likeDefault.ts';
import { seccompMask } from './seccomp/onTarget/mask.ts';
import { seccompMultiplexed } from './seccomp/onTarget/multiplexed.ts';
import { seccompNarrowArgument } from './seccomp/onTarget/narrowArgument.ts';
import { seccompNewerAction } from './seccomp/onTarget/newerAction.ts';
import { seccompNewerThanKernel } from './seccomp/onTarget/newerThanKernel.ts';
import { seccompNotOnHost } from './seccomp/onTarget/notOnHost.ts';
import { seccompObsoleteCall } from './seccomp/onTarget/obsoleteCall.ts';
import { seccompOlderForm } from './seccomp/onTarget/olderForm.ts';
import { seccompPointer } from './seccomp/onTarget/pointer.ts';
import { seccompRuntimeCalls } from './seccomp/onTarget/runtimeCalls.ts';
import { seccompSeveralConditions } from './seccomp/onTarget/severalConditions.ts';
import { seccompSubArchitectures } from './seccomp/onTarget/subArchitectures.ts';
import { seccompTargetsDiffer } from './seccomp/onTarget/targetsDiffer.ts';
import { seccompTooLarge } from './seccomp/onTarget/tooLarge.ts';
import { seccompUnknownToLibrary } from './seccomp/onTarget/unknownToLibrary.ts';
import { seccompUnlikeDefault } from './seccomp/onTarget/unlikeDefault.ts';
import { seccompUpperBits } from './seccomp/onTarget/upperBits.ts';
import { seccompSyscallNotOnArchitecture } from './seccomp/syscallNotOnArchitecture.ts';
import { seccompTrace } from './seccomp/trace.ts';
import { seccompUnknownKey } from './seccomp/unknownKey.ts';
import { seccompUnknownSyscall } from './seccomp/unknownSyscall.ts';
import { seccompUnknownValue } from './seccomp/unknownValue.ts';
import { seccompWrongType } from './seccomp/wrongType.ts';
import { suppressionNeedsReason } from './suppression/suppressionNeedsReason.ts';
import { unusedSuppression } from './suppression/unusedSuppression.ts';
import { podsLeftOut } from './workloads/podsLeftOut.ts';
import { seccompProfileNotFound } from './workloads/seccompProfileNotFound.ts';
import { workloadTwice } from './workloads/workloadTwice.ts';

export const documentRules: readonly DocumentRule[] = [
  syntax,
  apiServerRefuses,
  apiServerWarns,
  unknownField,
  labelNotText,
  duplicateKey,
  podSeccompProfile,
  configuration,
];

export const policyRules: readonly PolicyRule[] = [
  selectorMatchesNothing,
  portNotListenedOn,
  emptyField,
  directionNotNamed,
  ingressAlsoDenied,
  exceptNoEffect,
  metadataAddress,
  noEffect,
  dnsBlocked,
  halfOpen,
  separatePeers,
  separateRules,
  policyNamespace,
  clusterNotEveryone,
  hostNetworkSelected,
  volatileLabel,
  dnsAlone,
  firstPolicy,
  entranceBlocked,
  monitoringBlocked,
  webhookBlocked,
  ipBlockInCluster,
  policyTwice,
];

export const workloadRules: readonly WorkloadRule[] = [seccompProfileNotFound, podsLeftOut, workloadTwice];

export const buildRules: readonly BuildRule[] = [
  kustomizeRefuses,
  kustomizePatchWithoutTarget,
  kustomizeLabelsNarrowPeers,
  kustomizeLabelsChangeSelectors,
];

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
  seccompKillThread,
  seccompTrace,
  seccompBaseProfile,
  seccompDoesNotStart,
  seccompTooLarge,
  seccompNewerAction,
  seccompRuntimeCalls,
  seccompDeadRule,
  seccompDefaultAction,
  seccompSeveralConditions,
  seccompMask,
  seccompAlwaysAllowed,
  seccompUpperBits,
  seccompPointer,
  seccompNarrowArgument,
  seccompMultiplexed,
  seccompIoUring,
  seccompSubArchitectures,
  seccompOlderForm,
  seccompEnosysBorder,
  seccompDroppedKeys,
  seccompUnknownToLibrary,
  seccompNotOnHost,
  seccompFlags,
  seccompNewerThanKernel,
  seccompObsoleteCall,
  seccompDangerousCall,
  seccompTargetsDiffer,
  seccompLikeDefault,
  seccompUnlikeDefault,
];

/** Every rule, in the order in which they are listed. */
export const allRules: readonly Rule[] = [
  ...documentRules,
  ...policyRules,
  ...workloadRules,
  ...buildRules,
  ...profileRules,
  suppressionNeedsReason,
  unusedSuppression,
];

export const ruleIds: readonly string[] = allRules.map((rule) => rule.id);
