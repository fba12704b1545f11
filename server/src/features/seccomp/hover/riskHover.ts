import { finish } from '../../../base/steps.ts';
import type { Workbench } from '../../../rules/workbench.ts';
import type { RawProfile } from '../../../seccomp/rawProfile.ts';
import { bullets, paragraphs, plain } from '../../hover/markdown.ts';
import { onFirstHost } from '../lens/onTarget.ts';
import { callRisk } from '../risk/callRisk.ts';
import { riskOn } from '../risk/risk.ts';
import { wayText } from '../risk/riskPage.ts';
import { riskSummary } from '../risk/summary.ts';

/** So many calls are told of before the rest is counted. */
const shownCalls = 6;

/** What a profile leaves to an attacker on its target, for editors that show no lenses: one line, and below it the details. */
export function riskHover(workbench: Workbench, uri: string, profile: RawProfile): string | undefined {
  const host = onFirstHost(workbench, uri, profile);
  const risk = host && finish(riskOn(host));
  const summary = risk && riskSummary(risk);
  if (host === undefined || risk === undefined || summary === undefined) return undefined;
  const high = risk.open.filter(({ danger }) => danger.level === 'high');
  const more = high.length - shownCalls;
  return paragraphs(
    `${plain(summary)}, on ${plain(host.named.name)}.`,
    '---',
    bullets([
      ...risk.ways.map(wayText),
      ...high.slice(0, shownCalls).map((call) => callRisk(host, call)),
      ...(more > 0 ? [`And ${more} more of high risk; \`policy-lens seccomp risk\` tells of all.`] : []),
    ]),
  );
}
