/** The items that profiles are made of. */
export * from './items-cultural.ts';
export * from './items-products.ts';
export * from './items-regulating.ts';
