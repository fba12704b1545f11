import type { Event, LogLevel, LogOutputChannel, ViewColumn } from 'vscode';

/** A log channel in front of another one; what the two shall not do alike is overridden. */
export class ForwardingLog implements LogOutputChannel {
  constructor(protected readonly channel: LogOutputChannel) {}

  get name(): string {
    return this.channel.name;
  }

  get logLevel(): LogLevel {
    return this.channel.logLevel;
  }

  get onDidChangeLogLevel(): Event<LogLevel> {
    return this.channel.onDidChangeLogLevel;
  }

  trace(message: string, ...rest: unknown[]): void {
    this.channel.trace(message, ...rest);
  }

  debug(message: string, ...rest: unknown[]): void {
    this.channel.debug(message, ...rest);
  }

  info(message: string, ...rest: unknown[]): void {
    this.channel.info(message, ...rest);
  }

  warn(message: string, ...rest: unknown[]): void {
    this.channel.warn(message, ...rest);
  }

  error(error: string | Error, ...rest: unknown[]): void {
    this.channel.error(error, ...rest);
  }

  append(value: string): void {
    this.channel.append(value);
  }

  appendLine(value: string): void {
    this.channel.appendLine(value);
  }

  replace(value: string): void {
    this.channel.replace(value);
  }

  clear(): void {
    this.channel.clear();
  }

  show(columnOrPreserveFocus?: ViewColumn | boolean, preserveFocus?: boolean): void {
    this.channel.show(typeof columnOrPreserveFocus === 'boolean' ? columnOrPreserveFocus : preserveFocus);
  }

  hide(): void {
    this.channel.hide();
  }

  dispose(): void {
    this.channel.dispose();
  }
}
