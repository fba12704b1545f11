import { render } from 'preact';
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
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
  const scroll = useRef(layout.scroll);
  const save = useCallback(() => {
    store({ panel: view.panel, layout: { ...layout, scroll: scroll.current } });
  }, [view.panel, layout]);

  useEffect(() => {
    const listen = ({ data }: MessageEvent<unknown>) => {
      if (hostMessage(data)) setView((before) => receive(before, data));
    };
    window.addEventListener('message', listen);
    send({ type: 'ready' });
    return () => window.removeEventListener('message', listen);
  }, []);

  useEffect(() => {
    if (view.needsWhole) send({ type: 'resync' });
  }, [view.needsWhole]);

  useEffect(save, [save]);

  useEffect(() => {
    let timer = 0;
    const listen = () => {
      window.clearTimeout(timer);
      timer = window.setTimeout(() => {
        scroll.current = window.scrollY;
        save();
      }, scrollRest);
    };
    window.addEventListener('scroll', listen, { passive: true });
    return () => {
      window.clearTimeout(timer);
      window.removeEventListener('scroll', listen);
    };
  }, [save]);

  // Once, when the first model is drawn after the panel came back.
  const isDrawn = view.shown.kind === 'model';
  useLayoutEffect(() => {
    if (isDrawn) window.scrollTo({ top: stored.current.layout.scroll });
  }, [isDrawn]);

  return <App view={view} layout={layout} onLayout={setLayout} />;
}

const root = document.getElementById('root');
if (root !== null) render(<Panel />, root);
