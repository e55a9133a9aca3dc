import { type Digest, digestOf } from '../completion-marker.ts';
import type { DedupeDocument, SignedDocument } from '../dedupe-rows.ts';
import type { DedupeSteps } from '../index/dedupe-steps.ts';
import type { RowWriter } from '../tables/write-rows.ts';

/** UTF-16 units and documents of a batch. */
const BATCH_UNITS = 2_000_000;
const BATCH_DOCUMENTS = 5000;

/** Half of a surrogate pair without its other half, which no UTF-8 can hold: as the digest and Parquet, it becomes U+FFFD. */
const LONE_SURROGATE = /\p{Surrogate}/gu;

/** Signs documents and writes them with their texts, in their order. Out: the digest of the documents. */
export async function signShard(
  documents: AsyncIterable<DedupeDocument>,
  { sign, parallel }: Pick<DedupeSteps, 'sign' | 'parallel'>,
  writers: { readonly documents: RowWriter<DedupeDocument>; readonly signed: RowWriter<SignedDocument> },
): Promise<Digest> {
  const entries: [id: string, sha256: string][] = [];
  const running: Promise<readonly [readonly DedupeDocument[], readonly SignedDocument[]]>[] = [];
  const finish = async () => {
    const [batch, signed] = await running.shift()!;
    for (const [k, row] of signed.entries()) {
      entries.push([row.document, row.sha256]);
      await writers.documents.write(batch[k]!);
      await writers.signed.write(row);
    }
  };
  const begin = (batch: readonly DedupeDocument[]) => {
    const begun = sign(batch).then((signed) => [batch, signed] as const);
    // Whoever waits for it is told; nobody may wait yet.
    begun.catch(() => {});
    running.push(begun);
  };
  let batch: DedupeDocument[] = [];
  let units = 0;
  for await (const { id, text } of documents) {
    batch.push({ id, text: text.replace(LONE_SURROGATE, '\ufffd') });
    units += text.length;
    if (units < BATCH_UNITS && batch.length < BATCH_DOCUMENTS) continue;
    begin(batch);
    [batch, units] = [[], 0];
    if (running.length >= parallel) await finish();
  }
  if (batch.length > 0) begin(batch);
  while (running.length > 0) await finish();
  return digestOf(entries);
}
