import type { Environment } from '../../assembly/environment.ts';
import { environmentFor } from '../../assembly/inUse.ts';
import type { DifferenceRow } from '../../network/changes/differenceRows.ts';
import type { Workbench } from '../../rules/workbench.ts';
import { fileOf } from '../../workspace/snapshot.ts';
import { bullets, code, paragraphs, plain } from '../hover/markdown.ts';
import { meantIn } from '../meant.ts';
import { changesOf } from './changes.ts';
import { type Baseline, changesTitle } from './lenses.ts';
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
  baseline: Baseline,
): Generator<void, ChangesPage | undefined> {
  const environment = environmentFor(workbench, uri);
  if (environment === undefined) return undefined;
  if (offset === undefined) return yield* page(environment, undefined, baseline);
  const subject = subjectAt(workbench, environment, uri, offset);
  return subject && (yield* page(environment, subject, baseline));
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

function* page(
  environment: Environment,
  subject: LensSubject | undefined,
  baseline: Baseline,
): Generator<void, ChangesPage | undefined> {
  const { name } = subject ?? environment;
  const changes = yield* changesOf(baseline.workbench, environment, subject);
  if (changes === undefined) return undefined;
  const lost = changes.rows.filter((row) => row.lost);
  const gained = changes.rows.filter((row) => row.gained && !row.lost);
  return {
    title: `Changes of ${name} against ${baseline.name}`,
    markdown: `${paragraphs(
      `# ${plain(name)}: ${changesTitle(changes, baseline.name)}`,
      ...section('No longer allowed', lost),
      ...section('Newly allowed', gained),
      `What is surely allowed was compared, the text as it stands with ${baseline.name}; unsaved edits count.`,
    )}\n`,
  };
}

function section(title: string, rows: readonly DifferenceRow[]): readonly string[] {
  if (rows.length === 0) return [];
  const lines = rows
    .slice(0, maximumLines)
    .map(({ src, dst, before, after }) => `${code(src)} → ${code(dst)}: ${before} → ${after}`);
  const more = rows.length - lines.length;
  return [`## ${title}`, bullets(more > 0 ? [...lines, `and ${more} more`] : lines)];
}
