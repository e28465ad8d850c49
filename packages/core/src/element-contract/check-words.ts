import { finding, type Finding } from './findings.ts';
import { withElement, type PageUnderTest } from './page-under-test.ts';
import { listed, saidBy } from './reading.ts';
import { failure, HeldBackend, settled } from './stage.ts';
import { chineseIn, stringsIn, untranslatedIn } from './words.ts';

/** What is said in one language, state by state. */
async function wordsIn(page: PageUnderTest, lang: string): Promise<string[]> {
  const { spec } = page;
  const said = async (element: HTMLElement): Promise<string[]> => {
    await settled(element);
    return saidBy(element);
  };
  const given = [
    await withElement(page, { lang }, spec.give, said),
    await withElement(page, { lang }, spec.giveEmpty, said),
  ].flat();
  if (!spec.fetches) return given;
  const backend = new HeldBackend();
  const nothing = (): void => undefined;
  const fetched = await withElement(page, { lang, backend }, nothing, async (element) => {
    const waiting = await said(element);
    backend.answer(500, failure(500, 'unavailable'));
    return [...waiting, ...(await said(element))];
  });
  return [...given, ...fetched];
}

/** Both languages are complete, and the words follow the page. */
export async function checkWords(page: PageUnderTest): Promise<Finding[]> {
  const { spec } = page;
  const data = stringsIn(spec.data);
  const chinese = await wordsIn(page, 'zh-CN');
  const english = await wordsIn(page, 'en');
  const follows = await withElement(page, {}, spec.giveEmpty, async (element, stage) => {
    await settled(element);
    const before = saidBy(element).join('\n');
    stage.lang = 'en';
    await settled(element);
    // What says nothing has nothing to follow: that it is silent is said elsewhere.
    return before === '' || saidBy(element).join('\n') !== before;
  });
  page.watch.asked.length = 0;
  const left = chineseIn(english, data);
  const untranslated = untranslatedIn(chinese, english, data);
  return [
    ...(left.length === 0 ? [] : [finding('not_english', listed(left))]),
    ...(untranslated.length === 0 ? [] : [finding('not_chinese', listed(untranslated))]),
    // An element of one language says so above already.
    ...(follows || left.length > 0 || untranslated.length > 0 ? [] : [finding('language_stays')]),
  ];
}
