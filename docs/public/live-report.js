/** In an example that a reader has edited: says in the pane around it what went wrong. Runs before all else there. */
(() => {
  const tell = (text) => parent.postMessage({ liveProblem: String(text) }, self.origin);
  addEventListener(
    'error',
    (event) => {
      const { target, message } = event;
      if (message) tell(message);
      else if (target instanceof Element)
        tell(`<${target.localName}> ${target.src || target.href || ''} did not load`);
    },
    true,
  );
  addEventListener('unhandledrejection', ({ reason }) => tell(reason?.message ?? reason));
  addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) =>
    tell(`Content-Security-Policy: ${effectiveDirective} (${blockedURI})`),
  );
  addEventListener('yzt-error', ({ error }) => tell(`${error?.code}: ${error?.message}`));
  const { warn } = console;
  console.warn = (...parts) => {
    if (/^<yzt-/.test(parts[0])) tell(parts[0]);
    warn.apply(console, parts);
  };
})();
