import type { Environment } from '../../assembly/environment.ts';
import { environmentFor } from '../../assembly/inUse.ts';
import type { DifferenceRow } from '../../network/changes/differenceRows.ts';
import type { Workbench } from '../../rules/workbench.ts';
import { fileOf } from '../../workspace/snapshot.ts';
import { bullets, code, paragraphs, plain } from '../hover/markdown.ts';
import { meantIn } from '../meant.ts';
import { changesOf, isWhole, likeIn } from './changes.ts';
import { type Baseline, changesTitle } from './lenses.ts';
import { type EndWords, endLinks } from './pageLinks.ts';
import { isLensSubject, type LensSubject } from './subject.ts';

export interface ChangesPage {
  readonly title: string;
  readonly markdown: string;
}

/** So many lines are read; the command line lists them all. */
const maximumLines = 500;

/**
 * The connections that are allowed otherwise than in the baseline, what is lost first; in steps.
 * @param offset where the object stands whose connections they are; undefined: all of the file's environment
 */
export function* changesPage(
  workbench: Workbench,
  uri: string,
  offset: number | undefined,
  baseline: Pick<Baseline, 'name' | 'workbench'>,
): Generator<void, ChangesPage | undefined> {
  const environment = environmentFor(workbench, uri);
  const before = environment && likeIn(baseline.workbench, environment);
  if (environment === undefined || before === undefined || !isWhole(workbench)) return undefined;
  const subject = offset === undefined ? undefined : subjectAt(workbench, environment, uri, offset);
  if (offset !== undefined && subject === undefined) return undefined;
  return yield* comparisonPage(
    { environment: before, ...baseline },
    { environment, name: subject?.name ?? environment.name, workbench },
    subject,
    workbench.snapshot.folders[0]?.uri,
  );
}

function subjectAt(
  workbench: Workbench,
  environment: Environment,
  uri: string,
  offset: number,
): LensSubject | undefined {
  const file = fileOf(workbench.snapshot, uri);
  const document = file?.documents.findLast(({ start }) => start <= offset);
  const manifest = document?.manifests.findLast(
    ({ locate }) => (locate('')?.value.start ?? 0) <= offset - document.start,
  );
  return manifest && meantIn(workbench, environment, uri, manifest.model, offset).find(isLensSubject);
}

/** An environment in a state of the workspace, and how the page calls it. */
export interface NamedState {
  readonly environment: Environment;
  readonly workbench: Workbench;
  readonly name: string;
}

/**
 * All that is allowed otherwise in one environment than in another, with links to where that is written; in steps.
 * @param subject whose workloads it is about; undefined: all
 * @param firstFolder of the workspace, from which links count
 */
export function* comparisonPage(
  before: NamedState,
  after: NamedState,
  subject: LensSubject | undefined,
  firstFolder: string | undefined,
): Generator<void, ChangesPage> {
  const changes = yield* changesOf(before.environment, after.environment, subject);
  const lost = changes.rows.filter((row) => row.lost);
  const gained = changes.rows.filter((row) => row.gained && !row.lost);
  const words = endLinks(after.workbench, after.environment, firstFolder);
  return {
    title: `Changes of ${after.name} against ${before.name}`,
    markdown: `${paragraphs(
      `# ${plain(after.name)}: ${plain(changesTitle(changes, before.name))}`,
      ...section('No longer allowed', lost, words),
      ...section('Newly allowed', gained, words),
      bullets([...missingParts(before), ...missingParts(after)]),
      `What is surely allowed was compared, the text as it stands with ${plain(before.name)}; unsaved edits count.`,
    )}\n`,
  };
}

/** What is not compared because it can't be built. */
function missingParts({ name, environment, workbench }: NamedState): readonly string[] {
  return workbench.assembly
    .renderingsOf(environment)
    .flatMap(({ build }) => [
      ...build.problems.map(({ message }) => `A part of ${plain(name)} is missing. ${plain(message)}`),
      ...build.unknowns.map(({ what }) => `A part of ${plain(name)} is unknown: ${plain(what)}.`),
    ]);
}

function section(title: string, rows: readonly DifferenceRow[], words: EndWords): readonly string[] {
  if (rows.length === 0) return [];
  const lines = rows.slice(0, maximumLines).map((row) => lineOf(row, words));
  const more = rows.length - lines.length;
  return [`## ${title}`, bullets(more > 0 ? [...lines, `and ${more} more`] : lines)];
}

function lineOf({ src, dst, before, after, added, removed }: DifferenceRow, words: EndWords): string {
  const ends = [...added.map((id) => `${code(id)} is new`), ...removed.map((id) => `${code(id)} is gone`)];
  const why = ends.length === 0 ? '' : ` (${ends.join(', ')})`;
  return `${words(src)} → ${words(dst)}: ${before} → ${after}${why}`;
}
