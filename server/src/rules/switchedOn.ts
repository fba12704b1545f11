import type { Settings } from '../workspace/settings.ts';
import { policyRules, profileRules, workloadRules } from './registry.ts';
import type { PolicyRule, ProfileRule, Rule, WorkloadRule } from './rule.ts';
import { severityOf } from './severity.ts';
import type { Workbench } from './workbench.ts';

/** The rules that tell anything in a file, of those that are asked about one object after another. */
export interface SwitchedOn {
  readonly policies: readonly PolicyRule[];
  readonly workloads: readonly WorkloadRule[];
  readonly profiles: ReadonlySet<ProfileRule>;
}

const known = new WeakMap<Settings, WeakMap<object, SwitchedOn>>();

/** Found out once for all files of one configuration. */
export function switchedOn(workbench: Workbench, uri: string): SwitchedOn {
  const { settings } = workbench.snapshot;
  const configuration = workbench.assembly.configurationOf(uri)?.configuration ?? settings;
  const ofSettings = known.get(settings) ?? new WeakMap<object, SwitchedOn>();
  known.set(settings, ofSettings);
  const isOn = (rule: Rule): boolean => severityOf(workbench, uri, rule) !== 'off';
  const rules = ofSettings.get(configuration) ?? {
    policies: policyRules.filter(isOn),
    workloads: workloadRules.filter(isOn),
    profiles: new Set(profileRules.filter(isOn)),
  };
  ofSettings.set(configuration, rules);
  return rules;
}
