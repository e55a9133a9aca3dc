import type { Message } from './finding.ts';
import type { Language } from './language.ts';
import { type Sentence, sentenceOf } from './messages.ts';
import { chineseSentenceOf } from './messages-zh.ts';

/** A finding in words of a language. Wording may change; codes and arguments may not. */
export function speak(message: Message, language: Language): Sentence {
  return language === 'zh' ? chineseSentenceOf(message) : sentenceOf(message);
}
