/**
 * For pages that hold frames of a county: gives each the height of its content.
 *
 * ```html
 * <script type="module" src="https://county.example/yzt/frame-host.js"></script>
 * <iframe src="https://county.example/api/counties/330521/frame?tag=yzt-map"></iframe>
 * ```
 *
 * @packageDocumentation
 */
import { FromFrame, readMessage } from './frame-messages.ts';

/** Of what this page named; a frame with `srcdoc` has none. */
const originOf = ({ src }: HTMLIFrameElement): string | undefined =>
  src === '' ? undefined : new URL(src).origin;

addEventListener('message', ({ origin, source, data }) => {
  for (const frame of document.querySelectorAll('iframe')) {
    // The frame itself, on the site that this page named: another that took its place says nothing here.
    if (frame.contentWindow !== source || originOf(frame) !== origin) continue;
    const message = readMessage(FromFrame, data);
    if (message?.type === 'yzt-frame-height') frame.style.height = `${message.height}px`;
  }
});
