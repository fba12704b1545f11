import type { ExtensionContext } from 'vscode';
import type { EnvironmentFeed } from './environments/environmentFeed.ts';
import type { RecordingLog } from './log/recordingLog.ts';
import type { ChangesPages } from './panels/changesPages.ts';
import type { PreviewPanels } from './panels/previewPanels.ts';
import type { TriedConnections } from './panels/triedConnections.ts';
import type { PolicyServer } from './server/policyServer.ts';
import type { StatusFeed } from './status/statusFeed.ts';

/** What the commands work with. */
export interface Services {
  readonly context: ExtensionContext;
  readonly log: RecordingLog;
  readonly server: PolicyServer;
  readonly previews: PreviewPanels;
  readonly statuses: StatusFeed;
  readonly changes: ChangesPages;
  readonly environments: EnvironmentFeed;
  readonly tried: TriedConnections;
  /** Of the extension. */
  readonly version: string;
}
