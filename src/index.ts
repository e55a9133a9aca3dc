export { clean } from './clean.ts';
export { GazetteError } from './errors.ts';
export { canonical } from './ledger/canonical.ts';
export { checkLedger } from './ledger/check-ledger.ts';
export { restore } from './ledger/restore.ts';
export type * from './types.ts';
