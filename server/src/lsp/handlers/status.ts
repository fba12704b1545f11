import { MessageType, ShowMessageNotification } from 'vscode-languageserver';
import { environmentFor } from '../../assembly/inUse.ts';
import { isSame } from '../../base/equality.ts';
import { nameOf } from '../../base/uri.ts';
import type { Model } from '../../manifests/model.ts';
import { methods } from '../../protocol/methods.ts';
import type { DocumentStatus } from '../../protocol/session.ts';
import type { Workbench } from '../../rules/workbench.ts';
import type { ProfileForm } from '../../seccomp/rawProfile.ts';
import { detailsOf } from '../../seccomp/targets/details.ts';
import { targetsOf } from '../../seccomp/targets/forProfile.ts';
import type { WorkspaceFile } from '../../workspace/file.ts';
import type { ServerContext } from '../context.ts';

/**
 * Tells our own client what each open document is to us, whenever that changes; and the user of any editor once, where
 * one that may hold something of ours is not read.
 */
export function registerStatus(context: ServerContext): void {
  const { connection, state, host } = context;
  const sent = new Map<string, DocumentStatus>();
  let waiting = false;
  const send = (): void => {
    waiting = false;
    const workbench = state.workbench;
    for (const uri of sent.keys()) if (!workbench.snapshot.open.has(uri)) sent.delete(uri);
    for (const [uri, file] of workbench.snapshot.open) {
      const status = statusOf(workbench, file);
      const before = sent.get(uri);
      if (isSame(before, status)) continue;
      sent.set(uri, status);
      if (context.client.options.understandsPanels === true)
        void connection.sendNotification(methods.documentStatus, status);
      if (file.mayHide && status.note !== undefined && before?.note === undefined) {
        const message = `${nameOf(uri)}: ${status.note}`;
        void connection.sendNotification(ShowMessageNotification.type, { type: MessageType.Info, message });
      }
    }
  };
  state.onChange(() => {
    if (waiting) return;
    waiting = true;
    void host
      .rest()
      .then(() => state.assembled(host))
      .then(send);
  });
}

/** What the preview shows. */
const previewed: ReadonlySet<Model['kind']> = new Set([
  'NetworkPolicy',
  'Workload',
  'Namespace',
  'Service',
  'SeccompProfile',
]);

const bare: ReadonlySet<ProfileForm> = new Set(['profile', 'runtime-config']);

function statusOf(workbench: Workbench, file: WorkspaceFile): DocumentStatus {
  const models = file.documents.flatMap(({ manifests }) => manifests.map(({ model }) => model));
  const { assembly } = workbench;
  // What a build reads is part of its objects, whatever it holds.
  const recognised =
    models.some(({ kind }) => previewed.has(kind)) || assembly.loaded(file.uri) !== undefined;
  // A profile that is a file of its own is nothing of Kubernetes.
  const isForeign = models.length > 0 && models.every((model) => 'form' in model && bare.has(model.form));
  const environment = isForeign ? undefined : environmentFor(workbench, file.uri);
  return {
    uri: file.uri,
    recognised,
    ...(environment === undefined
      ? {}
      : { environment: { name: environment.name, kubernetesVersion: environment.kubernetesVersion } }),
    ...targetOf(assembly, file.uri, models),
    ...(file.note === undefined ? {} : { note: file.note }),
  };
}

/** The target of the first profile. */
function targetOf(
  assembly: Workbench['assembly'],
  uri: string,
  models: readonly Model[],
): Pick<DocumentStatus, 'target'> {
  const profile = models.find((model) => model.kind === 'SeccompProfile');
  const [environment] = assembly.environmentsOf(uri);
  if (profile === undefined || environment === undefined) return {};
  const { main, isChosen } = targetsOf(profile, environment.targets);
  const { chosen, others, isDeclared } = environment.targets;
  const declared = isDeclared && chosen !== undefined ? [chosen, ...others].map(({ name }) => name) : [];
  return { target: { name: main.name, details: detailsOf(main), isChosen, declared: declared.sort() } };
}
