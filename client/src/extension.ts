import { commands, type ExtensionContext, env, l10n, Uri, window } from 'vscode';
import { methods } from '../../server/src/protocol/methods.ts';
import { applyRefactoring } from './commands/applyRefactoring.ts';
import { compareConnections } from './commands/compareConnections.ts';
import { completeEnvironment } from './commands/completeEnvironment.ts';
import { editReason } from './commands/editReason.ts';
import { exportPreview } from './commands/exportPreview.ts';
import { openPlace } from './commands/openPlace.ts';
import { openPreview, openPreviewToSide } from './commands/openPreview.ts';
import { reportProblem } from './commands/reportProblem.ts';
import { restartServer } from './commands/restartServer.ts';
import { selectEnvironment } from './commands/selectEnvironment.ts';
import { selectKubernetesVersion } from './commands/selectKubernetesVersion.ts';
import { selectSeccompTarget } from './commands/selectSeccompTarget.ts';
import { showChanges } from './commands/showChanges.ts';
import { showCompleteness } from './commands/showCompleteness.ts';
import { showEnvironmentChanges } from './commands/showEnvironmentChanges.ts';
import { showLog } from './commands/showLog.ts';
import { showMatrix } from './commands/showMatrix.ts';
import { showPods } from './commands/showPods.ts';
import { showReach } from './commands/showReach.ts';
import { showRisk } from './commands/showRisk.ts';
import { tryCall } from './commands/tryCall.ts';
import { tryConnection } from './commands/tryConnection.ts';
import { choosePanelBaseline } from './compare/chooseState.ts';
import { EnvironmentFeed } from './environments/environmentFeed.ts';
import { showEnvironments } from './environments/environmentTree.ts';
import { BaselineFeed } from './git/baselineFeed.ts';
import { RecordingLog } from './log/recordingLog.ts';
import { extensionVersion } from './manifest.ts';
import { ChangeMarks } from './marks/changeMarks.ts';
import { ChangesPages } from './panels/changesPages.ts';
import { PreviewPanels } from './panels/previewPanels.ts';
import { TriedConnections } from './panels/triedConnections.ts';
import { PolicyServer } from './server/policyServer.ts';
import { sayWhenServerGivesUp, warnOfMismatch } from './server/troubles.ts';
import { versionMismatch } from './server/versions.ts';
import type { Services } from './services.ts';
import { showChangeCount } from './status/changeCountItem.ts';
import { ChangeCounts } from './status/changeCounts.ts';
import { showEnvironment } from './status/environmentItem.ts';
import { StatusFeed } from './status/statusFeed.ts';
import { showStatus } from './status/statusItems.ts';
import { showTarget } from './status/targetItem.ts';
import { showTraffic } from './traffic/showTraffic.ts';
import { TrafficFeed } from './traffic/trafficFeed.ts';
import { speak } from './words/language.ts';

let running: PolicyServer | undefined;

/** VS Code calls this on the first document that may be ours and on our commands; the server starts afterwards. */
export function activate(context: ExtensionContext): void {
  const begin = performance.now();
  speak({ name: env.language, texts: l10n.bundle ?? {} });
  const log = new RecordingLog(window.createOutputChannel('Policy Lens', { log: true }));
  const version = extensionVersion(context);
  const server = new PolicyServer(context, log, version);
  const statuses = new StatusFeed(server);
  const environments = new EnvironmentFeed(server, context.workspaceState);
  const tried = new TriedConnections(context.workspaceState);
  const previews = new PreviewPanels(context, server, statuses, tried, (uri) =>
    choosePanelBaseline(environments, uri),
  );
  const traffic = new TrafficFeed(server, statuses, context.workspaceState);
  const changes = new ChangesPages();
  const changeCounts = new ChangeCounts(server);
  const services: Services = {
    context,
    log,
    server,
    previews,
    statuses,
    environments,
    changes,
    version,
    tried,
  };
  running = server;
  context.subscriptions.push(
    log,
    server,
    statuses,
    previews,
    tried,
    changes,
    new BaselineFeed(server, log),
    showStatus(server, statuses),
    environments,
    environments.onChange(() => previews.renewWalks()),
    server.onNotification(methods.environmentsChanged, () => previews.renewWalks()),
    showTarget(statuses),
    showEnvironments(environments),
    traffic,
    showTraffic(traffic, server, previews),
    showEnvironment(statuses, environments),
    changeCounts,
    new ChangeMarks(server),
    showChangeCount(statuses, changeCounts),
    sayWhenServerGivesUp(server),
    ...registerCommands(services),
    server.onState((state) => {
      if (state === 'running') checkVersions(services);
    }),
  );
  log.info(`Activated version ${version} in ${Math.round(performance.now() - begin)} ms`);
  // Not awaited: activation is over before the server's process is there.
  setImmediate(() => void server.start());
}

export async function deactivate(): Promise<void> {
  await running?.stop();
}

function registerCommands(services: Services) {
  const implementations = {
    compareConnections,
    completeEnvironment,
    openPreview,
    openPreviewToSide,
    exportPreview,
    showMatrix,
    restartServer,
    showLog,
    reportProblem,
    selectEnvironment,
    selectKubernetesVersion,
    selectSeccompTarget,
    showCompleteness,
    showEnvironmentChanges,
    tryConnection,
  };
  const inPalette = Object.entries(implementations).map(([name, run]) =>
    commands.registerCommand(`policyLens.${name}`, (resource?: unknown) =>
      run(services, resource instanceof Uri ? resource : undefined, resource),
    ),
  );
  const inActions = commands.registerCommand('policyLens.applyRefactoring', (told: unknown, edit: unknown) =>
    applyRefactoring(services, told, edit),
  );
  const inSuppressions = commands.registerCommand('policyLens.editReason', (uri: unknown, range: unknown) =>
    editReason(services, uri, range),
  );
  return [...inPalette, ...registerLensCommands(services), inActions, inSuppressions];
}

/** What only lenses lead to, for they say of which object. */
function registerLensCommands(services: Services) {
  const implementations = { showReach, showPods, showChanges, showRisk, tryCall, openPlace };
  return Object.entries(implementations).map(([name, run]) =>
    commands.registerCommand(`policyLens.${name}`, (uri: unknown, position: unknown, more?: unknown) =>
      run(services, uri, position, more),
    ),
  );
}

function checkVersions({ server, version, log }: Services): void {
  const mismatch = versionMismatch(version, server.version);
  if (mismatch === undefined) return;
  log.warn(mismatch);
  void warnOfMismatch(mismatch);
}
