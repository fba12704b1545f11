import type { LogOutputChannel } from 'vscode';
import { RecentLines } from '../report/recentLines.ts';
import { ForwardingLog } from './forwardingLog.ts';

/**
 * Keeps the last lines: VS Code lets an extension write to a channel but not read it, and "report a problem" shows
 * what happened last. Protocol traces are left out, they carry the text of documents.
 */
export class RecordingLog extends ForwardingLog {
  readonly recent = new RecentLines(200);

  /** The channel behind, for what shall be shown but not kept. */
  get unrecorded(): LogOutputChannel {
    return this.channel;
  }

  override debug(message: string, ...rest: unknown[]): void {
    this.recent.add('debug', message);
    super.debug(message, ...rest);
  }

  override info(message: string, ...rest: unknown[]): void {
    this.recent.add('info', message);
    super.info(message, ...rest);
  }

  override warn(message: string, ...rest: unknown[]): void {
    this.recent.add('warning', message);
    super.warn(message, ...rest);
  }

  override error(error: string | Error, ...rest: unknown[]): void {
    this.recent.add('error', error instanceof Error ? (error.stack ?? error.message) : error);
    super.error(error, ...rest);
  }

  override appendLine(value: string): void {
    this.recent.add('info', value);
    super.appendLine(value);
  }
}
