export { CaseNews } from '@yizhangtu/standard/contract.js';
