import { isSame } from '../../base/equality.ts';
import { methods } from '../../protocol/methods.ts';
import type { DocumentStatus } from '../../protocol/session.ts';
import type { Workbench } from '../../rules/workbench.ts';
import type { WorkspaceFile } from '../../workspace/file.ts';
import type { ServerContext } from '../context.ts';

/** Tells our own client what each open document is to us, whenever that changes. */
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
      if (isSame(sent.get(uri), status)) continue;
      sent.set(uri, status);
      void connection.sendNotification(methods.documentStatus, status);
    }
  };
  state.onChange(() => {
    if (context.client.options.understandsPanels !== true || waiting) return;
    waiting = true;
    void host.pause().then(send);
  });
}

function statusOf({ assembly }: Workbench, file: WorkspaceFile): DocumentStatus {
  const [environment] = assembly.environmentsOf(file.uri);
  const recognised = file.documents.some((document) =>
    document.manifests.some(({ model }) => model.kind === 'NetworkPolicy' || model.kind === 'Workload'),
  );
  return {
    uri: file.uri,
    recognised,
    ...(environment === undefined
      ? {}
      : { environment: { name: environment.name, kubernetesVersion: environment.kubernetesVersion } }),
    ...(file.note === undefined ? {} : { note: file.note }),
  };
}
