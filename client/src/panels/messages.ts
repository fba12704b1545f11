import type { MatrixCell, MatrixChanged } from '../../../server/src/protocol/matrix.ts';
import type {
  DecidedRows,
  PreviewChanged,
  PreviewFocus,
  PreviewModel,
  SourceLink,
} from '../../../server/src/protocol/preview.ts';
import type {
  ConnectionQuestion,
  EndsAnswer,
  EndsRequest,
  WalkAnswer,
  WalkModel,
} from '../../../server/src/protocol/walk.ts';
import { type PanelBaseline, panelBaseline } from '../compare/keptState.ts';
import { type MatrixPicture, matrixPicture } from '../export/matrix/picture.ts';
import { flag, listOf, oneOf, optional, record, type Shape, tagged, text } from '../shape.ts';
import { matrixCell, matrixChanged } from './matrixShape.ts';
import { decidedRows, previewChanged, previewFocus, previewModel } from './modelShape.ts';
import { type PanelView, panelViews } from './panelViews.ts';
import { sourceLink } from './phraseShape.ts';
import { connectionQuestion, endsFields, walkAnswer, walkModel } from './walkShape.ts';

/** What the panel remembers across hiding and reload; the rest of the webview's state is its own. */
export interface PanelState {
  readonly focus: PreviewFocus | undefined;
  readonly pinned: boolean;
  /** Undefined: the first. */
  readonly view?: PanelView | undefined;
  /** The connection whose decision is walked through; undefined while that pane is closed. */
  readonly why?: ConnectionQuestion | undefined;
  /** The connections that the user has tried, the last one first. */
  readonly tried?: readonly ConnectionQuestion[] | undefined;
  /** Only what is otherwise than there is shown; undefined: all. */
  readonly baseline?: PanelBaseline | undefined;
  /** The object that the cursor is in is shown, also where it is on a rule, a peer or a label of it. */
  readonly whole?: boolean | undefined;
}

/** A cell of the matrix, by the ids of its row and column. */
export interface CellPlace {
  readonly from: string;
  readonly to: string;
}

/** From the extension to the webview. */
export type HostMessage =
  | { readonly type: 'panel'; readonly state: PanelState }
  | { readonly type: 'changed'; readonly changed: PreviewChanged }
  | { readonly type: 'matrix'; readonly changed: MatrixChanged }
  /** What a cell of the matrix says in full; undefined where it is not there any more. */
  | ({ readonly type: 'cell'; readonly cell: MatrixCell | undefined } & CellPlace)
  /** The server does not answer; the sentence says what follows. */
  | { readonly type: 'problem'; readonly message: string }
  | { readonly type: 'loading' }
  /** Whether what is shown is older than the text. */
  | { readonly type: 'age'; readonly isOld: boolean }
  /** The walk of the decision that is open; undefined closes the pane. */
  | { readonly type: 'walk'; readonly answer: WalkAnswer | undefined }
  /** The rows that the line at the editor's cursor decides. */
  | ({ readonly type: 'decided' } & DecidedRows)
  /** What the user may mean by the text of an end. */
  | ({ readonly type: 'offers'; readonly text: string; readonly role: EndsRequest['role'] } & EndsAnswer)
  /** The user wants to take along what is shown. */
  | { readonly type: 'exportShown' };

/** From the webview to the extension: what the user asked for. */
export type Intent =
  /** The webview listens from here on. */
  | { readonly type: 'ready' }
  /** A patch did not fit: send the whole again. */
  | { readonly type: 'resync' }
  | { readonly type: 'open'; readonly link: SourceLink }
  | { readonly type: 'pin'; readonly pinned: boolean }
  | { readonly type: 'whole'; readonly whole: boolean }
  | { readonly type: 'view'; readonly view: PanelView }
  /** The user wants to choose what is compared with. */
  | { readonly type: 'chooseBaseline' }
  /** Why one end reaches the other or does not, of a row or a cell. */
  | ({ readonly type: 'why' } & ConnectionQuestion)
  | { readonly type: 'closeWhy' }
  /** The same for a connection that the user has made up, which is kept. */
  | ({ readonly type: 'try' } & ConnectionQuestion)
  /** The user types an end. */
  | { readonly type: 'complete'; readonly role: EndsRequest['role']; readonly text: string }
  /** What a cell of the matrix says in full. */
  | ({ readonly type: 'cell' } & CellPlace)
  /** What is shown is to be copied or saved. */
  | { readonly type: 'export'; readonly model: PreviewModel }
  | { readonly type: 'exportMatrix'; readonly picture: MatrixPicture }
  | { readonly type: 'exportWalk'; readonly walk: WalkModel }
  | { readonly type: 'chooseCompleteness' }
  /** Another environment is to answer. */
  | { readonly type: 'selectEnvironment' }
  /** A snapshot of the cluster is to complete the environment of this name. */
  | { readonly type: 'completeEnvironment'; readonly name: string }
  | { readonly type: 'restartServer' }
  | { readonly type: 'showLog' };

const role = oneOf('from', 'to');
const panelView = oneOf(...panelViews);

export const panelState = record<PanelState>({
  focus: optional(previewFocus),
  pinned: flag,
  view: optional(panelView),
  why: optional(connectionQuestion),
  tried: optional(listOf(connectionQuestion)),
  baseline: optional(panelBaseline),
  whole: optional(flag),
});

type Host<T extends HostMessage['type']> = Extract<HostMessage, { readonly type: T }>;
type Sent<T extends Intent['type']> = Extract<Intent, { readonly type: T }>;

export const hostMessage: Shape<HostMessage> = tagged<'type', HostMessage>('type', {
  panel: record<Host<'panel'>>({ type: oneOf('panel'), state: panelState }),
  changed: record<Host<'changed'>>({ type: oneOf('changed'), changed: previewChanged }),
  matrix: record<Host<'matrix'>>({ type: oneOf('matrix'), changed: matrixChanged }),
  cell: record<Host<'cell'>>({ type: oneOf('cell'), from: text, to: text, cell: optional(matrixCell) }),
  problem: record<Host<'problem'>>({ type: oneOf('problem'), message: text }),
  loading: record<Host<'loading'>>({ type: oneOf('loading') }),
  age: record<Host<'age'>>({ type: oneOf('age'), isOld: flag }),
  walk: record<Host<'walk'>>({ type: oneOf('walk'), answer: optional(walkAnswer) }),
  decided: record<Host<'decided'>>({ type: oneOf('decided'), rows: decidedRows }),
  offers: record<Host<'offers'>>({ type: oneOf('offers'), text, role, ...endsFields }),
  exportShown: record<Host<'exportShown'>>({ type: oneOf('exportShown') }),
});

export const intent: Shape<Intent> = tagged<'type', Intent>('type', {
  ready: record<Sent<'ready'>>({ type: oneOf('ready') }),
  resync: record<Sent<'resync'>>({ type: oneOf('resync') }),
  open: record<Sent<'open'>>({ type: oneOf('open'), link: sourceLink }),
  pin: record<Sent<'pin'>>({ type: oneOf('pin'), pinned: flag }),
  whole: record<Sent<'whole'>>({ type: oneOf('whole'), whole: flag }),
  view: record<Sent<'view'>>({ type: oneOf('view'), view: panelView }),
  chooseBaseline: record<Sent<'chooseBaseline'>>({ type: oneOf('chooseBaseline') }),
  why: record<Sent<'why'>>({ type: oneOf('why'), from: text, to: text, port: optional(text) }),
  closeWhy: record<Sent<'closeWhy'>>({ type: oneOf('closeWhy') }),
  try: record<Sent<'try'>>({ type: oneOf('try'), from: text, to: text, port: optional(text) }),
  complete: record<Sent<'complete'>>({ type: oneOf('complete'), role, text }),
  cell: record<Sent<'cell'>>({ type: oneOf('cell'), from: text, to: text }),
  export: record<Sent<'export'>>({ type: oneOf('export'), model: previewModel }),
  exportMatrix: record<Sent<'exportMatrix'>>({ type: oneOf('exportMatrix'), picture: matrixPicture }),
  exportWalk: record<Sent<'exportWalk'>>({ type: oneOf('exportWalk'), walk: walkModel }),
  chooseCompleteness: record<Sent<'chooseCompleteness'>>({ type: oneOf('chooseCompleteness') }),
  selectEnvironment: record<Sent<'selectEnvironment'>>({ type: oneOf('selectEnvironment') }),
  completeEnvironment: record<Sent<'completeEnvironment'>>({
    type: oneOf('completeEnvironment'),
    name: text,
  }),
  restartServer: record<Sent<'restartServer'>>({ type: oneOf('restartServer') }),
  showLog: record<Sent<'showLog'>>({ type: oneOf('showLog') }),
});
