import { wideningOf } from '../../network/ends/writtenAddresses.ts';
import { ask, type Question } from '../environment.ts';
import { shownPath } from '../files/paths.ts';
import { codeAfter } from '../files/unread.ts';
import { deliver } from '../output.ts';
import { tellPlugin } from '../plugin.ts';
import { type ExitCode, Failure, type Terminal } from '../terminal.ts';
import { explainConnection } from './answers.ts';
import { nameEndpoint } from './endpoints.ts';
import { type ExplainFormat, explainFormats } from './formats.ts';
import { originShower } from './places.ts';
import { parsePort } from './port.ts';

export interface ExplainCommand extends Question {
  readonly from: string;
  readonly to: string;
  /** Undefined: every port. */
  readonly port: string | undefined;
  readonly format: ExplainFormat;
  readonly output: string | undefined;
}

/**
 * `policy-lens explain`: whether one end reaches another, and the policy, rule and line that decided it on each side.
 * @throws Failure where it can't be done
 */
export function explain(command: ExplainCommand, terminal: Terminal): ExitCode {
  const port = command.port === undefined ? undefined : parsePort(command.port);
  const { loaded, subject } = ask(command, { hostNetwork: 'undefined', isJudged: true }, terminal);
  if (subject === undefined) throw new Failure('No workload was found in these files.');
  tellPlugin([subject], terminal);
  const { world } = subject;
  const source = nameEndpoint(world, command.from, 'ingress');
  const destination = nameEndpoint(world, command.to, 'egress');
  if (source.kind !== 'pods' && !destination.endpoints.some(({ kind }) => kind === 'pods')) {
    throw new Failure('One of --from and --to must be a workload: policies say nothing about two addresses.');
  }
  for (const text of [command.from, command.to]) {
    const widening = wideningOf(text);
    if (widening !== undefined) terminal.error(`policy-lens: ${widening}\n`);
  }
  if (destination.service !== undefined && destination.endpoints.some(({ kind }) => kind === 'addresses')) {
    terminal.error(
      `policy-lens: ${destination.name} has no selector: the addresses of its endpoints are taken as outside the cluster, for whether one is a pod’s can’t be told.\n`,
    );
  }
  const show = originShower(loaded.workbench, (uri) => shownPath(terminal.cwd, loaded.pathOf(uri)));
  const explanation = explainConnection(subject, source, destination, port, show);
  deliver(explainFormats[command.format](explanation), command.output, terminal);
  return codeAfter(loaded.unread);
}
