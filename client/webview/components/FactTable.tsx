import { t } from '@vscode/l10n';
import type {
  ConnectionEnds,
  PreviewGroup,
  PreviewModel,
  PreviewRow,
} from '../../../server/src/protocol/preview.ts';
import { numberText } from '../../src/words/language.ts';
import { verdictWord } from '../../src/words/verdictWord.ts';
import { send } from '../host.ts';
import type { Layout, LayoutList } from '../state/layout.ts';
import { drawnOf, lineId } from '../state/lines.ts';
import { Before } from './Before.tsx';
import { VerdictIcon } from './Icon.tsx';
import { memo } from './memo.ts';
import { Link, Sentence } from './Sentence.tsx';

interface FactTableProps {
  readonly model: PreviewModel;
  readonly layout: Layout;
  readonly marks: ReadonlyMap<string, string>;
  readonly onToggle: (list: LayoutList, id: string) => void;
}

/** The same facts as the lanes, for those who read tables better than pictures. */
export function FactTable({ model, layout, marks, onToggle }: FactTableProps) {
  const { columns } = model;
  return (
    <>
      {model.lanes.map((lane) => (
        <table key={lane.id}>
          <caption>
            <strong>{lane.title}</strong> <Sentence phrase={lane.summary} />
          </caption>
          <thead>
            <tr>
              <th scope="col">{columns.group}</th>
              <th scope="col">{columns.who}</th>
              <th scope="col">{t('Verdict')}</th>
              <th scope="col">{columns.chips}</th>
              <th scope="col">{columns.reason}</th>
            </tr>
          </thead>
          <tbody>
            {lane.groups.map((group) => (
              <GroupRows
                key={group.id}
                lane={lane.id}
                group={group}
                layout={layout}
                marks={marks}
                onToggle={onToggle}
              />
            ))}
            {lane.rest === undefined ? null : (
              <TableRow
                where={columns.rest}
                row={lane.rest}
                mark={marks.get(lineId(lane.id, lane.rest.id))}
              />
            )}
          </tbody>
        </table>
      ))}
    </>
  );
}

interface GroupRowsProps extends Omit<FactTableProps, 'model'> {
  readonly lane: string;
  readonly group: PreviewGroup;
}

function GroupRows({ lane, group, layout, marks, onToggle }: GroupRowsProps) {
  const id = lineId(lane, group.id);
  const isComplete = layout.complete.includes(id);
  const rows = drawnOf(group.rows, isComplete);
  const hidden = group.rows.length - rows.length;
  return (
    <>
      {rows.map((row) => (
        <TableRow key={row.id} where={group.title} row={row} mark={marks.get(lineId(lane, row.id))} />
      ))}
      {hidden === 0 ? null : (
        <tr>
          <td colSpan={5}>
            {isComplete ? (
              t('{0} more are not drawn; “Copy or Save…” has them all', numberText(hidden))
            ) : (
              <button type="button" class="link" onClick={() => onToggle('complete', id)}>
                {t('Show all {0} of {1}', numberText(group.rows.length), group.title)}
              </button>
            )}
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
      {row.before === undefined ? null : <Before before={row.before} />}
      <VerdictIcon verdict={row.verdict} /> {row.word}
    </td>
    <td>
      {row.chips.map(({ verdict, text }) => (
        <div key={text} class={verdict === undefined ? '' : 'port'}>
          {text}
          {verdict === undefined || verdict === row.verdict
            ? null
            : ` (${verdictWord(verdict).toLowerCase()})`}
        </div>
      ))}
    </td>
    <td>
      <Sentence phrase={row.reason} />
      {row.walk === undefined ? null : (
        <>
          {row.reason.length === 0 ? null : ' · '}
          <Why ends={row.walk} who={row.who} />
        </>
      )}
    </td>
  </tr>
));

/** Opens the reasons of a row. */
function Why({ ends, who }: { readonly ends: ConnectionEnds; readonly who: string }) {
  return (
    <button
      type="button"
      class="link"
      aria-label={t('Why? {0}', who)}
      onClick={() => send({ type: 'why', ...ends })}
    >
      {t('Why?')}
    </button>
  );
}

function Members({ row }: { readonly row: PreviewRow }) {
  return (
    <details>
      <summary>{t('{0} in this row', numberText(row.members.length))}</summary>
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
