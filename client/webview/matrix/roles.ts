/** What the parts of the table tell a screen reader: where they stand in all of it, of which only a part is drawn. */

/** @param rows and columns of titles included */
export function gridRole(name: string, rows: number, columns: number) {
  return { role: 'grid', 'aria-label': name, 'aria-rowcount': rows, 'aria-colcount': columns } as const;
}

/** @param index as aria counts: the first row is that of the column titles */
export function rowRole(index: number) {
  return { role: 'row', 'aria-rowindex': index } as const;
}

/**
 * @param index as aria counts: the first column is that of the row titles
 * @param name what it says
 */
export function cellRole(role: 'gridcell' | 'rowheader' | 'columnheader', index: number, name: string) {
  return { role, 'aria-colindex': index, 'aria-label': name, title: name } as const;
}

export function groupRole(name: string) {
  return { role: 'group', 'aria-label': name } as const;
}
