/** What the search needs once a person turns to it. */
export { PlaceFinder } from './find-places.ts';
export { goToPlace } from './go-to-place.ts';
export { announcement, popupContent } from './popup.ts';
export { resultListStyles } from './result-list.styles.ts';
export { optionsOf, stepActive } from './search-model.ts';
