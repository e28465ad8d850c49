/** The strictest policy that an element has to work under, with Trusted Types. */
const POLICY =
  "default-src 'self'; object-src 'none'; frame-src 'none'; require-trusted-types-for 'script'";

/** The narrowest place that an element has to fit. */
const WIDTH = '280px';

const PAGE = `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>-</title>
<meta http-equiv="Content-Security-Policy" content="${POLICY}"></head><body></body></html>`;

export type FrameWindow = Window & typeof globalThis;

/** A page of its own under the strict policy, in which nothing else runs. */
export interface StrictFrame {
  readonly window: FrameWindow;
  readonly document: Document;
  /** What broke the policy. */
  readonly violations: readonly SecurityPolicyViolationEvent[];
  /** What was thrown and not caught. */
  readonly thrown: readonly string[];
  close(): void;
}

/** Opens it and loads `module` in it; resolves when that has run or could not. */
export async function openStrictFrame(module: string): Promise<StrictFrame> {
  const frame = document.createElement('iframe');
  frame.style.cssText = `display:block;width:${WIDTH};height:900px;border:0`;
  const loaded = new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
  frame.srcdoc = PAGE;
  document.body.append(frame);
  await loaded;
  const window = frame.contentWindow as FrameWindow;
  const violations: SecurityPolicyViolationEvent[] = [];
  const thrown: string[] = [];
  window.document.addEventListener('securitypolicyviolation', (event) => violations.push(event));
  window.addEventListener('error', (event) => thrown.push(event.message));
  window.addEventListener('unhandledrejection', ({ reason }) => thrown.push(String(reason)));
  await loadModule(window, module);
  return { window, document: window.document, violations, thrown, close: () => frame.remove() };
}

interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createScriptURL: (url: string) => string },
  ): { createScriptURL(url: string): string };
}

function loadModule(window: FrameWindow, url: string): Promise<unknown> {
  const script = window.document.createElement('script');
  const { trustedTypes } = window as { trustedTypes?: TrustedTypes };
  const policy = trustedTypes?.createPolicy('element-contract', {
    createScriptURL: (text) => text,
  });
  script.type = 'module';
  script.src = policy ? policy.createScriptURL(url) : url;
  const ended = new Promise((resolve) => {
    script.addEventListener('load', resolve, { once: true });
    script.addEventListener('error', resolve, { once: true });
  });
  window.document.head.append(script);
  return ended;
}
