/** What the words of all errors are loaded by: see `errorWords`. */
export { describeError } from '@yizhangtu/standard';
