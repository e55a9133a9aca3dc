import { describe, expect, test } from 'vitest';
import { detectLanguage } from '../../src/language/detect-language.ts';
import { nameLanguages } from '../../src/language/paragraph-languages.ts';

describe('the language of a paragraph', () => {
  test.each([
    ['zh', '各位代表：现在，我向大会报告工作，请予审议。'],
    ['zh', '我市GDP增长5.2%，CPI上涨0.3%。'],
    ['ja', '川の水が引いて、堤の柳が芽吹いた。'],
    ['ko', '강물이 물러나고 둑의 버드나무가 자랐다.'],
    ['ru', 'Паром через реку починили весной.'],
    ['uk', 'Пором через річку полагодили навесні, її чекали.'],
    ['el', 'Το πέρασμα του ποταμού άνοιξε.'],
    ['en', 'The ferry was repaired in June, and the landing with it.'],
    ['de', 'Die Fähre iſt im Juni repariert worden, und mit ihr der Steg.'],
    ['fr', 'Le bac a été réparé au mois de juin, et le quai avec lui.'],
    ['es', 'La barca fue reparada en junio y el muelle con ella.'],
    ['it', 'Il traghetto è stato riparato nel mese di giugno, con il molo.'],
    ['nl', 'De veerpont is in juni hersteld en de steiger ook.'],
  ])('is %s by script or small words: %s', (language, text) => {
    expect(detectLanguage(text)).toBe(language);
  });

  test.each(['', '15.2%', 'Wien, 1873', '— — —'])('is not told of too little: %s', (text) => {
    expect(detectLanguage(text)).toBeUndefined();
  });

  test('of a short one is the document’s where nearly all of it is in that language', () => {
    const body = (text: string) => ({ kind: 'body', text, pieces: [] }) as const;
    const german = 'Die Fähre iſt im Juni repariert worden, und mit ihr der Steg. '.repeat(5);
    const languages = (texts: readonly string[]) => nameLanguages(texts.map(body)).map(({ language }) => language);
    expect(languages(['Verkehr.', german, '12,50'])).toEqual(['de', 'de', undefined]);
    expect(languages(['Verkehr.', german, '各位代表：现在报告工作。'.repeat(10)])).toEqual([undefined, 'de', 'zh']);
    expect(languages(['GDP', '各位代表：现在报告工作。'])).toEqual([undefined, 'zh']);
  });
});
