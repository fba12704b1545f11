import { nearest } from '../../base/nearest.ts';
import { allRules } from '../../rules/registry.ts';
import { Failure } from '../terminal.ts';

/**
 * `policy-lens explain-rule`: what a rule finds, why it matters and what to do.
 * @throws Failure where there is no such rule
 */
export function explainRule(id: string): string {
  const rule = allRules.find((candidate) => candidate.id === id);
  if (rule === undefined) {
    const near = nearest(
      id,
      allRules.map((candidate) => candidate.id),
    );
    const advice = near === undefined ? '“policy-lens rules” lists them.' : `Did you mean ${near}?`;
    throw new Failure(`There is no rule ${id}. ${advice}`);
  }
  const { summary, explanation, defaultSeverity, sources } = rule;
  return [
    `${rule.id}: ${summary}`,
    `Severity unless it is set: ${defaultSeverity}`,
    '',
    explanation,
    '',
    'Sources:',
    ...sources.map((source) => `- ${source}`),
    '',
  ].join('\n');
}
