import { environmentFor } from '../../assembly/inUse.ts';
import { normalizeUri } from '../../base/uri.ts';
import { connectionChanges } from '../../features/lens/connectionChanges.ts';
import type { World } from '../../network/world.ts';
import type { ComparedState, DifferenceAnswer, DifferenceRequest } from '../../protocol/difference.ts';
import { methods } from '../../protocol/methods.ts';
import type { Workbench } from '../../rules/workbench.ts';
import type { BaselineState } from '../baseline.ts';
import type { ServerContext } from '../context.ts';
import { runInSlices } from '../slices.ts';
import { handler } from '../wrap.ts';

/** Answers what is allowed otherwise in one state of the workspace than in another. */
export function registerDifference(context: ServerContext, baseline: BaselineState): void {
  const { connection, documents, state, host } = context;
  const after = async (asked: DifferenceRequest['after']): Promise<Compared | undefined> => {
    const uri = normalizeUri(asked.uri);
    if (asked.kind === 'folder') return onlyOne(await baseline.folder(uri));
    await documents.settled(uri);
    await state.assembled(host);
    return environmentFor(state.workbench, uri);
  };
  const before = async (asked: ComparedState, other: Compared): Promise<Compared | undefined> => {
    switch (asked.kind) {
      case 'folder':
      case 'now':
        return after(asked);
      case 'saved':
        return sameOne((await baseline.saved()).workbench, other);
      case 'commit': {
        const commit = await baseline.commit();
        return commit && sameOne(commit.workbench, other);
      }
    }
  };
  connection.onRequest(
    methods.difference,
    handler<DifferenceRequest, DifferenceAnswer | null>(
      context,
      'difference',
      null,
      async (request, isCancelled) => {
        const newer = await after(request.after);
        const older = newer && (await before(request.before, newer));
        if (newer === undefined || older === undefined) return null;
        const changes = await runInSlices(connectionChanges(older.world, newer.world), host, isCancelled);
        return changes === undefined ? null : { changes };
      },
    ),
  );
}

interface Compared {
  readonly id: string;
  readonly world: World;
}

/** The one environment that has objects; undefined where there are several, or not all has been read. */
function onlyOne({ assembly }: Workbench): Compared | undefined {
  const found = assembly.environments.filter(({ objects }) => objects.length > 0);
  return found.length === 1 && assembly.wanted.size === 0 ? found[0] : undefined;
}

function sameOne({ assembly }: Workbench, { id }: Compared): Compared | undefined {
  return assembly.wanted.size > 0 ? undefined : assembly.environments.find((one) => one.id === id);
}
