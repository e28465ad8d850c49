import type { MarkdownRenderer } from 'vitepress';

const isChinese = (env: unknown): boolean =>
  !(env as { relativePath?: string } | undefined)?.relativePath?.startsWith('en/');

/** Labels for screen readers that VitePress has in one language for all pages, in Chinese on Chinese ones. */
export function zhLabels(md: MarkdownRenderer): void {
  md.core.ruler.push('zh_labels', ({ tokens, env }) => {
    if (!isChinese(env)) return;
    for (const [index, { type, children, content }] of tokens.entries()) {
      if (type !== 'inline' || tokens[index - 1]?.type !== 'heading_open') continue;
      const link = children?.find((child) => child.attrGet('class') === 'header-anchor');
      link?.attrSet('aria-label', `“${content}”的链接`);
    }
  });
  const { fence } = md.renderer.rules;
  if (fence === undefined) return;
  md.renderer.rules.fence = (...args) => {
    const html = fence(...args);
    return isChinese(args[3]) ? html.replace('title="Copy Code"', 'title="复制代码"') : html;
  };
}
