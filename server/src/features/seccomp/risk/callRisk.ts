import { enumerate } from '../../../base/words.ts';
import { effectOf } from '../../../seccomp/evaluate/effect.ts';
import { defaultState, newestDefaults } from '../../../seccomp/knowledge/defaultStates.ts';
import type { ProfileOnHost } from '../../../seccomp/onTarget/profileOnHost.ts';
import { writtenRule } from '../../../seccomp/onTarget/written.ts';
import type { OpenCall } from '../../../seccomp/risk/openCalls.ts';
import { code, plain } from '../../hover/markdown.ts';
import { sentence } from '../hover/words.ts';
import { hostConditions } from '../written/conditions.ts';
import { cveLink, referenceLink } from './links.ts';

/** What one open call gives an attacker, what gates it, and where that was seen. */
export function callRisk(host: ProfileOnHost, call: OpenCall): string {
  const { danger } = call;
  const told = danger.references.map(referenceLink);
  return [
    `**${plain(danger.call)}**: ${plain(sentence(danger.why))}`,
    gates(host, call),
    danger.cves.length === 0 ? '' : `Used in ${enumerate(danger.cves.map(cveLink))}.`,
    told.length === 0 ? '' : `Told by ${enumerate(told)}.`,
  ]
    .filter((text) => text !== '')
    .join(' ');
}

/** By which arguments and capabilities it is open, where not to all, and by which capabilities in default profiles. */
function gates(host: ProfileOnHost, { danger, constants, isFiltered, verdict }: OpenCall): string {
  const which = constants.length > 0 ? enumerate(constants.map(code)) : isFiltered ? 'some arguments' : '';
  const around = conditionsAround(host, verdict);
  const ways = [
    which === '' ? '' : `for ${which}`,
    around.length === 0 ? '' : `by a rule that is taken ${enumerate(around)}`,
  ].filter((text) => text !== '');
  const effect = verdict.action === 'SCMP_ACT_ALLOW' ? '' : `On such a call ${effectOf(verdict)}.`;
  return [ways.length === 0 ? '' : `It is open ${enumerate(ways)}.`, effect, byDefault(danger.call)]
    .filter((text) => text !== '')
    .join(' ');
}

/** Which engines' own profiles ask for a capability before they let a call run. */
function byDefault(call: string): string {
  const asking = newestDefaults().flatMap((profile) => {
    const { kind, capabilities } = defaultState(profile, call);
    return kind === 'needs a capability'
      ? [{ product: profile.product.split(' ')[0] ?? '', capabilities }]
      : [];
  });
  if (asking.length === 0) return '';
  const capabilities = new Set(asking.flatMap((one) => one.capabilities));
  const products = enumerate(asking.map(({ product }) => product));
  return `By default ${products} let${asking.length === 1 ? 's' : ''} it run with ${enumerate([...capabilities].map(code), 'or')} alone.`;
}

function conditionsAround({ profile }: ProfileOnHost, { rule }: OpenCall['verdict']): readonly string[] {
  const path = rule?.origin.path.replace(/\.names?(?:\[\d+\])?$/i, '');
  const written = rule && path !== undefined ? writtenRule(profile, { ...rule.origin, path }) : undefined;
  return written === undefined ? [] : hostConditions(written);
}
