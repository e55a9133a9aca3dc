import { randomBytes, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Decision, Decisions } from '../decisions/decision.ts';
import { GazetteError } from '../errors.ts';
import { applyPost, decisionsOn } from './decision-post.ts';
import { renderReview } from './html/render-review.ts';
import type { Reviewed } from './html/review-text.ts';

export interface ServeOptions {
  readonly title?: string;
  /** 0 (default): a free one. */
  readonly port?: number;
  /** Decisions taken before. */
  readonly decisions?: readonly Decision[];
  /** Writes all decisions; called after each change, never twice at a time. */
  readonly save: (decisions: Decisions) => Promise<void>;
  /** Cleans again with the decisions; without it the page cannot ask for it. */
  readonly rerun?: (decisions: readonly Decision[]) => Promise<Reviewed>;
}

export interface ReviewSite {
  /** With the token that lets its holder in. */
  readonly url: string;
  readonly close: () => Promise<void>;
}

/** Bytes of a request: some thousand decisions at once. */
const longestBody = 1_000_000;

/**
 * Serves the review of a cleaning on 127.0.0.1 and saves what is decided on it. Only who knows the token of the URL gets
 * an answer, and only under the name 127.0.0.1 or localhost, so that neither another program's page nor a rebound
 * domain name can read the text or decide.
 *
 * @throws GazetteError `port-taken` when the port cannot be listened on
 */
export async function serveReview(reviewed: Reviewed, options: ServeOptions): Promise<ReviewSite> {
  const token = randomBytes(24).toString('base64url');
  let current = reviewed;
  let decisions: readonly Decision[] = options.decisions ?? [];
  let page: string | undefined;
  let queue: Promise<unknown> = Promise.resolve();

  const answers: Readonly<Record<string, Readonly<Record<string, (body: string) => Promise<Answer>>>>> = {
    '/': {
      GET: async () => {
        page ??= renderReview(current, {
          ...(options.title === undefined ? {} : { title: options.title }),
          decisions,
          server: { token, canApply: options.rerun !== undefined },
        });
        return { status: 200, type: 'text/html; charset=utf-8', body: page };
      },
    },
    '/decisions': {
      POST: async (body) => {
        const next = applyPost(body, decisions);
        await options.save(decisionsOn(current.ledger, next));
        decisions = next;
        page = undefined;
        return { status: 200, type: 'application/json', body: JSON.stringify({ saved: decisions.length }) };
      },
    },
    '/apply': {
      POST: async () => {
        if (!options.rerun) return { status: 404, type: 'text/plain', body: 'this text cannot be cleaned again' };
        current = await options.rerun(decisions);
        await options.save(decisionsOn(current.ledger, decisions));
        page = undefined;
        return { status: 200, type: 'application/json', body: '{}' };
      },
    },
  };

  const server = createServer((request, response) => {
    const { port } = server.address() as AddressInfo;
    void answer(request, response, port);
  });

  async function answer(request: IncomingMessage, response: ServerResponse, port: number): Promise<void> {
    try {
      const { pathname, searchParams } = new URL(request.url ?? '/', 'http://127.0.0.1');
      const isPost = request.method === 'POST';
      const given = isPost ? request.headers['x-gazette-token'] : searchParams.get('token');
      if (!isOwnHost(request, port) || !isSame(given, token)) return send(response, refused);
      const methods = answers[pathname];
      if (!methods) return send(response, { status: 404, type: 'text/plain', body: 'nothing here' });
      const act = methods[request.method ?? ''];
      if (!act)
        return send(response, {
          status: 405,
          type: 'text/plain',
          body: 'not so',
          allow: Object.keys(methods).join(', '),
        });
      if (isPost && !/^application\/json\b/.test(request.headers['content-type'] ?? '')) {
        return send(response, { status: 415, type: 'text/plain', body: 'JSON only' });
      }
      const body = isPost ? await bodyOf(request) : '';
      if (body === undefined) {
        response.setHeader('connection', 'close');
        return send(response, { status: 413, type: 'text/plain', body: 'too large' });
      }
      // One after the other: a decision must not be lost between reading and saving.
      const done = queue.then(() => act(body));
      queue = done.catch(() => {});
      send(response, await done);
    } catch (error) {
      const isKnown = error instanceof GazetteError;
      const status = isKnown && error.code === 'invalid-decisions' ? 400 : 500;
      send(response, { status, type: 'text/plain; charset=utf-8', body: isKnown ? error.message : 'it went wrong' });
    }
  }

  await new Promise<void>((resolve, reject) => {
    server.once('error', (cause) => reject(new GazetteError('port-taken', String(options.port ?? 0), { cause })));
    server.listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/?token=${token}`,
    close: async () => {
      await queue;
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

interface Answer {
  readonly status: number;
  readonly type: string;
  readonly body: string;
  readonly allow?: string;
}

const refused: Answer = { status: 403, type: 'text/plain', body: 'use the address that gazette has printed' };

function send(response: ServerResponse, { status, type, body, allow }: Answer): void {
  response.writeHead(status, {
    'content-type': type,
    'cache-control': 'no-store',
    'content-security-policy': "frame-ancestors 'none'",
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    ...(allow === undefined ? {} : { allow }),
  });
  response.end(body);
}

/** A request by our own name, and, where the browser says from where, from our own page. */
function isOwnHost({ headers }: IncomingMessage, port: number): boolean {
  const names = [`127.0.0.1:${port}`, `localhost:${port}`];
  if (!names.includes(headers.host ?? '')) return false;
  if (headers.origin !== undefined && !names.some((name) => headers.origin === `http://${name}`)) return false;
  const from = headers['sec-fetch-site'];
  return from === undefined || from === 'same-origin' || from === 'none';
}

function isSame(given: string | string[] | null | undefined, token: string): boolean {
  const [a, b] = [Buffer.from(String(given ?? '')), Buffer.from(token)];
  return a.length === b.length && timingSafeEqual(a, b);
}

/** The body as text, or undefined where it is too large. */
async function bodyOf(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > longestBody) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
