import { readAlto } from './alto.ts';
import { decode } from './decode.ts';
import { readHocr } from './hocr.ts';
import { readPageXml } from './page-xml.ts';
import type { Encoded, Reader } from './reader.ts';
import { setRecognised } from './set-recognised.ts';

const formats = { hocr: readHocr, alto: readAlto, page: readPageXml } as const;

/**
 * Reads what programs of text recognition write: hOCR, ALTO 2 to 4, PAGE XML. The text of the source is what was recognised, in file
 * order; its lines have the reading order of the file where it is one, else that of the columns which the boxes show.
 *
 * @throws GazetteError `hostile-markup`, `too-large`, and as `decode` does
 * @example
 * (await readRecognition({ id: 's1', path: 'page.hocr', media: 'hocr', content })).lines[0]
 * // { page: 1, column: 1, text: '政府工作报告', box: { left: 201, top: 183, right: 643, bottom: 210 }, confidences: [[0, 2, 0.94], …], … }
 */
export const readRecognition: Reader = async (input) => {
  const name = input.path === '-' ? 'standard input' : input.path;
  const { text, encoding } = decoded(input, name);
  const format = formats[input.media as keyof typeof formats];
  return setRecognised(input, encoding, format(text, name, input));
};

function decoded({ content, encoding }: Encoded, name: string) {
  if (typeof content !== 'string') return decode(content, name, encoding);
  return { text: content.replace(/^\ufeff/, ''), encoding: encoding ?? 'utf-8' };
}
