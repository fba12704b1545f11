import { resolveOrigin, resolvePlace } from '../assembly/resolveOrigin.ts';
import { shiftRange, type TextRange } from '../base/range.ts';
import { type ResolvedOrigin, textOf } from '../workspace/snapshot.ts';
import { originOf } from './edits/formEdit.ts';
import { formEditOf, originEdit, rewording } from './edits/originEdit.ts';
import type {
  Finding,
  Fix,
  FormEdit,
  Place,
  PlacedEdit,
  RelatedPlace,
  ReportedFinding,
  ReportedFix,
} from './finding.ts';
import type { Rule } from './rule.ts';
import { severityOf } from './severity.ts';
import type { Workbench } from './workbench.ts';

interface FoundPlace {
  readonly uri: string;
  readonly range: TextRange;
}

/** What the places of findings are counted from. */
export interface PlaceContext {
  readonly workbench: Workbench;
  readonly uri: string;
  /** Where the document that the rule looked at begins. */
  readonly start: number;
}

/** A finding with its severity and its lines; undefined where it is switched off or stands in another file. */
export function reported(context: PlaceContext, rule: Rule, finding: Finding): ReportedFinding | undefined {
  const { workbench, uri } = context;
  const severity = severityOf(workbench, uri, rule, finding.severity);
  if (severity === 'off') return undefined;
  const chain = chainOf(context, finding.place);
  const [at] = chain;
  if (at === undefined || at.uri !== uri) return undefined;
  const meant = finding.fixes ?? nothing;
  const fixes = meant.length === 0 ? nothing : meant.flatMap((fix) => reportFix(context, fix));
  // A fix whose text is not at hand can't be written.
  const closed = fixes.length === meant.length ? nothing : closedFiles(workbench, meant);
  return {
    rule: rule.id,
    severity,
    message: finding.message,
    apiServer: finding.apiServer,
    uri,
    range: at.range,
    related: relatedTo(context, finding, chain),
    tags: finding.tags ?? nothing,
    fixes,
    ...(closed.length === 0 ? {} : { fixedIn: closed }),
  };
}

/** The same for all findings that have none of something, for there are hundreds. */
const nothing: readonly never[] = [];

/** Where an element is written, and behind it what it took the place of. */
function chainOf({ workbench, uri, start }: PlaceContext, place: Place): readonly FoundPlace[] {
  if (place.kind === 'text') return [{ uri, range: shiftRange(place.range, start) }];
  return writtenAt(workbench, place).map((found) => ({
    uri: found.uri,
    range: place.part === 'key' ? found.keyOffsets : found.valueOffsets,
  }));
}

function writtenAt(workbench: Workbench, place: Exclude<Place, { kind: 'text' }>): readonly ResolvedOrigin[] {
  if (place.kind === 'origin') return resolveOrigin(workbench, place.origin);
  return [place.place, ...(place.behind ?? [])].flatMap((each) => resolvePlace(workbench, each) ?? []);
}

/** @param chain where the finding itself stands */
function relatedTo(
  context: PlaceContext,
  { related = nothing }: Finding,
  chain: readonly FoundPlace[],
): ReportedFinding['related'] {
  if (related.length === 0 && chain.length === 1) return nothing;
  return [
    ...related.flatMap((other) => relatedAt(context, other)),
    ...chain.slice(1).map((found) => ({ message: 'This value was here before, and is replaced.', ...found })),
  ];
}

function relatedAt(context: PlaceContext, { message, place }: RelatedPlace): ReportedFinding['related'] {
  const [found] = chainOf(context, place);
  return found === undefined ? [] : [{ message, ...found }];
}

/** The files that fixes change and whose texts are not at hand. */
function closedFiles(workbench: Workbench, fixes: readonly Fix[]): readonly string[] {
  const uris = fixes
    .flatMap(({ edits }) => edits)
    .flatMap((edit) => {
      const place = 'place' in edit ? edit.place : 'reword' in edit ? edit.reword : undefined;
      const origin = place?.kind === 'origin' ? place.origin : isFormEdit(edit) ? originOf(edit) : undefined;
      return origin === undefined ? [] : resolveOrigin(workbench, origin).slice(0, 1);
    })
    .map(({ uri }) => uri);
  return [...new Set(uris)].filter((uri) => textOf(workbench.snapshot, uri) === undefined);
}

function isFormEdit(edit: PlacedEdit): edit is FormEdit {
  return !('place' in edit) && !('reword' in edit);
}

function reportFix(context: PlaceContext, { title, safe, edits }: Fix): readonly ReportedFix[] {
  const { workbench } = context;
  const written = edits.map((edit) => {
    if ('reword' in edit) return rewording(workbench, edit);
    if (!('place' in edit)) return formEditOf(workbench, edit);
    const { place, newText } = edit;
    if (place.kind === 'origin') return originEdit(workbench, place, () => newText);
    const [at] = chainOf(context, place);
    return at && { ...at, newText };
  });
  const known = written.filter((edit) => edit !== undefined);
  return known.length === 0 || known.length < edits.length ? [] : [{ title, safe, edits: known }];
}
