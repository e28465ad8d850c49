/** What the search needs once a person turns to it. */
export { PlaceFinder } from './find-places.ts';
export { goToPlace } from './go-to-place.ts';
export { resultList } from './result-list.ts';
export { resultListStyles } from './result-list.styles.ts';
