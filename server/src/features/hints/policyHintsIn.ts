import { isBuiltIn } from '../../assembly/builtElement.ts';
import type { Environment } from '../../assembly/environment.ts';
import { environmentFor } from '../../assembly/inUse.ts';
import type { NetworkPolicy } from '../../kubernetes/networkPolicy.ts';
import type { Workbench } from '../../rules/workbench.ts';
import { meantIn } from '../meant.ts';
import { addressHints } from './addressHints.ts';
import { anyoneHints } from './anyoneHints.ts';
import type { Hint, HintPlace } from './hint.ts';
import { peerHints } from './peerHints.ts';
import { endOfFirstLine, type PolicyHints, type PolicyWord } from './policyHint.ts';
import { portHints } from './portHints.ts';

const policyHints: readonly PolicyHints[] = [peerHints, anyoneHints, addressHints, portHints];

/** So many other environments of a file are asked whether they say the same. */
const environmentsCompared = 3;

/**
 * The hints of a policy in an open file, of the environment in use; where they are others in another one, they name it. In
 * steps.
 * @param text of the file
 */
export function* policyHintsIn(
  workbench: Workbench,
  uri: string,
  { model, visible }: HintPlace<NetworkPolicy>,
  text: string,
): Generator<void, readonly Hint[]> {
  const shown = environmentFor(workbench, uri);
  const whole = visible({ origin: { ...model.origin, path: '' } });
  if (shown === undefined || whole === undefined) return [];
  const others = workbench.assembly.environmentsOf(uri).filter((environment) => environment !== shown);
  const isSeen = (path: string): boolean => visible({ origin: { ...model.origin, path } }) !== undefined;
  const hints: Hint[] = [];
  for (const provider of policyHints) {
    if (!workbench.snapshot.settings.shown.hints[provider.kind]) continue;
    const found = yield* wordsIn(provider, workbench, uri, shown, model, whole.start, isSeen);
    const elsewhere: ReadonlyMap<string, string>[] = [];
    for (const other of others.slice(0, environmentsCompared)) {
      const words = yield* wordsIn(provider, workbench, uri, other, model, whole.start, isSeen);
      elsewhere.push(new Map(words.map((word) => [word.path, word.text])));
    }
    for (const word of found) {
      const range = visible({ origin: { ...model.origin, path: word.path } });
      if (range === undefined) continue;
      const isSame = elsewhere.every((texts) => texts.get(word.path) === word.text);
      hints.push({
        offset: word.at === 'value' ? range.end : endOfFirstLine(text, range),
        text: isSame ? word.text : `${word.text} in ${shown.name}`,
        tooltip: word.tooltip,
      });
    }
  }
  return hints;
}

function* wordsIn(
  { words }: PolicyHints,
  workbench: Workbench,
  uri: string,
  environment: Environment,
  written: NetworkPolicy,
  offset: number,
  isSeen: (path: string) => boolean,
): Generator<void, readonly PolicyWord[]> {
  const [meant] = meantIn(workbench, environment, uri, written, offset);
  if (meant?.kind !== 'NetworkPolicy') return [];
  if (isBuiltIn(workbench, environment, uri) && !isAlike(written, meant)) return [];
  return yield* words(environment, meant, isSeen);
}

/** Whether a build has left the elements of a policy where they were written. */
function isAlike(written: NetworkPolicy, built: NetworkPolicy): boolean {
  const shape = ({ ingress, egress }: NetworkPolicy): string =>
    JSON.stringify(
      [ingress, egress].map((rules) =>
        rules.map(({ peers, ports }) => [peers, ports].map((list) => list.map(({ origin }) => origin.path))),
      ),
    );
  return shape(written) === shape(built);
}
