import './language.ts';
import { render } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { hostMessage } from '../src/panels/messages.ts';
import { App } from './components/App.tsx';
import { restore, send, store } from './host.ts';
import { initialView, receive } from './state/view.ts';
import './styles/main.css';

/** Milliseconds of rest until a scroll position is worth keeping. */
const scrollRest = 200;

/** Connects the drawing to the extension's messages and to the state that VS Code keeps. */
function Panel() {
  const stored = useRef(restore());
  const [view, setView] = useState(() => initialView(stored.current.panel));
  const [layout, setLayout] = useState(stored.current.layout);
  const isDrawn = view.shown.kind === 'model';
  const save = () => {
    // Until there is a model to scroll in, the place is where it was.
    const scroll = isDrawn ? window.scrollY : stored.current.layout.scroll;
    store({ panel: view.panel, layout: { ...layout, scroll } });
  };
  const exporter = useRef<(() => void) | null>(null);
  const saveLatest = useRef(save);
  saveLatest.current = save;

  useEffect(() => {
    const listen = ({ data }: MessageEvent<unknown>) => {
      if (!hostMessage(data)) return;
      if (data.type === 'exportShown') exporter.current?.();
      setView((before) => receive(before, data));
    };
    window.addEventListener('message', listen);
    send({ type: 'ready' });
    return () => window.removeEventListener('message', listen);
  }, []);

  const needsWhole = view.needsWhole || view.matrix.needsWhole;
  useEffect(() => {
    if (needsWhole) send({ type: 'resync' });
  }, [needsWhole]);

  // Kept whenever the panel's own state or the arrangement changes.
  useEffect(() => saveLatest.current(), [view.panel, layout]);

  useEffect(() => {
    let timer = 0;
    const listen = () => {
      window.clearTimeout(timer);
      timer = window.setTimeout(() => saveLatest.current(), scrollRest);
    };
    window.addEventListener('scroll', listen, { passive: true });
    return () => {
      window.clearTimeout(timer);
      window.removeEventListener('scroll', listen);
    };
  }, []);

  // The first model after the panel came back is found as it was left; another subject begins at its top.
  const subject = view.shown.kind === 'model' ? view.shown.model.subject : undefined;
  const subjectKey = subject && `${subject.link.uri} ${subject.title}`;
  const wasRestored = useRef(false);
  useLayoutEffect(() => {
    if (subjectKey === undefined) return;
    window.scrollTo({ top: wasRestored.current ? 0 : stored.current.layout.scroll });
    wasRestored.current = true;
  }, [subjectKey]);

  return <App view={view} layout={layout} onLayout={setLayout} exporter={exporter} />;
}

const root = document.getElementById('root');
if (root !== null) render(<Panel />, root);
