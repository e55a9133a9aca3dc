import type { Line, Span } from '../types.ts';

/** The two sides of a joint as evidence quotes them: `…成功举办第九 | 届中医药发展与科…`. */
export function quote(left: string, right: string): string {
  return `…${left.slice(-8)} | ${right.slice(0, 8)}…`;
}

export function spanOf({ source, start, end }: Line): Span {
  return { source, start, end };
}

export function round(value: number): number {
  return Math.round(value * 100) / 100;
}

export function signed(value: number): string {
  return `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(1)}`;
}
