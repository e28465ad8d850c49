/** A whole number as both languages of the kit write it: `100,000`. By hand: to make one of `Intl` costs milliseconds. */
export const grouped = (count: number): string => String(count).replace(/\B(?=(\d{3})+$)/g, ',');
