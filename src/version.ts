/** Name and version as the ledger and `--version` give them; a test compares them with package.json. */
export const tool = { name: 'gazette-cleaner', version: '0.1.0' } as const;
