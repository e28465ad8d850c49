import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { html } from '@codemirror/lang-html';
import { bracketMatching, HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import { EditorState } from '@codemirror/state';
import { EditorView, keymap, lineNumbers } from '@codemirror/view';
import { tags } from '@lezer/highlight';

export interface Editor {
  text(): string;
  setText(text: string): void;
  close(): void;
}

const highlight = HighlightStyle.define([
  { tag: tags.tagName, color: 'var(--yzt-code-tag)' },
  { tag: tags.attributeName, color: 'var(--yzt-code-attribute)' },
  { tag: [tags.attributeValue, tags.string], color: 'var(--yzt-code-string)' },
  { tag: [tags.comment, tags.documentMeta], color: 'var(--vp-c-text-2)' },
]);

const look = EditorView.theme({
  '&': {
    color: 'var(--vp-c-text-1)',
    backgroundColor: 'var(--vp-code-block-bg)',
    fontSize: '14px',
  },
  '&.cm-focused': { outline: '2px solid var(--vp-c-brand-1)', outlineOffset: '-2px' },
  '.cm-scroller': {
    fontFamily: 'var(--vp-font-family-mono)',
    lineHeight: '1.6',
    maxHeight: '420px',
  },
  '.cm-gutters': { color: 'var(--vp-c-text-3)', backgroundColor: 'transparent', border: 'none' },
  '.cm-cursor': { borderLeftColor: 'var(--vp-c-text-1)' },
});

/**
 * A code editor in `place`. It lives in a shadow root, where its styles are constructed sheets: a `<style>`
 * tag in the page would break the site's Content-Security-Policy. Tab leaves it, as everywhere else.
 */
export function openEditor(
  place: HTMLElement,
  text: string,
  label: string,
  onRun: () => void,
): Editor {
  const root = place.attachShadow({ mode: 'open' });
  // From outside it is not seen that somebody is typing here: a slash would open the search.
  place.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' && event.key !== 'Tab') event.stopPropagation();
  });
  const runKey = {
    key: 'Mod-Enter',
    run: () => {
      onRun();
      return true;
    },
  };
  const view = new EditorView({
    root,
    parent: root,
    state: EditorState.create({
      doc: text,
      extensions: [
        lineNumbers(),
        history(),
        bracketMatching(),
        html(),
        syntaxHighlighting(highlight),
        look,
        EditorView.lineWrapping,
        EditorView.contentAttributes.of({ 'aria-label': label }),
        keymap.of([runKey, ...defaultKeymap, ...historyKeymap]),
      ],
    }),
  });
  return {
    text: () => view.state.doc.toString(),
    setText: (next) =>
      view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: next } }),
    close: () => view.destroy(),
  };
}
