/** Languages in which findings are told. */
export const languages = ['en', 'zh'] as const;
export type Language = (typeof languages)[number];
