import { columnKind, location, sarifLog, sarifTool } from '../sarif.ts';
import { answerLines, refusedWords } from './answerLines.ts';
import type { Answer, Explanation } from './answers.ts';
import type { ShownOrigin } from './places.ts';
import { portWords } from './port.ts';
import type { Side } from './sides.ts';

const rule = {
  id: 'connection',
  shortDescription: { text: 'Whether one end reaches another, and what decides it' },
  defaultConfiguration: { level: 'none' },
};

/** A result for each answer: what decides first, and every other place that has to do with it. */
export function sarifOf(explanation: Explanation): string {
  const { answers } = explanation;
  return sarifLog({
    tool: sarifTool([rule]),
    columnKind,
    results: answers.map(resultOf),
  });
}

/** It is no problem, so that its kind is `informational` and it has no level (3.27.9 and 3.27.10 of the standard). */
function resultOf(answer: Answer) {
  const { from, to, port, verdict, surely, possibly } = answer;
  const places = placesOf(answer);
  const [first] = places;
  return {
    ruleId: rule.id,
    ruleIndex: 0,
    kind: 'informational',
    level: 'none',
    message: { text: answerLines(answer).join('\n') },
    locations: first === undefined ? [] : [location(first.file, first.range)],
    ...(places.length === 0
      ? {}
      : {
          relatedLocations: places.map(({ text, file, range }, id) => ({
            id,
            message: { text },
            ...location(file, range),
          })),
        }),
    properties: { from, to, port: portWords(port) || null, verdict, surely, possibly },
  };
}

interface Place extends ShownOrigin {
  readonly text: string;
}

/** The places of both sides; those of a side that denies come first, and in it what comes nearest. */
function placesOf({ egress, ingress }: Answer): readonly Place[] {
  const sides = [egress, ingress].filter((side) => side !== undefined);
  const denying = sides.filter(({ verdict }) => verdict === 'denied');
  const others = sides.filter(({ verdict }) => verdict !== 'denied');
  return [...denying, ...others].flatMap(sidePlaces);
}

function sidePlaces({ policies, rules, nearest }: Side): readonly Place[] {
  const place = (text: string, { file, range }: Partial<ShownOrigin>): readonly Place[] =>
    file === undefined || range === undefined ? [] : [{ text, file, range }];
  return [
    ...(nearest === undefined
      ? []
      : place(`${nearest.path} of ${nearest.policy} comes nearest: ${nearest.missing.join('; ')}`, nearest)),
    ...rules.flatMap((shown) => [
      ...place(
        `${shown.path} of ${shown.policy} ${shown.certainty === 'surely' ? 'allows' : 'may allow'} ${shown.allows}`,
        shown,
      ),
      ...shown.ports.flatMap((port) => place(`${port.path} allows ${port.allows}`, port)),
    ]),
    ...policies.flatMap((policy) =>
      place(
        `${policy.policy} ${policy.selects === 'yes' ? 'limits' : 'may limit'} these pods${policy.refused ? refusedWords : ''}`,
        policy,
      ),
    ),
  ];
}
