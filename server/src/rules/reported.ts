import { resolveOrigin, resolvePlace } from '../assembly/resolveOrigin.ts';
import { shiftRange, type TextRange } from '../base/range.ts';
import type { ResolvedOrigin } from '../workspace/snapshot.ts';
import { formEditOf, originEdit, rewording } from './edits/originEdit.ts';
import type { Finding, Fix, Place, RelatedPlace, ReportedFinding, ReportedFix } from './finding.ts';
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
export function reported(
  { workbench, uri, start }: PlaceContext,
  rule: Rule,
  finding: Finding,
): ReportedFinding | undefined {
  const severity = severityOf(workbench, uri, rule, finding.severity);
  if (severity === 'off') return undefined;
  const chain = (place: Place): readonly FoundPlace[] =>
    place.kind === 'text'
      ? [{ uri, range: shiftRange(place.range, start) }]
      : writtenAt(workbench, place).map((found) => ({
          uri: found.uri,
          range: place.part === 'key' ? found.keyOffsets : found.valueOffsets,
        }));
  const [at, ...behind] = chain(finding.place);
  if (at === undefined || at.uri !== uri) return undefined;
  const resolve = (place: Place): FoundPlace | undefined => chain(place)[0];
  return {
    rule: rule.id,
    severity,
    message: finding.message,
    apiServer: finding.apiServer,
    ...at,
    related: [
      ...(finding.related ?? []).flatMap((other) => relatedAt(other, resolve)),
      ...behind.map((found) => ({ message: 'This value was here before, and is replaced.', ...found })),
    ],
    tags: finding.tags ?? [],
    fixes: (finding.fixes ?? []).flatMap((fix) => reportFix(workbench, fix, resolve)),
  };
}

function writtenAt(workbench: Workbench, place: Exclude<Place, { kind: 'text' }>): readonly ResolvedOrigin[] {
  if (place.kind === 'origin') return resolveOrigin(workbench, place.origin);
  return [place.place, ...(place.behind ?? [])].flatMap((each) => resolvePlace(workbench, each) ?? []);
}

function relatedAt(
  { message, place }: RelatedPlace,
  resolve: (place: Place) => FoundPlace | undefined,
): ReportedFinding['related'] {
  const found = resolve(place);
  return found === undefined ? [] : [{ message, ...found }];
}

function reportFix(
  workbench: Workbench,
  { title, safe, edits }: Fix,
  resolve: (place: Place) => FoundPlace | undefined,
): ReportedFix[] {
  const written = edits.map((edit) => {
    if ('reword' in edit) return rewording(workbench, edit);
    if (!('place' in edit)) return formEditOf(workbench, edit);
    const { place, newText } = edit;
    if (place.kind === 'origin') return originEdit(workbench, place, () => newText);
    const at = resolve(place);
    return at && { ...at, newText };
  });
  const known = written.filter((edit) => edit !== undefined);
  return known.length === 0 || known.length < edits.length ? [] : [{ title, safe, edits: known }];
}
