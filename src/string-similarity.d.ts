/** The package has no types of its own and is no longer maintained; this is what we use of it. */
declare module 'string-similarity' {
  interface Rating {
    readonly target: string;
    readonly rating: number;
  }
  const similarity: {
    compareTwoStrings(first: string, second: string): number;
    findBestMatch(main: string, targets: string[]): { readonly bestMatch: Rating; readonly bestMatchIndex: number };
  };
  export default similarity;
}
