import type { PreviewModel } from '../../../server/src/protocol/preview.ts';

/** A name that any file system takes: `traffic-payments-api.svg`. */
export function fileNameFor({ title, subject }: PreviewModel, extension: string): string {
  const name = `${title} ${subject.title}`.toLowerCase().replace(/[^a-z0-9.]+/g, '-');
  return `${name.replace(/^[-.]+|[-.]+$/g, '').slice(0, 80)}.${extension}`;
}
