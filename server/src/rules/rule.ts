import type { Environment } from '../assembly/environment.ts';
import type { Build } from '../assembly/kustomize/build/build.ts';
import type { Moment } from '../assembly/resolveOrigin.ts';
import type { NetworkPolicy } from '../kubernetes/networkPolicy.ts';
import type { Workload } from '../kubernetes/objects.ts';
import type { KubernetesVersion } from '../kubernetes/version.ts';
import type { ItemType } from '../manifests/objects.ts';
import type { ProfileOnHost } from '../seccomp/onTarget/profileOnHost.ts';
import type { MergedProfile } from '../seccomp/operator/merged.ts';
import type { ProfileContext, ProfilePart, ProfileParts } from '../seccomp/profile/parts.ts';
import type { RawProfile } from '../seccomp/rawProfile.ts';
import type { ProfileTargets } from '../seccomp/targets/forProfile.ts';
import type { SyntaxDocument } from '../syntax/tree.ts';
import type { Language } from '../workspace/file.ts';
import type { Severity } from '../workspace/settings.ts';
import type { Finding } from './finding.ts';

/** What is told of a rule: its page in the docs, the settings, the SARIF rule list and `explain-rule` come from it. */
export interface RuleDescription {
  /** kebab-case, stable. */
  readonly id: string;
  /** One line. */
  readonly summary: string;
  /** What it finds, why it matters, how to fix it; Markdown. */
  readonly explanation: string;
  /** Where the facts come from. */
  readonly sources: readonly string[];
  /** `off`: told to those alone who ask for it. */
  readonly defaultSeverity: Severity | 'off';
}

/** Looks at one document alone: its answer depends on the text and the target version only. */
export interface DocumentRule extends RuleDescription {
  readonly scope: 'document';
  readonly check: (subject: DocumentSubject) => readonly Finding[];
}

export interface DocumentSubject {
  readonly document: SyntaxDocument;
  readonly language: Language;
  readonly kubernetesVersion: KubernetesVersion;
  /** Whether kubectl counts the document's `---` line, which the line numbers in its messages depend on. */
  readonly countsMarker: boolean;
  /** What the document is where it is an item of a list that says so. */
  readonly listed: ItemType | undefined;
  /** Whether it begins a JSON file that goes on behind it with another value. */
  readonly isFollowed: boolean;
  /** Whether the file is our own `.policy-lens.yaml`. */
  readonly isConfiguration: boolean;
  /** Of all rules there are. */
  readonly ruleIds: readonly string[];
}

/** Looks at one policy in its environment. */
export interface PolicyRule extends RuleDescription {
  readonly scope: 'policy';
  /** The parts of the environment that the answer depends on, by identity; the policy itself is always one. */
  readonly dependsOn: (environment: Environment) => readonly unknown[];
  /**
   * The parts that it depends on for this policy alone: the policies beside it, for instance. Asked after `check`, and again
   * when the answer is to be used once more.
   */
  readonly dependsOnFor?: (policy: NetworkPolicy, environment: Environment) => readonly unknown[];
  readonly check: (policy: NetworkPolicy, environment: Environment) => readonly Finding[];
}

/** Looks at one workload in its environment. */
export interface WorkloadRule extends RuleDescription {
  readonly scope: 'workload';
  /** All that the answer depends on beside the workload, by identity. */
  readonly dependsOnFor: (workload: Workload, environment: Environment, moment: Moment) => readonly unknown[];
  readonly check: (workload: Workload, environment: Environment, moment: Moment) => readonly Finding[];
}

/** Looks at what becomes of a kustomization. */
export interface BuildRule extends RuleDescription {
  readonly scope: 'build';
  readonly check: (build: Build) => readonly Finding[];
}

/** Looks at a seccomp profile as it is written. */
export interface ProfileRule extends RuleDescription {
  readonly scope: 'profile';
  /** It tells which keys belong together, and is silent while the text breaks its format, for that is not known then. */
  readonly needsWholeText?: true;
  /** It tells what follows from what no rule says, and is silent where there may be rules that are not known. */
  readonly needsAllRules?: true;
  /** What it finds in one rule, or in all that is no rule; its answer depends on nothing else. */
  readonly check?: (part: ProfilePart, context: ProfileContext) => Iterable<Finding>;
  /** What can only be told with the whole profile at hand. */
  readonly checkWhole?: (parts: ProfileParts) => Iterable<Finding>;
  /** What becomes of an object of the Security Profiles Operator and its base profiles. */
  readonly checkMerged?: (merged: MergedProfile) => readonly Finding[];
  /** What follows from what the profile does on a host of its target. */
  readonly checkOnHost?: (host: ProfileOnHost) => readonly Finding[];
  /** The same for what takes long: yields where the work may be put aside. */
  readonly checkOnHostInSteps?: (host: ProfileOnHost) => Generator<undefined, readonly Finding[]>;
  /** What follows from what it does on several targets; yields likewise. */
  readonly compareTargets?: (
    targets: ProfileTargets,
    profile: RawProfile,
  ) => Generator<undefined, readonly Finding[]>;
}

/** Reported by the machinery itself: about suppressions and our own configuration file. */
export interface MetaRule extends RuleDescription {
  readonly scope: 'meta';
}

export type Rule = DocumentRule | PolicyRule | WorkloadRule | BuildRule | ProfileRule | MetaRule;
