/** Lines of cells, the heading first. */
export type Table = readonly (readonly string[])[];

/** As RFC 4180 wants it, but with line feeds alone at the end of lines, as other commands of a pipe expect. */
export function csvTable(lines: Table): string {
  return lines.map((cells) => `${cells.map(csvCell).join(',')}\n`).join('');
}

function csvCell(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

export function markdownTable([heading = [], ...lines]: Table): string {
  return [heading, heading.map(() => '---'), ...lines.map((cells) => cells.map(markdownCell))]
    .map((cells) => `| ${cells.join(' | ')} |\n`)
    .join('');
}

function markdownCell(text: string): string {
  return text.replace(/[\\|[\]<>*_`]/g, '\\$&').replace(/\s+/g, ' ');
}
