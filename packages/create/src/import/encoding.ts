import { fileFault } from './file-fault.ts';

export type EncodingOption = 'auto' | 'utf-8' | 'gb18030';
export type Encoding = Exclude<EncodingOption, 'auto'>;

export interface Decoded {
  readonly text: string;
  readonly encoding: Encoding;
}

const BOM = [0xef, 0xbb, 0xbf];
const hasBom = (bytes: Uint8Array): boolean => BOM.every((byte, index) => bytes[index] === byte);

function decodeAs(bytes: Uint8Array, encoding: Encoding): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}

/**
 * Text of a file. `auto` takes UTF-8 where the bytes are valid UTF-8 and GB18030 otherwise. An encoding
 * that was named and does not fit is refused: read on, it would give 乱码 in the layer for good.
 */
export function decode(bytes: Uint8Array, wanted: EncodingOption): Decoded {
  const utf8 = decodeAs(bytes, 'utf-8');
  if (wanted === 'gb18030' && utf8 !== undefined && (hasBom(bytes) || readsAsChinese(utf8))) {
    throw wrongEncoding('gb18030', 'utf-8');
  }
  if (wanted !== 'gb18030' && utf8 !== undefined) return { text: utf8, encoding: 'utf-8' };
  if (wanted === 'utf-8') throw wrongEncoding('utf-8', 'gb18030');
  const text = decodeAs(bytes, 'gb18030');
  if (text === undefined) {
    throw fileFault(
      'invalid',
      'encoding_unknown',
      {
        'zh-CN': '文件既不是 UTF-8 也不是 GB18030 编码的文本。',
        en: 'The file is text in neither UTF-8 nor GB18030.',
      },
      {
        'zh-CN': '在表格软件里另存为“CSV UTF-8（逗号分隔）”。',
        en: 'Save it as “CSV UTF-8 (comma delimited)” in your spreadsheet.',
      },
    );
  }
  return { text, encoding: 'gb18030' };
}

/** GB18030 accepts almost any bytes, so what reads as several Chinese characters in UTF-8 is UTF-8. */
function readsAsChinese(text: string): boolean {
  const foreign = text.match(/[^\u0000-\u007f]/gu) ?? [];
  const chinese = foreign.filter((character) => /[\p{Script=Han}，。（）、：；]/u.test(character));
  return chinese.length >= 3 && chinese.length > foreign.length / 2;
}

const wrongEncoding = (named: Encoding, real: Encoding) =>
  fileFault(
    'invalid',
    'encoding_wrong',
    {
      'zh-CN': `文件不是 ${named.toUpperCase()} 编码。`,
      en: `The file is not encoded in ${named.toUpperCase()}.`,
    },
    {
      'zh-CN': `改用 --encoding ${real}，或不写这一项。`,
      en: `Use --encoding ${real}, or leave the option out.`,
    },
  );
