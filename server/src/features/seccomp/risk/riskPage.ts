import { nameOf } from '../../../base/uri.ts';
import { enumerate } from '../../../base/words.ts';
import type { Workbench } from '../../../rules/workbench.ts';
import type { ProfileOnHost } from '../../../seccomp/onTarget/profileOnHost.ts';
import type { RawProfile } from '../../../seccomp/rawProfile.ts';
import type { OpenCall } from '../../../seccomp/risk/openCalls.ts';
import type { WayAround } from '../../../seccomp/risk/waysAround.ts';
import { bullets, code, paragraphs, plain } from '../../hover/markdown.ts';
import type { ChangesPage } from '../../lens/changesPage.ts';
import { sentence } from '../hover/words.ts';
import { onFirstHost } from '../lens/onTarget.ts';
import { callRisk } from './callRisk.ts';
import { type Risk, riskOn } from './risk.ts';

/** The details of what a profile leaves to an attacker on its target; in steps. */
export function* riskPage(
  workbench: Workbench,
  uri: string,
  profile: RawProfile,
): Generator<void, ChangesPage | undefined> {
  const host = onFirstHost(workbench, uri, profile);
  const risk = host && (yield* riskOn(host));
  if (host === undefined || risk === undefined) return undefined;
  const name = profile.name ?? nameOf(uri);
  return { title: `Risk of ${name}`, markdown: riskText(name, host, risk) };
}

/** @param name of the profile */
export function riskText(name: string, host: ProfileOnHost, { open, ways }: Risk): string {
  const ofLevel = (level: OpenCall['danger']['level']): readonly OpenCall[] =>
    open.filter(({ danger }) => danger.level === level);
  const low = ofLevel('low').map(({ danger }) => code(danger.call));
  const { named, target } = host;
  return `${paragraphs(
    `# What ${plain(name)} leaves open`,
    `On ${plain(named.name)} (${plain(target.architecture)}, Linux ${plain(target.kernel)}), with the capabilities of that target. A call is open whatever its arguments where nothing else is said; whether a program needs it only its owner knows.`,
    ...section('Ways around its own rules', ways.map(wayText)),
    ...section(
      'High risk',
      ofLevel('high').map((call) => callRisk(host, call)),
    ),
    ...section(
      'Medium risk',
      ofLevel('medium').map((call) => callRisk(host, call)),
    ),
    ...(low.length === 0 ? [] : ['## Low risk', `${enumerate(low)}. Hover over a name says why.`]),
    open.length + ways.length === 0 ? 'None of the calls that are known to be dangerous.' : undefined,
  )}\n`;
}

function section(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : [`## ${title}`, bullets(lines)];
}

/** By which calls a profile's own rules are gone around. */
export function wayText({ through, denied, architecture, why }: WayAround): string {
  const where = architecture === undefined ? '' : ` on ${plain(architecture)}`;
  const verb = through.length === 1 ? 'goes' : 'go';
  return `${enumerate(through.map(code))} ${verb} around what is denied of ${enumerate(denied.map(code), 'and')}${where}: ${plain(sentence(why))}`;
}
