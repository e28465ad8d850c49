/** The property that carries what a service said in words alone. */
export const WORDS = '$words';
