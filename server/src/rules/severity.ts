import type { Severity } from '../workspace/settings.ts';
import type { Rule } from './rule.ts';
import type { Workbench } from './workbench.ts';

/** The severity that the nearest configuration, else the settings, else the finding, else its rule gives. */
export function severityOf(
  { snapshot, assembly }: Workbench,
  uri: string,
  rule: Rule,
  own?: Severity,
): Severity | 'off' {
  const declared = assembly.configurationOf(uri)?.configuration.rules[rule.id];
  const byDefault = rule.defaultSeverity === 'off' ? 'off' : (own ?? rule.defaultSeverity);
  return declared ?? snapshot.settings.rules[rule.id] ?? byDefault;
}
