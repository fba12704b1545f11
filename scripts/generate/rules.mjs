import { generated, sourceLink, table } from './markdown.mjs';

/** @typedef {import('../../server/src/rules/rule.ts').Rule} Rule */

/**
 * A page for each rule, and one that lists them.
 * @param {import('./facts.mjs').Facts} facts
 * @returns {[path: string, text: string][]}
 */
export function rulePages({ allRules }) {
  return [['docs/rules/README.md', list(allRules)], ...allRules.map(page)];
}

/** @param {readonly Rule[]} rules */
function list(rules) {
  const rows = rules.map(({ id, defaultSeverity, summary }) => [
    `[${id}](${id}.md)`,
    defaultSeverity,
    summary,
  ]);
  return `${generated}

# Rules

${table(['Rule', 'Severity', 'What it reports'], rows)}

What is on at first tells of text that is refused, or that does something else than it says, and of connections that are
lost although the files show them to be wanted. What is only worth a thought, as it may be meant, is off until it is
asked for.

The severity of each can be changed, or the rule switched on or off, by the setting \`policyLens.rules\` and in
[\`.policy-lens.yaml\`](../configuration.md). A single finding can be [suppressed](../suppression.md).
\`policy-lens explain-rule ID\` tells on the command line what these pages tell.
`;
}

/**
 * @param {Rule} rule
 * @returns {[string, string]}
 */
function page({ id, summary, explanation, sources, defaultSeverity, scope }) {
  const other = defaultSeverity === 'warning' ? 'error' : 'warning';
  const suppression =
    scope === 'meta'
      ? ''
      : '\nTo leave out one finding only, [suppress it](../suppression.md) and say why.\n';
  const text = `${generated}

# ${id}

**${summary}.** Severity: ${defaultSeverity}, unless it is set otherwise.

${explanation}

## Change its severity

In \`.policy-lens.yaml\`, for everyone who works with these files:

\`\`\`yaml
rules:
  ${id}: ${other} # error, warning, info, hint or off
\`\`\`

Or by the setting \`policyLens.rules\` of the editor, for yourself.
${suppression}
## Sources

${sources.map((source) => `- ${sourceLink(source)}`).join('\n')}
`;
  return [`docs/rules/${id}.md`, text];
}
