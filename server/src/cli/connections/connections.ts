import { type ConnectionRow, connections as listConnections } from '../../network/connections.ts';
import type { World } from '../../network/world.ts';
import { ask, type Question } from '../environment.ts';
import { deliver } from '../output.ts';
import { type ExitCode, exitCodes, type Terminal } from '../terminal.ts';
import { counted } from '../text.ts';
import { doubtsAbout, doubtWords } from './doubts.ts';
import { type ConnectionFormat, connectionFormats } from './formats.ts';

export interface ConnectionsCommand extends Question {
  readonly format: ConnectionFormat;
  readonly output: string | undefined;
}

/**
 * `policy-lens connections`: lists what may talk to what, in the notation of np-guard's netpol-analyzer and with its
 * way of modelling, so that the two can be compared.
 * @throws Failure where it can't be done
 */
export function connections(command: ConnectionsCommand, terminal: Terminal): ExitCode {
  const asked = ask(command, 'as-pods', terminal);
  const all = asked === undefined ? [] : listConnections(asked.world);
  const rows = command.isOpen ? all : all.filter((row) => row.certainty === 'surely');
  if (asked === undefined) terminal.error('policy-lens: No workload and no policy was found.\n');
  else if (!command.isOpen) tellUnsure(asked.world, all, terminal);
  deliver(connectionFormats[command.format](rows, command.isOpen), command.output, terminal);
  const isIncomplete = asked?.loaded.unread.some((file) => file.isNamed) === true;
  return isIncomplete ? exitCodes.failure : exitCodes.clean;
}

/** How much is left out because it is not sure, and on what that depends. */
function tellUnsure(world: World, all: readonly ConnectionRow[], terminal: Terminal): void {
  const unsure = all.filter((row) => row.certainty === 'possibly');
  if (unsure.length === 0) return;
  const which = unsure.length === 1 ? 'it' : 'them';
  const reasons = doubtWords(doubtsAbout(world, unsure));
  const why = reasons === '' ? '' : ` It depends on: ${reasons}.`;
  terminal.error(
    `policy-lens: ${counted(unsure.length, 'further connection')} may be allowed; --open lists ${which}.${why}\n`,
  );
}
