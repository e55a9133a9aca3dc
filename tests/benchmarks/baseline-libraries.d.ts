/** The packages have no types of their own and are no longer maintained; this is what the measure uses of them. */
declare module 'minhash' {
  export interface Signature {
    readonly hashvalues: readonly number[];
  }
  export class Minhash implements Signature {
    constructor(options: { readonly numPerm: number; readonly seed: number });
    readonly hashvalues: readonly number[];
    update(shingle: string): void;
  }
  export class LshIndex {
    constructor(options: { readonly bandSize: number });
    insert(key: string, signature: Signature): void;
    query(signature: Signature): readonly string[];
  }
}

declare module 'simhash' {
  /** A function from tokens to bits: 128 of them for `md5`. */
  export default function simhash(algorithm: 'md5'): (tokens: readonly Uint8Array[]) => readonly (0 | 1)[];
}
