/** Names the place where a line or a drop begins, as a key: no two lines of a run begin at one place. */
export function placeOf({ source, start }: { readonly source: string; readonly start: number }): string {
  return `${source} ${start}`;
}
