import type { Assembly } from '../../assembly/assemble.ts';
import { environmentSummaries } from '../../features/environments/summaries.ts';
import type { EnvironmentList, UseEnvironment } from '../../protocol/environments.ts';
import { methods } from '../../protocol/methods.ts';
import { withEnvironmentInUse } from '../../workspace/snapshot.ts';
import type { ServerContext } from '../context.ts';
import { handler } from '../wrap.ts';

/** Tells which environments there are, when they have changed, and takes in which one is in use. */
export function registerEnvironments(context: ServerContext): void {
  const { connection, state, host } = context;
  connection.onRequest(
    methods.environments,
    handler<object, EnvironmentList>(context, 'environments', { environments: [] }, () => ({
      environments: environmentSummaries(state.workbench),
    })),
  );
  connection.onNotification(methods.useEnvironment, ({ id }: UseEnvironment) => {
    if (state.snapshot.environmentInUse !== id) {
      state.update((snapshot) => withEnvironmentInUse(snapshot, id));
    }
  });
  let told: Assembly | undefined;
  let isWaiting = false;
  state.onChange(() => {
    if (isWaiting || context.client.options.understandsPanels !== true) return;
    isWaiting = true;
    void host.pause().then(async () => {
      await state.assembled(host);
      await context.pictures.drawn(host);
      isWaiting = false;
      const { assembly } = state.workbench;
      if (assembly === told) return;
      told = assembly;
      void connection.sendNotification(methods.environmentsChanged);
    });
  });
}
