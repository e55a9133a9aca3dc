import { request } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { clean } from '../../src/clean.ts';
import type { Decision, Decisions } from '../../src/decisions/decision.ts';
import { type ReviewSite, type ServeOptions, serveReview } from '../../src/diff/serve-review.ts';

const reject: Decision = { kind: 'joint', id: '9f2c61d0a4be', decision: 'reject' };
let site: ReviewSite | undefined;
afterEach(() => site?.close());

async function serve(options: Partial<ServeOptions> = {}) {
  const saved: Decisions[] = [];
  const cleaned = await clean('- 4 -\n澜川市人民政府公报 2025·1\n一、过去一年的工作\n');
  const save = async (decisions: Decisions) => {
    saved.push(decisions);
  };
  site = await serveReview(cleaned, { save, ...options });
  return { url: new URL(site.url), token: new URL(site.url).searchParams.get('token')!, saved, cleaned };
}

interface Asked {
  readonly path?: string;
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

function ask(url: URL, { path = url.pathname + url.search, method = 'GET', headers = {}, body }: Asked) {
  return new Promise<{ status: number; text: string; headers: NodeJS.Dict<string | string[]> }>((resolve, reject) => {
    const asked = request({ host: '127.0.0.1', port: url.port, path, method, headers }, (response) => {
      let text = '';
      response.on('data', (chunk) => {
        text += chunk;
      });
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text, headers: response.headers }));
    });
    asked.on('error', reject);
    asked.end(body);
  });
}

const json = { 'content-type': 'application/json' };
const decide = (...decisions: readonly unknown[]) => JSON.stringify({ withdraw: [], decide: decisions });

describe('the server of a review', () => {
  it('gives the page to who knows the token, and to nobody else', async () => {
    const { url } = await serve();
    expect((await ask(url, {})).text).toContain('澜川市人民政府公报');
    for (const path of ['/', '/?token=', '/?token=wrong', `/${url.search}x`]) {
      const { status, text } = await ask(url, { path });
      expect([status, text.includes('澜川')]).toEqual([403, false]);
    }
  });

  it('listens on 127.0.0.1 only, and answers to no other name', async () => {
    const { url } = await serve();
    expect(url.hostname).toBe('127.0.0.1');
    for (const host of ['evil.example', `evil.example:${url.port}`, '127.0.0.1', `127.0.0.1:1${url.port}`]) {
      expect((await ask(url, { headers: { host } })).status).toBe(403);
    }
    expect((await ask(url, { headers: { host: `localhost:${url.port}` } })).status).toBe(200);
  });

  it('takes nothing from another site', async () => {
    const { url, token, saved } = await serve();
    const own = { ...json, 'x-gazette-token': token };
    const post = { path: '/decisions', method: 'POST', body: decide(reject) };
    for (const headers of [
      json,
      { ...json, 'x-gazette-token': 'wrong' },
      { ...own, origin: 'https://evil.example' },
      { ...own, origin: 'null' },
      { ...own, 'sec-fetch-site': 'cross-site' },
    ]) {
      expect((await ask(url, { ...post, headers })).status).toBe(403);
    }
    // A form of another site can send this kind without being asked first.
    expect((await ask(url, { ...post, headers: { ...own, 'content-type': 'text/plain' } })).status).toBe(415);
    expect(saved).toEqual([]);
  });

  it('refuses wrong methods, unknown places and bodies that are too large', async () => {
    const { url, token } = await serve();
    const headers = { ...json, 'x-gazette-token': token };
    expect((await ask(url, { method: 'PUT' })).status).toBe(405);
    expect((await ask(url, { path: '/', method: 'POST', headers })).headers.allow).toBe('GET');
    expect((await ask(url, { path: `/etc/passwd${url.search}` })).status).toBe(404);
    const body = decide({ ...reject, note: 'x'.repeat(1_100_000) });
    expect((await ask(url, { path: '/decisions', method: 'POST', headers, body })).status).toBe(413);
  });

  it('saves each decision, takes it back, and refuses what is none', async () => {
    const { url, token, saved, cleaned } = await serve();
    const headers = { ...json, 'x-gazette-token': token };
    const post = (body: string) => ask(url, { path: '/decisions', method: 'POST', headers, body });
    expect((await post(decide(reject))).status).toBe(200);
    expect((await post(decide({ ...reject, decision: 'accept' }))).status).toBe(200);
    expect((await post(JSON.stringify({ withdraw: [reject], decide: [] }))).status).toBe(200);
    const report = cleaned.ledger.report.sha256;
    expect(saved).toEqual([
      { version: 1, report, decisions: [reject] },
      { version: 1, report, decisions: [{ ...reject, decision: 'accept' }] },
      { version: 1, report, decisions: [] },
    ]);
    for (const body of ['', '[]', '{"decide":1}', decide({ kind: 'joint', id: 'x', decision: 'maybe' })]) {
      expect((await post(body)).status).toBe(400);
    }
    expect(saved.length).toBe(3);
  });

  it('loses no decision when many come at once', async () => {
    const { url, token, saved } = await serve();
    const headers = { ...json, 'x-gazette-token': token };
    const ids = Array.from({ length: 20 }, (_, k) => `joint${k}`);
    await Promise.all(
      ids.map((id) => ask(url, { path: '/decisions', method: 'POST', headers, body: decide({ ...reject, id }) })),
    );
    expect(
      saved
        .at(-1)!
        .decisions.map(({ id }) => id)
        .sort(),
    ).toEqual([...ids].sort());
  });

  it('does not take for saved what could not be written', async () => {
    const { url, token } = await serve({ save: () => Promise.reject(new Error('the disk is full')) });
    const headers = { ...json, 'x-gazette-token': token };
    const answer = await ask(url, { path: '/decisions', method: 'POST', headers, body: decide(reject) });
    expect(answer.status).toBe(500);
    expect((await ask(url, {})).text).toContain('"decisions":[]');
  });

  it('cleans again with the decisions, where it can', async () => {
    const given: (readonly Decision[])[] = [];
    const again = await clean('重新整理过的公报。\n');
    const rerun = async (decisions: readonly Decision[]) => {
      given.push(decisions);
      return again;
    };
    const { url, token, saved } = await serve({ rerun });
    const headers = { ...json, 'x-gazette-token': token };
    await ask(url, { path: '/decisions', method: 'POST', headers, body: decide(reject) });
    expect((await ask(url, { path: '/apply', method: 'POST', headers, body: '{}' })).status).toBe(200);
    expect(given).toEqual([[reject]]);
    expect((await ask(url, {})).text).toContain('重新整理过的公报');
    expect(saved.at(-1)!.report).toBe(again.ledger.report.sha256);
    await site!.close();
    const plain = await serve();
    const own = { ...json, 'x-gazette-token': plain.token };
    expect((await ask(plain.url, { path: '/apply', method: 'POST', headers: own, body: '{}' })).status).toBe(404);
  });

  it('says so when the port is taken', async () => {
    const { url } = await serve();
    const cleaned = await clean('公报\n');
    const second = serveReview(cleaned, { port: Number(url.port), save: async () => {} });
    await expect(second).rejects.toMatchObject({ code: 'port-taken' });
  });
});
