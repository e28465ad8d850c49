import { onBeforeUnmount, onMounted } from 'vue';

const BOX = '.VPLocalSearchBox';
const BUTTON = '#local-search button';

/**
 * Escape in the search gives the focus back to where it was, or to the search's button. VitePress gives it to the
 * search's own field, which is gone by then.
 */
export function useSearchFocus(): void {
  let before: Element | undefined;
  const remember = ({ target }: FocusEvent): void => {
    if (target instanceof Element && target.closest(BOX) === null) before = target;
  };
  const giveBack = ({ key }: KeyboardEvent): void => {
    if (key !== 'Escape' || document.querySelector(BOX) === null) return;
    requestAnimationFrame(() => {
      if (document.activeElement !== document.body) return;
      const place = before?.isConnected ? before : document.querySelector(BUTTON);
      if (place instanceof HTMLElement) place.focus();
    });
  };
  onMounted(() => {
    addEventListener('focusin', remember);
    addEventListener('keydown', giveBack, true);
  });
  onBeforeUnmount(() => {
    removeEventListener('focusin', remember);
    removeEventListener('keydown', giveBack, true);
  });
}
