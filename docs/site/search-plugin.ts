import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

const OPTIONS = 'theme.value.search.options?.miniSearch?.options';

/**
 * Hands the search box our word splitter as code. VitePress would send the function as text and build it
 * with `new Function`, which the site's Content-Security-Policy forbids.
 */
export function searchOptionsPlugin(): Plugin {
  const module = fileURLToPath(new URL('search.ts', import.meta.url));
  return {
    name: 'yizhangtu-search-options',
    enforce: 'pre',
    transform(code, id) {
      if (!id.endsWith('/VPLocalSearchBox.vue')) return undefined;
      if (code.split(OPTIONS).length !== 2) {
        throw new Error(`VitePress has changed: ${OPTIONS} must stand once in ${id}`);
      }
      return code
        .replace(OPTIONS, 'miniSearchOptions')
        .replace(
          '<script lang="ts" setup>',
          `<script lang="ts" setup>\nimport { miniSearchOptions } from ${JSON.stringify(module)}`,
        );
    },
  };
}
