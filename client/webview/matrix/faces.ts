import type {
  MatrixBlock,
  MatrixChange,
  MatrixModel,
  MatrixVerdict,
  MatrixVerdictEntry,
} from '../../../server/src/protocol/matrix.ts';
import type { AxisLine } from './lines.ts';
import type { MatrixLayout } from './matrixLayout.ts';
import { cellsOf, connectionsIn } from './runs.ts';
import { againstWords, pairName, shareWords, summaryWords, words } from './words.ts';

/** How a cell looks and reads. */
export interface Face {
  /** `self`: a workload with itself; `mixed`: a summary of several verdicts. */
  readonly sign: MatrixVerdict | 'self' | 'mixed';
  /** What stands in a summary in place of a sign: `25`, the percentage of connections that are allowed. */
  readonly text: string;
  /** `Some ports, TCP 8080` */
  readonly words: string;
  /** The same with who it is about: `shop/web to payments/api: Some ports, TCP 8080` */
  readonly title: string;
  readonly mark: MatrixChange['what'] | undefined;
  /** Whether a filter looks for other cells than this. */
  readonly isAside: boolean;
}

/** The cells of a model, worked out as they are asked for. */
export class Faces {
  readonly #blocks = new Map<string, MatrixBlock>();
  readonly #entries: ReadonlyMap<number, MatrixVerdictEntry>;
  readonly #changes: ReadonlyMap<
    string,
    readonly { readonly to: ReadonlySet<string>; readonly change: MatrixChange }[]
  >;
  readonly #against: string;
  readonly #layout: MatrixLayout;
  readonly #known = new Map<string, Face>();

  constructor(model: MatrixModel, layout: MatrixLayout) {
    for (const block of model.blocks) this.#blocks.set(`${block.from} ${block.to}`, block);
    this.#entries = new Map(model.verdicts.map((entry) => [entry.id, entry]));
    this.#changes = changesBySource(model);
    this.#against = model.changes?.against ?? '';
    this.#layout = layout;
  }

  at(row: AxisLine, column: AxisLine): Face {
    const key = `${row.kind} ${row.id} ${column.kind} ${column.id}`;
    const face = this.#known.get(key) ?? this.#face(row, column);
    this.#known.set(key, face);
    return face;
  }

  #face(row: AxisLine, column: AxisLine): Face {
    const block = this.#blocks.get(`${row.group.id} ${column.group.id}`);
    const name = pairName(nameOf(row), nameOf(column));
    const mark = this.#markOf(row, column);
    const said = (told: string) => {
      const change = mark === undefined ? '' : `; ${againstWords(mark.text, this.#against)}`;
      return { words: `${told}${change}`, title: `${name}: ${told}${change}` };
    };
    const look = { text: '', mark: mark?.what, isAside: false };
    if (block === undefined) return { ...look, sign: 'none', ...said(words.bothOutside) };
    if (row.kind === 'end' && column.kind === 'end') {
      if (row.group === column.group && row.id === column.id)
        return { ...look, sign: 'self', ...said(words.self) };
      const entry = this.#entries.get(
        cellsOf(block)[row.place * column.group.kinds.length + column.place] ?? -1,
      );
      const sign = entry?.verdict ?? 'none';
      const text = entry?.text ?? '';
      const isAside =
        (this.#layout.verdicts.length > 0 && !this.#layout.verdicts.some((wanted) => wanted === sign)) ||
        (this.#layout.changed && mark === undefined);
      return {
        ...look,
        sign,
        ...said(text === '' ? (entry?.word ?? '') : `${entry?.word}, ${text}`),
        isAside,
      };
    }
    const counts = this.#count(block, row, column);
    return { ...look, ...summaryFace(counts, said) };
  }

  /** How many of the connections that a summary stands for have which verdict. */
  #count(block: MatrixBlock, row: AxisLine, column: AxisLine): ReadonlyMap<MatrixVerdict, number> {
    const cells = cellsOf(block);
    const width = column.group.kinds.length;
    const counts = new Map<MatrixVerdict, number>();
    const [firstRow, lastRow] = row.kind === 'end' ? [row.place, row.place] : [0, row.group.kinds.length - 1];
    const [first, last] = column.kind === 'end' ? [column.place, column.place] : [0, width - 1];
    for (let at = firstRow; at <= lastRow; at++) {
      for (let place = first; place <= last; place++) {
        const entry = this.#entries.get(cells[at * width + place] ?? -1);
        const number = weightOf(row, at, column, place);
        if (entry === undefined || number === 0) continue;
        counts.set(entry.verdict, (counts.get(entry.verdict) ?? 0) + number);
      }
    }
    return counts;
  }

  #markOf(row: AxisLine, column: AxisLine): MatrixChange | undefined {
    if (row.kind !== 'end' || column.kind !== 'end' || row.id === column.id) return undefined;
    return this.#changes.get(row.id)?.find(({ to }) => to.has(column.id))?.change;
  }
}

/** How many connections a place of a block stands for in a summary: of one end, those of that end alone. */
function weightOf(row: AxisLine, at: number, column: AxisLine, place: number): number {
  const all = connectionsIn(row.group, at, column.group, place);
  const ends =
    row.kind === 'end' ? row.group.kinds[at] : column.kind === 'end' ? column.group.kinds[place] : undefined;
  return ends === undefined ? all : all / ends.length;
}

function summaryFace(
  counts: ReadonlyMap<MatrixVerdict, number>,
  said: (told: string) => Pick<Face, 'words' | 'title'>,
): Pick<Face, 'sign' | 'text' | 'words' | 'title'> {
  const told = new Map([...counts].filter(([verdict]) => verdict !== 'none'));
  const total = [...told.values()].reduce((sum, number) => sum + number, 0);
  const [only] = told.keys();
  if (only === undefined) return { sign: 'none', text: '', ...said(words.self) };
  const summary = said(summaryWords(told, total));
  if (told.size === 1) return { sign: only, text: '', ...summary };
  const open = (told.get('allowed') ?? 0) + (told.get('some') ?? 0);
  if (open === 0) return { sign: told.has('half') ? 'half' : 'unknown', text: '', ...summary };
  if (open === total) return { sign: 'some', text: '', ...summary };
  const percent = Math.min(99, Math.max(1, Math.round((open / total) * 100)));
  return { sign: 'mixed', text: String(percent), ...said(shareWords(percent, summaryWords(told, total))) };
}

/** `shop/web`, `shop` */
export function nameOf(line: AxisLine): string {
  return line.kind === 'group' || line.group.isOutside
    ? titleOf(line)
    : `${line.group.title}/${line.end.title}`;
}

export function titleOf(line: AxisLine): string {
  return line.kind === 'group' ? line.group.title : line.end.title;
}

function changesBySource({ changes }: MatrixModel) {
  const found = new Map<string, { readonly to: ReadonlySet<string>; readonly change: MatrixChange }[]>();
  for (const change of changes?.list ?? []) {
    const to = new Set(change.to);
    for (const id of change.from) found.set(id, [...(found.get(id) ?? []), { to, change }]);
  }
  return found;
}
