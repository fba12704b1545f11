/** Lines for the editor's log channel, by level. */
export interface Log {
  readonly error: (message: string) => void;
  readonly info: (message: string) => void;
  readonly debug: (message: string) => void;
}
