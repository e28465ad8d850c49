/** Hands `content` to the browser as a file. */
export function saveFile(name: string, content: BlobPart, type: string): void {
  const address = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The download has begun by the next task; sooner would take it away in some browsers.
  setTimeout(() => URL.revokeObjectURL(address), 0);
}
