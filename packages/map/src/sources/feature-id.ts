/** Property that carries a feature's id through the engine and its tiles, which keep only numbers as ids. */
export const ID = '$id';
