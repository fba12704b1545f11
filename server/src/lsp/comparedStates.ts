import type { Environment } from '../assembly/environment.ts';
import { environmentFor } from '../assembly/inUse.ts';
import { namedAs } from '../base/namedAs.ts';
import { nameOf, normalizeUri } from '../base/uri.ts';
import { isWhole, likeIn } from '../features/lens/changes.ts';
import type { ComparedState, DifferenceRequest, FolderState } from '../protocol/difference.ts';
import type { ComparisonProblem } from '../protocol/lenses.ts';
import type { Workbench } from '../rules/workbench.ts';
import type { BaselineState } from './baseline.ts';
import type { ServerContext } from './context.ts';

/** One environment in one state of the workspace. */
export interface Compared {
  readonly environment: Environment;
  readonly workbench: Workbench;
  /** How the state is called where it is what the other one is compared with, or the environment where it is that one. */
  readonly name: string;
}

export type Found = Compared | ComparisonProblem;

/** Finds the states that are to be compared, or says what stands in the way. */
export class ComparedStates {
  readonly #context: ServerContext;
  readonly #baseline: BaselineState;

  constructor(context: ServerContext, baseline: BaselineState) {
    this.#context = context;
    this.#baseline = baseline;
  }

  async after(asked: DifferenceRequest['after'], other?: Environment): Promise<Found> {
    if (asked.kind === 'folder') return this.#inFolder(asked, other);
    if (asked.kind === 'now') await this.#context.documents.settled(normalizeUri(asked.uri));
    const workbench = await this.#whole();
    const environment =
      asked.kind === 'now'
        ? environmentFor(workbench, normalizeUri(asked.uri))
        : workbench.assembly.environments.find(({ id }) => id === asked.id);
    if (environment === undefined) {
      return problem(
        asked.kind === 'now' ? 'This file belongs to no environment.' : 'That environment is not there.',
      );
    }
    return { environment, workbench, name: environment.name };
  }

  /** A state to compare with the environment of a document as it is. */
  async beforeOf(uri: string, asked: ComparedState): Promise<Found> {
    const after = await this.after({ kind: 'now', uri });
    return 'problem' in after ? after : this.before(asked, after);
  }

  /** @param other what it is compared with */
  async before(asked: ComparedState, { environment: other }: Compared): Promise<Found> {
    switch (asked.kind) {
      case 'now':
      case 'environment':
      case 'folder':
        return this.after(asked, other);
      case 'saved':
      case 'opened': {
        const { name, workbench } = await this.#baseline[asked.kind]();
        return alike(workbench, other, name);
      }
      case 'commit': {
        const commit = await this.#baseline.commit();
        if (commit === undefined) return problem('There is no commit to compare with.');
        return alike(commit.workbench, other, commit.name);
      }
      case 'revision':
        return alike(await this.#baseline.revision(asked.files), other, asked.name);
    }
  }

  /** The workspace once all that is named in it has been read. */
  async #whole(): Promise<Workbench> {
    const { state, host } = this.#context;
    for (;;) {
      await state.assembled(host);
      if (isWhole(state.workbench)) return state.workbench;
      await host.rest();
    }
  }

  async #inFolder({ uri: given, environment }: FolderState, other: Environment | undefined): Promise<Found> {
    const uri = normalizeUri(given);
    const workbench = await this.#baseline.folder(uri);
    const { assembly } = workbench;
    const name = nameOf(uri);
    if (assembly.wanted.size + assembly.wantedClusters.size > 0)
      return problem(
        `Not all that the folder ${name} builds upon is in it, so it can’t be compared by itself.`,
      );
    const all = assembly.environments.filter(({ objects }) => objects.length > 0);
    const [first] = all;
    if (first === undefined) return problem(`There are no manifests in the folder ${name}.`);
    const wanted = environment ?? other?.name;
    const named = wanted === undefined ? [] : namedAs(all, wanted);
    const [only, ...more] = named.length === 1 || environment !== undefined ? named : all;
    if (only === undefined)
      return { ...problem(`There is no environment ${environment} in ${name}.`), choice: choiceIn(uri, all) };
    if (more.length > 0) {
      return {
        ...problem(`There are ${more.length + 1} environments in the folder ${name}.`),
        choice: choiceIn(uri, all),
      };
    }
    return { environment: only, workbench, name: all.length === 1 ? name : `${only.name} in ${name}` };
  }
}

function problem(text: string): ComparisonProblem {
  return { problem: text };
}

function choiceIn(
  folder: string,
  environments: readonly Environment[],
): NonNullable<ComparisonProblem['choice']> {
  return { folder, environments: environments.map(({ name }) => name) };
}

function alike(workbench: Workbench, other: Environment, name: string): Found {
  const environment = likeIn(workbench, other);
  if (environment === undefined) return problem(`There is no environment ${other.name} in ${name}.`);
  return { environment, workbench, name };
}
