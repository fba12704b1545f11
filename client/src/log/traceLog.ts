import { type Event, EventEmitter, LogLevel, type LogOutputChannel } from 'vscode';
import { ForwardingLog } from './forwardingLog.ts';

/**
 * Where the protocol trace goes. The language client traces only into a channel whose level is "trace", while the
 * setting `policyLens.trace.server` alone shall be enough: this channel has that level as long as the setting asks.
 */
export class TraceLog extends ForwardingLog {
  readonly #levels = new EventEmitter<LogLevel>();
  #tracing: boolean;

  constructor(channel: LogOutputChannel, tracing: boolean) {
    super(channel);
    this.#tracing = tracing;
  }

  setTracing(tracing: boolean): void {
    this.#tracing = tracing;
    this.#levels.fire(this.logLevel);
  }

  override get logLevel(): LogLevel {
    return this.#tracing ? LogLevel.Trace : LogLevel.Info;
  }

  override get onDidChangeLogLevel(): Event<LogLevel> {
    return this.#levels.event;
  }

  override trace(message: string): void {
    if (this.#tracing) this.channel.info(`[trace] ${message}`);
  }

  override dispose(): void {
    this.#levels.dispose();
  }
}
