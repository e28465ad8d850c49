/**
 * Puts text on the clipboard. On plain HTTP browsers offer no clipboard: there a field of `root` is copied
 * from, as a person would do it. False when the browser refuses both.
 */
export async function copyText(text: string, root: ShadowRoot): Promise<boolean> {
  const clipboard = (navigator as { clipboard?: Clipboard }).clipboard;
  if (clipboard !== undefined) {
    const done = await clipboard.writeText(text).then(
      () => true,
      () => false,
    );
    if (done) return true;
  }
  const field = document.createElement('textarea');
  field.value = text;
  field.readOnly = true;
  field.className = 'copy-source';
  const before = root.activeElement;
  root.append(field);
  field.select();
  // Deprecated, and the only way without a secure context.
  const copied = document.execCommand('copy');
  field.remove();
  if (before instanceof HTMLElement) before.focus();
  return copied;
}
