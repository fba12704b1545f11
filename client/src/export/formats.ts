import { t } from '@vscode/l10n';
import type { PreviewModel } from '../../../server/src/protocol/preview.ts';
import { modelToCsv } from './csv.ts';
import { modelToJson } from './json.ts';
import { modelToMarkdown } from './markdown.ts';
import { modelToSvg } from './svg/svg.ts';

/** A form in which a view leaves the panel. */
export interface Format<T> {
  readonly name: string;
  /** Of a file, without its dot. */
  readonly extension: string;
  readonly purpose: () => string;
  readonly write: (view: T) => string;
}

/** The forms of the lanes. */
export const formats: readonly Format<PreviewModel>[] = [
  { name: 'Markdown', extension: 'md', purpose: () => t('for an issue or a review'), write: modelToMarkdown },
  { name: 'SVG', extension: 'svg', purpose: () => t('a picture'), write: modelToSvg },
  { name: 'CSV', extension: 'csv', purpose: () => t('for a spreadsheet'), write: modelToCsv },
  { name: 'JSON', extension: 'json', purpose: () => t('for other programs'), write: modelToJson },
];
