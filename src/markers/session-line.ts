const whole = /^[—–―─-]{1,3}\s*[\d０-９]{4}\s*年.{2,80}(?:上|会议|大会)$/u;
const start = /^[—–―─]{1,3}\s*[\d０-９]{4}\s*年\s*[\d０-９]{1,2}\s*月/u;

/** Longest text that is still a session line, in characters. */
const LONGEST = 100;

/** `——2025年1月8日在澜川市第六届人民代表大会第五次会议上`: where and when a report was given. */
export function isSession(text: string): boolean {
  return whole.test(text);
}

/** The first line of a session line, which is often broken in two. */
export function opensSession(text: string): boolean {
  return start.test(text) && text.length < LONGEST;
}
