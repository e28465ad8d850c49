/** Lines of a page to print: what each is, and what it says. */
export type PrintLine = readonly [label: string, value: string];

/**
 * Prints a few lines and nothing of the page around them. They are put into a frame as text; a strict
 * policy has nothing against it.
 */
export function printLines(title: string, lines: readonly PrintLine[], lang: string): void {
  const frame = document.createElement('iframe');
  frame.hidden = true;
  frame.title = title;
  document.body.append(frame);
  const { contentDocument: page, contentWindow: view } = frame;
  if (page === null || view === null) return frame.remove();
  page.documentElement.lang = lang;
  page.title = title;
  const heading = page.createElement('h1');
  heading.textContent = title;
  page.body.append(heading);
  for (const [label, value] of lines) {
    const name = page.createElement('p');
    name.textContent = label;
    const large = page.createElement('h2');
    large.textContent = value;
    page.body.append(name, large);
  }
  view.addEventListener('afterprint', () => frame.remove());
  view.print();
}
