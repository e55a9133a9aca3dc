import { GazetteError } from '../../errors.ts';
import { idInWords } from '../../records/record.ts';
import { signDocument } from '../signatures/sign-document.ts';
import { type Stage, type StageOptions, textRecord } from './stage.ts';

/** Signs the text of a record, for the search of passages that documents share: see `SignedDocument`. It needs an id. */
export function signStage(options: StageOptions): Stage {
  return async (json, name) => {
    const record = textRecord(json, name, options);
    const id = idInWords(record);
    if (id === undefined) throw new GazetteError('invalid-row', name);
    const signed = JSON.stringify(signDocument({ id, text: record.text }));
    return `{"id":${record.id},${signed.slice(1)}`;
  };
}
