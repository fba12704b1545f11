/** An arrow of a graph. */
export interface DotEdge {
  readonly src: string;
  readonly dst: string;
  readonly label: string;
  /** Attributes besides the label: `style=dashed`. */
  readonly style?: string;
}

/** A graph for Graphviz: an arrow an edge, a box a workload, an ellipse for what is outside. */
export function dotGraph(name: string, edges: readonly DotEdge[]): string {
  const names = [...new Set(edges.flatMap(({ src, dst }) => [src, dst]))].sort();
  const nodes = names.map((node) => `  ${quoted(node)} [shape=${isWorkload(node) ? 'box' : 'ellipse'}];\n`);
  const arrows = edges.map(({ src, dst, label, style }) => {
    const more = style === undefined ? '' : `, ${style}`;
    return `  ${quoted(src)} -> ${quoted(dst)} [label=${quoted(label)}${more}];\n`;
  });
  return `digraph ${name} {\n  rankdir=LR;\n${nodes.join('')}${arrows.join('')}}\n`;
}

function isWorkload(name: string): boolean {
  return !name.endsWith('[External]') && !name.startsWith('{');
}

function quoted(text: string): string {
  return `"${text.replace(/[\\"]/g, '\\$&').replaceAll('\n', '\\n')}"`;
}
