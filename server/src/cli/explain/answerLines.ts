import type { PortVerdict } from '../../network/ends/askedPort.ts';
import { withSource } from '../../network/plugins/words.ts';
import type { Answer } from './answers.ts';
import type { ShownOrigin } from './places.ts';
import { portWords } from './port.ts';
import type { RuleShown, Side } from './sides.ts';

const verdictWords: Readonly<Record<PortVerdict, string>> = {
  allowed: 'Allowed',
  denied: 'Denied',
  partly: 'Partly allowed',
  unknown: 'Not known',
};

/** What is true of one pair of ends, a line each. */
export function answerLines(answer: Answer): readonly string[] {
  const asked = portWords(answer.port);
  const { from, to, verdict, egress, ingress, sameWorkload, samePod } = answer;
  const ports = verdict === 'denied' ? 'every port' : portsText(answer);
  const heading = `${verdictWords[verdict]}: ${from} => ${to} : ${asked === '' ? ports : asked}`;
  if (samePod) return [heading, '  It is one pod, and a pod always reaches itself, whatever policies say.'];
  return [
    heading,
    ...(sameWorkload
      ? ['  Both are one workload: this is about different pods of it. A pod always reaches itself.']
      : []),
    ...(egress === undefined ? [] : sideLines(egress, asked)),
    ...(ingress === undefined ? [] : sideLines(ingress, asked)),
  ];
}

function portsText({ surely, possibly }: { readonly surely: string; readonly possibly: string }): string {
  return surely === possibly ? surely : `surely ${surely}, possibly ${possibly}`;
}

function sideLines(side: Side, asked: string): readonly string[] {
  const { direction, workload, verdict, limited, policies, rules, nearest, notes, marks } = side;
  const word = direction === 'ingress' ? 'Ingress' : 'Egress';
  const ports = asked === '' && verdict !== 'denied' ? ` (${portsText(side)})` : '';
  return [
    `  ${word} of ${workload}: ${verdictWords[verdict].toLowerCase()}${ports}`,
    ...(limited === 'no' ? [`    No policy limits its ${direction}.`] : []),
    ...policies.map(
      ({ policy, selects, refused, ...at }) =>
        `    ${selects === 'yes' ? 'Limited' : 'Possibly limited'} by policy ${policy}${placeText(at)}${refused ? refusedWords : ''}`,
    ),
    ...rules.map((rule) => `    ${ruleText(rule)}`),
    ...(limited !== 'no' && rules.length === 0 && verdict !== 'allowed'
      ? [`    No rule of ${policies.length === 1 ? 'this policy' : 'these policies'} allows it.`]
      : []),
    ...(nearest === undefined
      ? []
      : [
          `    Nearest: ${nearest.path} of ${nearest.policy}${placeText(nearest)}: ${nearest.missing.join('; ')}`,
        ]),
    ...notes.map((note) => `    Note: ${note}.`),
    ...marks.map((mark) => `    On ${mark.plugin}: ${withSource(mark)}.`),
  ];
}

export const refusedWords = ', which the API server refuses as it is written';

function ruleText({ policy, path, ports, allows, certainty, ...at }: RuleShown): string {
  const through = ports.map((port) => `${lastPart(port.path)}${placeText(port)}`).join(', ');
  const word = certainty === 'surely' ? 'Allowed' : 'Possibly allowed';
  return `${word} by ${path} of ${policy}${placeText(at)}${through === '' ? '' : ` with ${through}`}: ${allows}`;
}

/** `ports[0]` of `spec.ingress[0].ports[0]` */
function lastPart(path: string): string {
  return path.slice(path.lastIndexOf('.') + 1);
}

function placeText({ file, range }: Partial<ShownOrigin>): string {
  return file === undefined || range === undefined ? '' : ` (${file}:${range.start.line + 1})`;
}
