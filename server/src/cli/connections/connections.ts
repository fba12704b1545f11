import { connections as listConnections } from '../../network/connections.ts';
import { ask, type Question } from '../environment.ts';
import { deliver } from '../output.ts';
import { type ExitCode, exitCodes, type Terminal } from '../terminal.ts';
import { counted } from '../text.ts';
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
  const unsure = all.length - rows.length;
  if (asked === undefined) terminal.error('policy-lens: No workload and no policy was found.\n');
  if (unsure > 0) {
    terminal.error(
      `policy-lens: ${counted(unsure, 'further connection')} may be allowed: what decides it can’t be read. ` +
        'See --open, and check.\n',
    );
  }
  deliver(connectionFormats[command.format](rows, command.isOpen), command.output, terminal);
  const isIncomplete = asked?.loaded.unread.some((file) => file.isNamed) === true;
  return isIncomplete ? exitCodes.failure : exitCodes.clean;
}
