/** The county's accounts: loaded when somebody is signed in and nothing is given. */
export { StoredAccounts } from './stored-accounts.ts';
export { storedStyles } from './stored.styles.ts';
