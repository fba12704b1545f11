/** A name that any file system takes: `traffic-payments-api.svg`. */
export function fileNameFor(title: string, subject: string, extension: string): string {
  const name = `${title} ${subject}`.toLowerCase().replace(/[^a-z0-9.]+/g, '-');
  return `${name.replace(/^[-.]+|[-.]+$/g, '').slice(0, 80)}.${extension}`;
}
