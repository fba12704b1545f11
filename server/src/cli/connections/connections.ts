import { count } from '../../base/words.ts';
import { type ConnectionRow, connections as listConnections } from '../../network/connections.ts';
import { exposures } from '../../network/exposure.ts';
import type { World } from '../../network/world.ts';
import { doubtWords } from '../doubtWords.ts';
import { ask, asListed, type Question } from '../environment.ts';
import { nameEndpoint } from '../explain/endpoints.ts';
import { codeAfter } from '../files/unread.ts';
import { deliver } from '../output.ts';
import { tellPlugin } from '../plugin.ts';
import { type ExitCode, Failure, type Terminal } from '../terminal.ts';
import { doubtsAbout } from './doubts.ts';
import { exposureFormats } from './exposureFormats.ts';
import { type ConnectionFormat, connectionFormats } from './formats.ts';

export interface ConnectionsCommand extends Question {
  readonly format: ConnectionFormat;
  readonly output: string | undefined;
  /** The one workload that is asked about; undefined: all. */
  readonly focus: string | undefined;
  /** Whether to list what is open to pods that may be added. */
  readonly hasExposure: boolean;
}

/**
 * `policy-lens connections`: lists what may talk to what, in the notation of np-guard's netpol-analyzer and with its
 * way of modelling, so that the two can be compared.
 * @throws Failure where it can't be done
 */
export function connections(command: ConnectionsCommand, terminal: Terminal): ExitCode {
  const { loaded, subject } = ask(command, asListed, terminal);
  tellPlugin([subject], terminal);
  const text = subject === undefined ? nothing(command, terminal) : listing(subject.world, command, terminal);
  deliver(text, command.output, terminal);
  return codeAfter(loaded.unread);
}

function nothing({ format, isOpen }: ConnectionsCommand, terminal: Terminal): string {
  terminal.error('policy-lens: No workload and no policy was found.\n');
  return connectionFormats[format]([], isOpen);
}

function listing(world: World, command: ConnectionsCommand, terminal: Terminal): string {
  const { format, focus, isOpen, hasExposure } = command;
  if (world.cluster.pods.length === 0) terminal.error(`policy-lens: ${noWorkload(world)}\n`);
  const id = focus === undefined ? undefined : focusedId(world, focus);
  const listed = listConnections(world);
  const all = id === undefined ? listed : listed.filter(({ src, dst }) => src === id || dst === id);
  const unsure = isOpen ? [] : all.filter((row) => row.certainty === 'possibly');
  const rows = unsure.length === 0 ? all : all.filter((row) => row.certainty === 'surely');
  if (unsure.length > 0) tellUnsure(world, unsure, terminal);
  if (!hasExposure) return connectionFormats[format](rows, isOpen);
  const exposed = exposures(world).filter((exposure) => id === undefined || exposure.id === id);
  return exposureFormats[format](rows, isOpen, exposed);
}

/** Why nothing is listed, though something was found. */
function noWorkload({ policies }: World): string {
  const count = [...policies.values()].reduce((sum, list) => sum + list.length, 0);
  const found = count === 0 ? '' : `, but ${count} ${count === 1 ? 'policy' : 'policies'}`;
  return `No workload was found${found}: there is nobody to connect.`;
}

/** The name in the list of what `--focus` names. */
function focusedId(world: World, focus: string): string {
  const { kind, name } = nameEndpoint(world, focus, 'ingress');
  if (kind !== 'pods') throw new Failure('--focus takes a workload, not addresses.');
  return name;
}

/** How much is left out because it is not sure, and on what that depends. */
function tellUnsure(world: World, unsure: readonly ConnectionRow[], terminal: Terminal): void {
  const which = unsure.length === 1 ? 'it' : 'them';
  const reasons = doubtWords(doubtsAbout(world, unsure));
  const why = reasons === '' ? '' : ` It depends on: ${reasons}.`;
  terminal.error(
    `policy-lens: ${count(unsure.length, 'further connection')} may be allowed; --open lists ${which}.${why}\n`,
  );
}
