import type {
  PreviewGroup,
  PreviewLane,
  PreviewModel,
  PreviewRow,
} from '../../../server/src/protocol/preview.ts';
import type { Layout, LayoutList } from '../state/layout.ts';
import { firstPart, type LaneScope, lineId } from '../state/lines.ts';
import { verdictWords } from '../state/verdictWords.ts';
import { VerdictIcon } from './Icon.tsx';
import { memo } from './memo.ts';
import { Link, Sentence } from './Sentence.tsx';

interface FactTableProps {
  readonly model: PreviewModel;
  readonly layout: Layout;
  readonly marks: ReadonlyMap<string, string>;
  readonly onToggle: (list: LayoutList, id: string) => void;
}

/** The same facts as the two lanes, for those who read tables better than pictures. */
export function FactTable({ model, layout, marks, onToggle }: FactTableProps) {
  const parts: readonly (readonly [LaneScope, PreviewLane])[] = [
    ['ingress', model.ingress],
    ['egress', model.egress],
  ];
  return (
    <>
      {parts.map(([scope, lane]) => (
        <table key={scope}>
          <caption>
            <strong>{lane.title}</strong> <Sentence phrase={lane.summary} />
          </caption>
          <thead>
            <tr>
              <th scope="col">Where</th>
              <th scope="col">Who</th>
              <th scope="col">Verdict</th>
              <th scope="col">Ports</th>
              <th scope="col">Why</th>
            </tr>
          </thead>
          <tbody>
            {lane.groups.map((group) => (
              <GroupRows
                key={group.id}
                scope={scope}
                group={group}
                layout={layout}
                marks={marks}
                onToggle={onToggle}
              />
            ))}
            <TableRow where="Elsewhere" row={lane.rest} mark={marks.get(lineId(scope, lane.rest.id))} />
          </tbody>
        </table>
      ))}
    </>
  );
}

interface GroupRowsProps extends Omit<FactTableProps, 'model'> {
  readonly scope: LaneScope;
  readonly group: PreviewGroup;
}

function GroupRows({ scope, group, layout, marks, onToggle }: GroupRowsProps) {
  const id = lineId(scope, group.id);
  const isWhole = layout.complete.includes(id) || group.rows.length <= firstPart + 5;
  const rows = isWhole ? group.rows : group.rows.slice(0, firstPart);
  return (
    <>
      {rows.map((row) => (
        <TableRow key={row.id} where={group.title} row={row} mark={marks.get(lineId(scope, row.id))} />
      ))}
      {isWhole ? null : (
        <tr>
          <td colSpan={5}>
            <button type="button" class="link" onClick={() => onToggle('complete', id)}>
              Show all {group.rows.length.toLocaleString('en')} of {group.title}
            </button>
          </td>
        </tr>
      )}
    </>
  );
}

interface TableRowProps {
  readonly where: string;
  readonly row: PreviewRow;
  readonly mark: string | undefined;
}

const TableRow = memo(({ where, row, mark }: TableRowProps) => (
  <tr class={mark === undefined ? '' : 'changed'}>
    <td>{where}</td>
    <th scope="row">
      <span class="name">{row.who}</span> <span class="detail">{row.detail}</span>
      {mark === undefined ? null : <span class="mark">{mark}</span>}
      {row.members.length === 0 ? null : <Members row={row} />}
    </th>
    <td class="verdict">
      <VerdictIcon verdict={row.verdict} /> {row.word}
    </td>
    <td>
      {row.ports.map((port) => (
        <div key={port.text} class="port">
          {port.text}
          {port.verdict === row.verdict ? null : ` (${verdictWords[port.verdict].toLowerCase()})`}
        </div>
      ))}
    </td>
    <td>
      <Sentence phrase={row.reason} />
    </td>
  </tr>
));

function Members({ row }: { readonly row: PreviewRow }) {
  return (
    <details>
      <summary>{row.members.length.toLocaleString('en')} in this row</summary>
      <ul>
        {row.members.map((member) => (
          <li key={member.text}>
            {member.text} {member.link === undefined ? null : <Link link={member.link} />}
          </li>
        ))}
      </ul>
    </details>
  );
}
