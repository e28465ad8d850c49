/**
 * Stands first in a page under test in a browser whose driver does not tell what goes wrong in it.
 * `pageTest.problems` are errors, rejections, violations of the policy and the elements' `yzt-error`.
 */
const problems = [];
const note = (...parts) => problems.push(parts.map(String).join(' '));

addEventListener(
  'error',
  ({ target, message, error }) => {
    if (target === window) note('error:', message, error?.stack ?? '');
    else note('does not load:', target.src ?? target.href ?? target.localName);
  },
  true,
);
addEventListener('unhandledrejection', ({ reason }) =>
  note('rejection:', reason, reason?.stack ?? ''),
);
addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
  note('policy:', violatedDirective, blockedURI),
);
addEventListener('yzt-error', ({ target, error }) => note('yzt-error of', target.localName, error));
const { error: say } = console;
console.error = (...parts) => {
  note('console:', ...parts);
  say.apply(console, parts);
};

/** Elements that `selector` names, in shadow roots too, that are laid out and hold `text`. */
function all(selector, text = '', root = document) {
  const found = [];
  for (const element of root.querySelectorAll('*')) {
    if (
      element.matches(selector) &&
      element.textContent.includes(text) &&
      element.getClientRects().length > 0
    ) {
      found.push(element);
    }
    if (element.shadowRoot) found.push(...all(selector, text, element.shadowRoot));
  }
  return found;
}

globalThis.pageTest = { problems, all };
