/** In an example that a reader has edited: says in the pane around it what went wrong. Runs before all else there. */
(() => {
  const zh = parent.document.documentElement.lang.startsWith('zh');
  const tell = (text) => parent.postMessage({ liveProblem: String(text) }, self.origin);
  addEventListener(
    'error',
    (event) => {
      const { target, message } = event;
      if (message) tell(message);
      else if (target instanceof Element)
        tell(
          `<${target.localName}> ${target.src || target.href || ''} ${zh ? '没有取到' : 'did not load'}`,
        );
    },
    true,
  );
  addEventListener('unhandledrejection', ({ reason }) => tell(reason?.message ?? reason));
  addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) =>
    tell(
      zh
        ? `Content-Security-Policy 不允许：${effectiveDirective}（${blockedURI}）`
        : `Content-Security-Policy: ${effectiveDirective} (${blockedURI})`,
    ),
  );
  addEventListener('yzt-error', ({ error }) => {
    const why = error?.issues?.[0]?.message?.[zh ? 'zh-CN' : 'en'] ?? error?.message;
    tell(`${error?.code}: ${why}`);
  });
  // What the loader says to developers, in English.
  const UNKNOWN = /^<(yzt-[^>]*)> is not an element of this kit\. The nearest is <([^>]*)>.*/s;
  const { warn } = console;
  console.warn = (...parts) => {
    const [said] = parts;
    if (/^<yzt-/.test(said))
      tell(zh ? said.replace(UNKNOWN, '没有组件 <$1>，最接近的是 <$2>。') : said);
    warn.apply(console, parts);
  };
})();
