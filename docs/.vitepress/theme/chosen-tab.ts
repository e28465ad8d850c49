import { onContentUpdated } from 'vitepress';
import { onBeforeUnmount, onMounted } from 'vue';

const KEY = 'yzt-docs-tab';

const nameOf = (tab: HTMLInputElement): string => tab.labels?.[0]?.textContent ?? '';

/** What the theme does at a press, without its scrolling to the tab. */
function show(tab: HTMLInputElement): void {
  const group = tab.closest('.vp-code-group');
  const at = [...(group?.querySelectorAll('input') ?? [])].indexOf(tab);
  tab.checked = true;
  for (const [i, block] of [...(group?.querySelector('.blocks')?.children ?? [])].entries()) {
    block.classList.toggle('active', i === at);
  }
}

function remember({ target }: Event): void {
  if (target instanceof HTMLInputElement && target.matches('.vp-code-group input')) {
    localStorage.setItem(KEY, nameOf(target));
  }
}

/** The framework that a reader chose stays chosen on the next page. */
export function useChosenTab(): void {
  onMounted(() => addEventListener('change', remember));
  onBeforeUnmount(() => removeEventListener('change', remember));
  onContentUpdated(() => {
    const chosen = localStorage.getItem(KEY);
    for (const tab of document.querySelectorAll<HTMLInputElement>('.vp-code-group input')) {
      if (nameOf(tab) === chosen) show(tab);
    }
  });
}
