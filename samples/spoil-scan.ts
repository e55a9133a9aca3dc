/** What a scanner does to a page. */
export interface Scan {
  /** Standard deviation of the blur, in pixels, and of the noise, in grey levels of 256. */
  readonly blur: number;
  readonly noise: number;
  /** Degrees by which the page lies askew. */
  readonly lean: number;
  readonly seed: number;
}

/** Spoils a page in the PGM format of pdftoppm (8 bits, raw); the same bytes for the same seed. */
export function spoilScan(pgm: Uint8Array, { blur, noise, lean, seed }: Scan): Uint8Array {
  const head = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(Buffer.from(pgm.subarray(0, 64)).toString('latin1'));
  if (!head) throw new Error('no raw PGM of 8 bits');
  const [width, height] = [Number(head[1]), Number(head[2])];
  const grey = Float32Array.from(pgm.subarray(head[0].length, head[0].length + width * height));
  const turned = lean === 0 ? grey : turn(grey, width, height, lean);
  const soft = smear(smear(turned, width, height, blur, 1), width, height, blur, width);
  const random = generator(seed);
  const spoilt = Uint8Array.from(soft, (level) => Math.min(255, Math.max(0, level + noise * normal(random))));
  return Buffer.concat([Buffer.from(`P5\n${width} ${height}\n255\n`), spoilt]);
}

function turn(grey: Float32Array, width: number, height: number, degrees: number): Float32Array {
  const [cos, sin] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
  return grey.map((_, at) => {
    const [x, y] = [(at % width) - width / 2, Math.floor(at / width) - height / 2];
    const [left, top] = [Math.floor(cos * x + sin * y + width / 2), Math.floor(cos * y - sin * x + height / 2)];
    return left < 0 || top < 0 || left >= width || top >= height ? 255 : grey[top * width + left]!;
  });
}

/** Blurs along one axis: `step` is 1 for rows and the width for columns. */
function smear(grey: Float32Array, width: number, height: number, deviation: number, step: number): Float32Array {
  const reach = Math.ceil(3 * deviation);
  const weights = Array.from({ length: 2 * reach + 1 }, (_, i) => Math.exp(-((i - reach) ** 2) / (2 * deviation ** 2)));
  const sum = weights.reduce((a, b) => a + b, 0);
  const last = width * height - 1;
  return grey.map((_, at) =>
    weights.reduce(
      (level, weight, i) => level + (weight / sum) * grey[Math.min(last, Math.max(0, at + (i - reach) * step))]!,
      0,
    ),
  );
}

function normal(random: () => number): number {
  return Math.sqrt(-2 * Math.log(random() + 1e-9)) * Math.cos(2 * Math.PI * random());
}

/** mulberry32 */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
